# SPDX-License-Identifier: GPL-3.0-or-later
PYTHON ?= python3
BIN := .venv/bin
OFFSCREEN := QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software
SHARED := -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
PYTEST := $(OFFSCREEN) $(BIN)/python -m pytest $(SHARED)
QUICK := tests/test_architecture.py tests/unit tests/qt/kit/test_controls.py tests/qt/kit/test_lang.py \
	tests/qt/kit/test_theme.py $(addprefix tests/qt/desk/test_,accessibility.py engine.py starting.py)
CORE := tests/unit/domain tests/unit/ledger tests/unit/bundles tests/contract
MEASURED := $(addprefix --cov=assembly_app.,domain ledger bundles) --cov-branch --cov-report=
SEED ?= $(shell od -An -N3 -tu4 /dev/urandom | tr -d ' ')
SCREEN := $(or $(DISPLAY),$(WAYLAND_DISPLAY),$(filter Darwin,$(shell uname -s)))

.PHONY: run quick test soak bench lint gallery translations architecture package clean prepare

run: prepare
ifneq ($(SCREEN),)
	$(BIN)/assembly practice
else
	$(BIN)/assembly practice --headless --out build/practice
endif

prepare:
	@$(PYTHON) packaging/prepare.py

# While one works: no window of the whole desk, nothing that takes seconds.
quick:
	@$(PYTHON) packaging/prepare.py --with-test-programs
	$(PYTEST) -m "not slow" $(QUICK)

test:
	@$(PYTHON) packaging/prepare.py --with-test-programs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(PYTEST) --durations=25 $(CORE:%=--ignore=%)
	$(PYTEST) --durations=25 $(CORE) $(MEASURED) --cov-report=json:build/core.json
	$(BIN)/python -m tests.covered build/core.json

# Long, at random, and with windows that draw late. `make soak SEED=n` does the same again.
soak: SOAKED := $(SEED)
soak:
	@$(PYTHON) packaging/prepare.py --with-test-programs
	ASSEMBLY_TEST_SOAK=$(SOAKED) QT_QPA_UPDATE_IDLE_TIME=50 $(PYTEST) --durations=25 --hypothesis-seed=$(SOAKED) \
		$(MEASURED) --cov=assembly_app.service --cov-report=json:build/whole.json
	$(BIN)/python -m tests.covered build/whole.json --whole

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
