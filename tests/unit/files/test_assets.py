# SPDX-License-Identifier: GPL-3.0-or-later
"""Screens, words and drawings are found in a checkout and in an installed wheel."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembly_app.files import assets


def test_a_checkout_has_everything() -> None:
    assert (assets.ui() / "Assembly" / "Kit" / "qmldir").is_file()
    assert (assets.translations() / "assembly.pot").is_file()
    assert assets.resources().is_dir()


def test_an_installed_wheel_carries_them_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "assembly_app"
    (package / "ui" / "Assembly").mkdir(parents=True)
    monkeypatch.setattr(assets, "_PACKAGE", package)

    assert assets.ui() == package / "ui"


def test_a_program_without_its_screens_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "_PACKAGE", tmp_path / "assembly_app")

    with pytest.raises(FileNotFoundError, match="without its screens"):
        assets.ui()
