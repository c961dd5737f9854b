# SPDX-License-Identifier: GPL-3.0-or-later
"""No QML file reads a property that is not there, in Qt or in Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembly_app.files import assets
from tests.qt.support.qml_lint import complaints, describe_models

MODELS = sorted((Path(__file__).parents[3] / "assembly_app" / "viewmodels").rglob("*.py"))


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sources = [path for path in MODELS if "QmlElement" in path.read_text(encoding="utf-8")]
    return describe_models(sources, tmp_path_factory.mktemp("types"))


def test_every_screen_and_control_is_sound(models: Path) -> None:
    pages = Path(__file__).parents[2] / "gallery"
    files = sorted(assets.ui().rglob("*.qml")) + sorted(pages.glob("*.qml"))

    assert complaints(files, assets.ui(), models) == []


@pytest.mark.parametrize("wrong", ["lang.trr('Agenda')", "lang.rtl2", "Theme.papper"])
def test_a_misspelt_property_is_found(models: Path, tmp_path: Path, wrong: str) -> None:
    page = tmp_path / "Page.qml"
    page.write_text(
        f"import QtQuick\nimport Assembly.Kit\nimport Assembly.Models\n"
        f"Item {{ id: page; required property Lang lang; property var a: page.{wrong}; property var b: Theme.paper }}\n"
        if "Theme" not in wrong
        else f"import QtQuick\nimport Assembly.Kit\nItem {{ property var a: {wrong} }}\n",
        encoding="utf-8",
    )

    assert any("missing-property" in line for line in complaints([page], assets.ui(), models))


@pytest.mark.parametrize("field", ["wentOnWhy", "takenAt", "titles"])
def test_a_misspelt_field_of_what_a_page_shows_is_found(models: Path, tmp_path: Path, field: str) -> None:
    page = tmp_path / "Page.qml"
    source = "import QtQuick\nimport Assembly.Models\n"
    source += f"Item {{ id: page; required property DecisionFacts detail; property var a: page.detail.{field} }}\n"
    page.write_text(source, encoding="utf-8")
    assert complaints([page], assets.ui(), models) == []

    page.write_text(source.replace(field, f"{field}x"), encoding="utf-8")
    assert any("missing-property" in line for line in complaints([page], assets.ui(), models))


def test_every_control_is_in_the_kit() -> None:
    kit = assets.ui() / "Assembly" / "Kit"
    named = {line.split()[-1] for line in (kit / "qmldir").read_text(encoding="utf-8").splitlines() if ".qml" in line}

    assert named == {path.name for path in kit.glob("*.qml")}
