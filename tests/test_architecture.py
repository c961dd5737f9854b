# SPDX-License-Identifier: GPL-3.0-or-later
"""The house stands: every rule and every contract holds for this checkout, and every one can fail."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest
from grimp import ImportGraph, build_graph
from importlinter import Contract
from importlinter.api import read_configuration
from importlinter.contracts.acyclic_siblings import AcyclicSiblingsContract
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract
from importlinter.contracts.protected import ProtectedContract

from tests.architecture_rules import RULES, Rule
from tests.source_tree import PACKAGE, Tree

ROOT = Path(__file__).resolve().parent.parent
LICENCE = "# SPDX-License-Identifier: GPL-3.0-or-later\n"

# For each rule: a file that breaks it.
BREAKS: dict[str, tuple[str, str]] = {
    "The domain is pure": (
        "assembly_app/domain/members/membership.py",
        "import datetime\nNOW = datetime.datetime.now()\n",
    ),
    "The command line has no sentence": (
        "assembly_app/cli/acts.py",
        "print('It is done.')\n",
    ),
    "At most one module": ("assembly_app/documents/notice.py", "from PySide6.QtGui import QTextLayout\n"),
    "View-models know QtCore": ("assembly_app/viewmodels/desk.py", "from PySide6.QtGui import QColor\n"),
    "Each layer installs": ("assembly_app/i18n/words.py", "import click\n"),
    "The package has folders": ("assembly_app/roof/tiles.py", "A = 1\n"),
    "No module imports itself": (
        "assembly_app/service/acts.py",
        "if TYPE_CHECKING:\n    from assembly_app.documents.drawing import A\n",
    ),
    "No source file is longer": ("assembly_app/service/acts.py", "A = 1\n" * 401),
    "Lines of QML": ("ui/Assembly/Kit/Card.qml", f"// {'-' * 120}\n"),
    "No module has a name": ("assembly_app/service/" + "util" + "s.py", "A = 1\n"),
    "Every source file names": ("assembly_app/service/acts.py", "\n" * 300),
    "QML is given": ("assembly_app/desktop/engine.py", "context.setContextProperty('vm', vm)\n"),
    "Every component is used": ("ui/Assembly/Kit/Card.qml", "// like Card\nItem { property Item card: null }\n"),
    "Each folder of QML": ("ui/Assembly/Kit/Card.qml", "Item {}\n"),
    "The kit of controls": ("ui/Assembly/Kit/Card.qml", "import QtQuick\nimport Assembly.Desk\nItem {}\n"),
}

# For each contract: an import that breaks it, between modules that need not be there.
PLANTS: dict[str, tuple[str, str]] = {
    "Dependencies point one way": ("service.acts", "viewmodels.desk"),
    "A rule of the domain": ("domain.charter.changes", "domain.actions.action_items"),
    "A state of the domain": ("domain.charter.state", "domain.charter.changes"),
    "Neither layers nor features": ("viewmodels.kit.times", "viewmodels.today.today"),
    "The store sees the service": ("store.ledger_tables", "service.core.assembly"),
    "Records are kept": ("ledger.feeds", "PySide6"),
    "The desktop is the only": ("viewmodels.desk", "qasync"),
    "Only the store speaks": ("cli.main", "sqlalchemy"),
    "Only the way in imports": ("documents.minutes", "cli.main"),
    "Only the command line opens": ("viewmodels.desk", "desktop.app"),
    "Only the desktop and the command line play": ("documents.minutes", "demo.sample"),
    "Only the desktop shows": ("cli.main", "viewmodels.desk"),
    "Only the desktop and the command line make": ("viewmodels.desk", "documents.minutes"),
    "Only the desktop, the command line and the sample": ("documents.minutes", "store.ledger_tables"),
    "Only view-models and the command line read": ("desktop.app", "importers.reader"),
    "The service is asked": ("importers.reader", "service.core.assembly"),
    "Words belong to": ("service.core.assembly", "i18n.catalogues"),
    "Only the service, the installation": ("viewmodels.exchange.rows", "bundles.reader"),
    "Windows know nothing": ("viewmodels.trust.rows", "ledger.roll"),
    "Languages, the installation": ("i18n.refusals", "domain.refusal"),
    "The core looks for no files": ("service.core.assembly", "files.paths"),
}

CONTRACT_TYPES: dict[str, type[Contract]] = {
    kind.type_name: kind for kind in (LayersContract, ForbiddenContract, ProtectedContract, AcyclicSiblingsContract)
}
SETTINGS = read_configuration(str(ROOT / "pyproject.toml"))
CONTRACTS = [
    CONTRACT_TYPES[options["type"]](options["name"], SETTINGS["session_options"], options)
    for options in SETTINGS["contracts_options"]
]


@pytest.fixture(scope="module")
def checkout() -> Tree:
    return Tree(ROOT)


@pytest.fixture(scope="module")
def graph() -> ImportGraph:
    """Who imports whom in this checkout, other people's libraries included."""
    return build_graph(PACKAGE, include_external_packages=True, cache_dir=None)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.sentence)
def test_rule_holds(rule: Rule, checkout: Tree) -> None:
    assert list(rule.check(checkout)) == [], rule.sentence


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.sentence)
def test_rule_can_fail(rule: Rule, tmp_path: Path) -> None:
    (path, text) = next(found for start, found in BREAKS.items() if rule.sentence.startswith(start))
    broken = tmp_path / path
    broken.parent.mkdir(parents=True, exist_ok=True)
    broken.write_text(text if "names its licence" in rule.sentence else LICENCE + text, encoding="utf-8")
    other = tmp_path / "assembly_app" / "documents" / "drawing.py"
    other.parent.mkdir(parents=True, exist_ok=True)
    other.write_text(LICENCE + "import assembly_app.service.acts\nfrom PySide6.QtGui import QFont\n", encoding="utf-8")

    complaints = list(rule.check(Tree(tmp_path)))

    assert complaints, f"{path} should break: {rule.sentence}"
    assert broken.stem in " ".join(complaints)


def test_a_clean_small_program_breaks_no_rule(tmp_path: Path) -> None:
    good = {
        "assembly_app/domain/members/membership.py": "from datetime import date\nimport msgspec\n",
        "assembly_app/service/acts.py": "from assembly_app.domain.people import date\nfrom . import ports\n",
        "assembly_app/store/ledger_tables.py": "import sqlalchemy\nfrom assembly_app.service.core.ports import Store\n",
        "assembly_app/desktop/event_loop.py": "import qasync\nfrom PySide6 import QtGui\n",
        "assembly_app/cli/main.py": "import click\nfrom assembly_app.desktop import event_loop\n",
    }
    assert [line for rule in RULES for line in rule.check(Tree(tmp_path))] == []
    for path, text in good.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(LICENCE + text, encoding="utf-8")

    assert [line for rule in RULES for line in rule.check(Tree(tmp_path))] == []


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.name)
def test_contract_holds(contract: Contract, graph: ImportGraph) -> None:
    check = contract.check(deepcopy(graph), verbose=False)

    if not check.kept:
        contract.render_broken_contract(check)
    assert check.kept, contract.name


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.name)
def test_contract_can_fail(contract: Contract, graph: ImportGraph) -> None:
    planted = deepcopy(graph)
    importer, imported = next(found for start, found in PLANTS.items() if contract.name.startswith(start))
    within = imported if imported in {"PySide6", "qasync", "sqlalchemy"} else f"{PACKAGE}.{imported}"
    planted.add_import(importer=f"{PACKAGE}.{importer}", imported=within)

    assert not contract.check(planted, verbose=False).kept, f"{importer} -> {imported} should break: {contract.name}"


def test_contracts_see_imports_for_the_type_checker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "planted_app"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "first.py").write_text("from planted_app import second\n", encoding="utf-8")
    (package / "second.py").write_text(
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from planted_app.first import A\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)

    assert build_graph("planted_app", cache_dir=None).nominate_cycle_breakers("planted_app")
