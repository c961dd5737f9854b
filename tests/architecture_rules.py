# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the house, one English sentence and one check each. A check returns what breaks the rule."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.source_tree import PACKAGE, Module, Tree, Use

# What each layer may import of this program besides itself: a layer, or one module of it.
MAY_USE = {
    "domain": set[str](),
    "files": set[str](),
    "ledger": {"domain"},
    "bundles": {"ledger", "domain", "files.atomic_file"},
    "service": {"bundles", "ledger", "domain"},
    "store": {"service", "ledger", "domain"},
    "i18n": {"files"},
    "documents": {"service", "ledger", "domain", "i18n", "files"},
    "importers": {"domain", "i18n"},
    "installation": {"service", "bundles", "ledger", "files"},
    "viewmodels": {"service", "domain", "i18n", "importers"},
    "desktop": {
        "viewmodels", "documents", "store", "installation", "service", "i18n", "files", "demo",
    },
    "demo": {"desktop", "store", "installation", "service", "files"},
    "cli": {
        "desktop", "documents", "importers", "store", "installation", "service", "bundles", "ledger", "domain", "i18n",
        "files",
    },
}  # fmt: skip

# What each layer may import that others wrote.
MAY_INSTALL = {
    "domain": {"msgspec"},
    "files": {"platformdirs"},
    "ledger": {"msgspec", "cryptography", "bcrypt"},
    "bundles": {"msgspec", "cryptography", "pyrage"},
    "service": {"msgspec"},
    "store": {"msgspec", "sqlalchemy"},
    "i18n": {"babel"},
    "documents": {"reportlab", "fontTools", "segno", "msgspec", "PySide6.QtGui", "PySide6.QtCore"},
    "importers": {"icalendar", "dateutil"},
    "installation": {"msgspec", "PySide6.QtCore.QSysInfo"},
    "viewmodels": {"PySide6.QtCore", "PySide6.QtQml"},
    "desktop": {"PySide6", "qasync", "platformdirs", "pypdfium2"},
    "demo": {"PySide6"},
    "cli": {"click", "msgspec", "segno"},
}

# zoneinfo is allowed: a deadline at 18:00 is 18:00 where the assembly meets.
IMPURE = {
    "time", "random", "os", "io", "secrets", "socket", "pathlib", "shutil", "subprocess", "tempfile", "sqlite3",
    "logging", "threading", "asyncio", "locale", "gettext", "urllib", "http", "ssl", "sys",
}  # fmt: skip
READS_A_CLOCK = re.compile(r"(^|\.)(now|utcnow|today|uuid1|uuid4)$|^(open|print|input)$")
_PROSE = re.compile(r"[A-Za-z]{2,},? [a-z]{2,}")
WORDLESS_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "base", "common", "misc"}


@dataclass(frozen=True)
class Rule:
    sentence: str
    check: Callable[[Tree], Iterator[str]]


def _at(module: Module, use: Use) -> str:
    return f"{module.path}:{use.line} {use.name}"


def _only_installs(tree: Tree, layer: str) -> Iterator[str]:
    for module in tree.of(layer):
        yield from (_at(module, use) for use in module.outside() if not any(map(use.within, MAY_INSTALL[layer])))


def _only_uses(tree: Tree, layer: str) -> Iterator[str]:
    for module in tree.of(layer):
        allowed = {f"{PACKAGE}.{name}" for name in MAY_USE[layer] | {layer, "errors", "__version__"}}
        yield from (_at(module, use) for _, use in module.inside() if not any(map(use.within, allowed)))


def _never(*names: str, in_layers: tuple[str, ...]) -> Callable[[Tree], Iterator[str]]:
    def check(tree: Tree) -> Iterator[str]:
        for module in tree.of(*in_layers):
            yield from (_at(module, use) for use in module.imports if any(map(use.within, names)))

    return check


def _domain_is_pure(tree: Tree) -> Iterator[str]:
    yield from _only_installs(tree, "domain")
    for module in tree.of("domain"):
        yield from (_at(module, use) for use in module.imports if use.name.split(".")[0] in IMPURE)
        yield from (_at(module, use) for use in module.calls if READS_A_CLOCK.search(use.name))


def _only_through_ports(tree: Tree) -> Iterator[str]:
    for module in tree.of("store"):
        for layer, use in module.inside():
            if layer == "service" and not any(map(use.within, _PORTS)):
                yield _at(module, use)


def _one_module_draws_text(tree: Tree) -> Iterator[str]:
    # Qt wants an application before it lays out anything; who makes one lays out nothing by that.
    drawing = {
        module.path: use
        for module in tree.of("documents")
        for use in module.imports
        if use.within("PySide6") and not use.within("PySide6.QtGui.QGuiApplication")
    }
    if len(drawing) > 1:
        yield from (f"{path}:{use.line} {use.name}" for path, use in drawing.items())


def _only_from(names: tuple[str, ...], allowed: tuple[str, ...]) -> Callable[[Tree], Iterator[str]]:
    def check(tree: Tree) -> Iterator[str]:
        for module in tree.modules:
            if module.layer not in allowed:
                yield from (_at(module, use) for use in module.imports if any(map(use.within, names)))

    return check


def _dependencies_point_one_way(tree: Tree) -> Iterator[str]:
    for layer in MAY_USE:
        yield from _only_uses(tree, layer)


def _no_surprise_libraries(tree: Tree) -> Iterator[str]:
    for layer in MAY_INSTALL:
        yield from _only_installs(tree, layer)


def _sample_needs_no_qt(tree: Tree) -> Iterator[str]:
    for module in tree.of("demo"):
        if not module.path.endswith("screenshots.py"):
            yield from (_at(module, use) for use in module.imports if any(map(use.within, _QT)))


def _rooms(tree: Tree) -> Iterator[str]:
    for module in tree.modules:
        parts = Path(module.path).parts
        if len(parts) == 2 and Path(module.path).stem not in _ROOT:
            yield module.path
        if len(parts) > 2 and parts[1] not in MAY_USE:
            yield f"{module.path}: a folder without rules"


def _source(tree: Tree) -> Iterator[Path]:
    return (path for path in tree.files() if path.suffix in {".py", ".qml"})


def _short_files(tree: Tree) -> Iterator[str]:
    for path in _source(tree):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > 400:
            yield f"{path.relative_to(tree.root)} has {lines} lines"


def _names_that_say_something(tree: Tree) -> Iterator[str]:
    for path in _source(tree):
        if path.stem.lower() in WORDLESS_NAMES or path.parent.name.lower() in WORDLESS_NAMES:
            yield str(path.relative_to(tree.root))


def _errors_stand_below(tree: Tree) -> Iterator[str]:
    for module in tree.of("errors"):
        yield from (_at(module, use) for use in module.imports if use.name.split(".")[0] not in sys.stdlib_module_names)


def _no_prose_in_commands(tree: Tree) -> Iterator[str]:
    for module in tree.of("cli"):
        source = ast.parse((tree.root / module.path).read_text(encoding="utf-8"))
        shown = {id(each) for node in ast.walk(source) for each in _help(node)}
        for node in ast.walk(source):
            text = node.value if isinstance(node, ast.Constant) and id(node) not in shown else None
            if isinstance(text, str) and _PROSE.search(text):
                yield f"{module.path}:{getattr(node, 'lineno', 0)} {text}"


def _help(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, help, usage errors and lists of names: what is shown in English, or to nobody."""
    if isinstance(node, ast.Expr):
        yield node.value
    if isinstance(node, ast.keyword) and node.arg in {"help", "epilog"}:
        yield node.value
    if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("UsageError"):
        yield from node.args
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id.isupper():
        yield from ast.walk(node.value)


def _licence_line(tree: Tree) -> Iterator[str]:
    for path in _source(tree):
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in path.read_text(encoding="utf-8")[:200]:
            yield str(path.relative_to(tree.root))


def _no_context_properties(tree: Tree) -> Iterator[str]:
    for module in tree.modules:
        yield from (_at(module, use) for use in module.calls if use.name.endswith("setContextProperty"))


def _kit_knows_no_view_model(tree: Tree) -> Iterator[str]:
    for path in sorted((tree.root / "ui" / "Assembly" / "Kit").rglob("*.qml")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if re.match(r"\s*import\s+(?!QtQuick|QtQml|Assembly\.Kit\b|\")", line):
                yield f"{path.relative_to(tree.root)}:{number} {line.strip()}"


_PORTS = (f"{PACKAGE}.service.core.ports", f"{PACKAGE}.service.core.read_models")
_ROOT = {"__init__", "__main__", "errors"}
_QT = ("PySide6", "shiboken6", "qasync")
_RECORDING = (f"{PACKAGE}.store", f"{PACKAGE}.service")
_SQL = ("sqlalchemy", "sqlite3")

RULES = (
    Rule("The domain is pure: no clock, no chance, no input or output, no Qt, no SQL.", _domain_is_pure),
    Rule("The ledger knows no SQL and no Qt.", _never(*_QT, *_SQL, in_layers=("ledger",))),
    Rule("Bundles know no SQL and no Qt.", _never(*_QT, *_SQL, in_layers=("bundles",))),
    Rule("The service knows no SQL and no Qt.", _never(*_QT, *_SQL, in_layers=("service",))),
    Rule("The store knows no Qt.", _never(*_QT, in_layers=("store",))),
    Rule("The store sees the service only through its ports and the rows they hand out.", _only_through_ports),
    Rule("Only the store speaks SQL.", _only_from(_SQL, ("store",))),
    Rule("Languages know no Qt and no domain.", _never(*_QT, f"{PACKAGE}.domain", in_layers=("i18n",))),
    Rule("Documents never read the store.", _never(*_SQL, f"{PACKAGE}.store", in_layers=("documents",))),
    Rule("At most one module of documents lays out text with Qt.", _one_module_draws_text),
    Rule("Importers know no store, no service and no Qt.", _never(*_QT, *_SQL, *_RECORDING, in_layers=("importers",))),
    Rule("View-models know QtCore and QtQml only, never the store.", lambda tree: _only_installs(tree, "viewmodels")),
    Rule("View-models never touch the store.", _never(*_SQL, f"{PACKAGE}.store", in_layers=("viewmodels",))),
    Rule("The desktop is the only place of qasync.", _only_from(("qasync",), ("desktop",))),
    Rule(
        "Nothing imports the command line but the way in.",
        _only_from((f"{PACKAGE}.cli",), ("__main__", "cli")),
    ),
    Rule(
        "Nothing imports the desktop but the command line and the demo.",
        _only_from((f"{PACKAGE}.desktop",), ("desktop", "cli", "demo")),
    ),
    Rule("The sample neighbourhood is a store: pictures of it alone need Qt.", _sample_needs_no_qt),
    Rule("The package has folders, and beside them only errors and the way in.", _rooms),
    Rule("Errors stand at the very bottom and need the standard library alone.", _errors_stand_below),
    Rule("The command line has no sentence of its own but help and usage.", _no_prose_in_commands),
    Rule("Dependencies point one way.", _dependencies_point_one_way),
    Rule("Each layer installs only what it was given.", _no_surprise_libraries),
    Rule("No source file is longer than 400 lines.", _short_files),
    Rule("No module has a name that says nothing.", _names_that_say_something),
    Rule("Every source file names its licence.", _licence_line),
    Rule("QML is given its objects as properties, never as context.", _no_context_properties),
    Rule("The kit of controls imports no view-model and no screen.", _kit_knows_no_view_model),
)
