# SPDX-License-Identifier: GPL-3.0-or-later
"""The house stands: every rule holds for this checkout, and every rule can fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture_rules import RULES, Rule
from tests.source_tree import Tree

ROOT = Path(__file__).resolve().parent.parent
LICENCE = "# SPDX-License-Identifier: GPL-3.0-or-later\n"

# For each rule: a file that breaks it.
BREAKS: dict[str, tuple[str, str]] = {
    "The domain is pure": (
        "assembly_app/domain/members/membership.py",
        "import datetime\nNOW = datetime.datetime.now()\n",
    ),
    "Errors stand at the very bottom": ("assembly_app/errors.py", "import msgspec\n"),
    "The command line has no sentence": (
        "assembly_app/cli/acts.py",
        "print('It is done.')\n",
    ),
    "The ledger knows no": ("assembly_app/ledger/feed.py", "from sqlite3 import connect\n"),
    "Bundles know no": ("assembly_app/bundles/builder.py", "def f() -> None:\n    import PySide6.QtCore\n"),
    "The service knows no": ("assembly_app/service/acts.py", "from sqlalchemy import select\n"),
    "The store knows no Qt": ("assembly_app/store/tables.py", "from PySide6.QtCore import QObject\n"),
    "The store sees the service": ("assembly_app/store/tables.py", "from assembly_app.service import acts\n"),
    "Only the store speaks": ("assembly_app/cli/main.py", "import sqlalchemy.orm\n"),
    "Languages know no": ("assembly_app/i18n/words.py", "from ..domain import people\n"),
    "Documents never read": ("assembly_app/documents/notice.py", "import assembly_app.store.tables\n"),
    "At most one module": ("assembly_app/documents/notice.py", "from PySide6.QtGui import QTextLayout\n"),
    "Importers know no": ("assembly_app/importers/members.py", "from assembly_app.service.assembly import new_id\n"),
    "View-models know QtCore": ("assembly_app/viewmodels/desk.py", "from PySide6.QtGui import QColor\n"),
    "View-models never touch": ("assembly_app/viewmodels/desk.py", "from assembly_app import store\n"),
    "The desktop is the only": ("assembly_app/cli/main.py", "import qasync\n"),
    "Nothing imports the command": ("assembly_app/service/acts.py", "from assembly_app.cli import main\n"),
    "Nothing imports the desktop": ("assembly_app/store/tables.py", "from assembly_app.desktop import app\n"),
    "The sample neighbourhood": ("assembly_app/demo/sample.py", "from PySide6.QtCore import QObject\n"),
    "The package has folders": ("assembly_app/roof/tiles.py", "A = 1\n"),
    "Dependencies point": ("assembly_app/service/acts.py", "from assembly_app.viewmodels.desk import Desk\n"),
    "Each layer installs": ("assembly_app/i18n/words.py", "import click\n"),
    "No source file is longer": ("assembly_app/service/acts.py", "A = 1\n" * 401),
    "No module has a name": ("assembly_app/service/" + "util" + "s.py", "A = 1\n"),
    "Every source file names": ("assembly_app/service/acts.py", "\n" * 300),
    "QML is given": ("assembly_app/desktop/engine.py", "context.setContextProperty('vm', vm)\n"),
    "The kit of controls": ("ui/Assembly/Kit/Card.qml", "import QtQuick\nimport Assembly.Desk\nItem {}\n"),
}


@pytest.fixture(scope="module")
def checkout() -> Tree:
    return Tree(ROOT)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.sentence)
def test_rule_holds(rule: Rule, checkout: Tree) -> None:
    assert list(rule.check(checkout)) == [], rule.sentence


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.sentence)
def test_rule_holds_in_an_empty_checkout(rule: Rule, tmp_path: Path) -> None:
    assert list(rule.check(Tree(tmp_path))) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.sentence)
def test_rule_can_fail(rule: Rule, tmp_path: Path) -> None:
    (path, text) = next(found for start, found in BREAKS.items() if rule.sentence.startswith(start))
    broken = tmp_path / path
    broken.parent.mkdir(parents=True, exist_ok=True)
    broken.write_text(text if "names its licence" in rule.sentence else LICENCE + text, encoding="utf-8")
    other = tmp_path / "assembly_app" / "documents" / "drawing.py"
    other.parent.mkdir(parents=True, exist_ok=True)
    other.write_text(LICENCE + "from PySide6.QtGui import QFont\n", encoding="utf-8")

    complaints = list(rule.check(Tree(tmp_path)))

    assert complaints, f"{path} should break: {rule.sentence}"
    assert broken.name in " ".join(complaints)


def test_a_clean_small_program_breaks_no_rule(tmp_path: Path) -> None:
    good = {
        "assembly_app/domain/members/membership.py": "from datetime import date\nimport msgspec\n",
        "assembly_app/service/acts.py": "from assembly_app.domain.people import date\nfrom . import ports\n",
        "assembly_app/store/tables.py": "import sqlalchemy\nfrom assembly_app.service.core.ports import Store\n",
        "assembly_app/desktop/event_loop.py": "import qasync\nfrom PySide6 import QtGui\n",
        "assembly_app/cli/main.py": "import click\nfrom assembly_app.desktop import app\n",
    }
    for path, text in good.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(LICENCE + text, encoding="utf-8")

    assert [line for rule in RULES for line in rule.check(Tree(tmp_path))] == []
