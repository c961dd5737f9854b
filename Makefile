# SPDX-License-Identifier: GPL-3.0-or-later
PYTHON ?= python3
BIN := .venv/bin
OFFSCREEN := QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software
SHARED := -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
SCREEN := $(or $(DISPLAY),$(WAYLAND_DISPLAY),$(filter Darwin,$(shell uname -s)))

.PHONY: run test bench lint gallery translations architecture package clean prepare

run: prepare
ifneq ($(SCREEN),)
	$(BIN)/assembly practice
else
	$(BIN)/assembly practice --headless --out build/practice
endif

prepare:
	@$(PYTHON) packaging/prepare.py

test:
	@$(PYTHON) packaging/prepare.py --with-test-programs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(OFFSCREEN) $(BIN)/python -m pytest --ignore=tests/unit/domain $(SHARED)
	$(BIN)/python -m pytest tests/unit/domain $(SHARED) --cov=assembly_app.domain --cov-branch --cov-fail-under=100 \
		--cov-report=term-missing:skip-covered

bench: prepare
	$(OFFSCREEN) $(BIN)/python -m tests.bench

lint: prepare
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache --no-logo
	$(BIN)/python packaging/dead_code.py

gallery: prepare
	$(OFFSCREEN) $(BIN)/python -m tests.gallery build/gallery

translations: prepare
	$(BIN)/python packaging/update_catalogues.py

architecture: prepare
	$(BIN)/python packaging/draw_architecture.py

package: prepare
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean:
	rm -rf .venv build dist
