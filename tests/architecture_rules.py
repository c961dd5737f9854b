# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the house, one English sentence and one check each. A check returns what breaks the rule.

Who may import whom is in pyproject.toml, as contracts of import-linter; here is what it has no words for.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.source_tree import Module, Tree, Use

# What each layer may import that others wrote.
MAY_INSTALL = {
    "errors": set[str](),
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
    "demo": set[str](),
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


def _domain_is_pure(tree: Tree) -> Iterator[str]:
    yield from _only_installs(tree, "domain")
    for module in tree.of("domain"):
        yield from (_at(module, use) for use in module.imports if use.name.split(".")[0] in IMPURE)
        yield from (_at(module, use) for use in module.calls if READS_A_CLOCK.search(use.name))


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


def _no_surprise_libraries(tree: Tree) -> Iterator[str]:
    for layer in MAY_INSTALL:
        yield from _only_installs(tree, layer)


def _root(tree: Tree) -> Iterator[str]:
    for module in tree.modules:
        parts = Path(module.path).parts
        if len(parts) == 2 and Path(module.path).stem not in _ROOT:
            yield module.path
        if len(parts) > 2 and parts[1] not in MAY_INSTALL:
            yield f"{module.path}: a folder without rules"


def _no_circles(tree: Tree) -> Iterator[str]:
    left = tree.imports()
    while done := {name for name, imported in left.items() if not imported & left.keys()}:
        left = {name: imported for name, imported in left.items() if name not in done}
    # What is left imports a circle or is in one; who is not imported either is in none.
    while outside := left.keys() - set[str]().union(*left.values()):
        left = {name: imported for name, imported in left.items() if name not in outside}
    yield from (f"{name} and {', '.join(sorted(left[name] & left.keys()))}" for name in sorted(left))


def _source(tree: Tree) -> Iterator[Path]:
    return (path for path in tree.files() if path.suffix in {".py", ".qml"})


def _short_files(tree: Tree) -> Iterator[str]:
    for path in _source(tree):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > 400:
            yield f"{path.relative_to(tree.root)} has {lines} lines"


def _short_lines_of_qml(tree: Tree) -> Iterator[str]:
    for path in tree.files():
        if path.suffix == ".qml":
            lines = path.read_text(encoding="utf-8").splitlines()
            yield from (f"{path.relative_to(tree.root)}:{n}" for n, line in enumerate(lines, 1) if len(line) > 120)


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


def _qml(tree: Tree) -> dict[Path, str]:
    """Every component of the program, with its source but for comments."""
    return {
        path: re.sub(r"(?m)//.*$", "", path.read_text(encoding="utf-8"))
        for path in sorted((tree.root / "ui").rglob("*.qml"))
    }


def _every_component_is_used(tree: Tree) -> Iterator[str]:
    sources = _qml(tree)
    words = {path: set(re.findall(r"\w+", source)) for path, source in sources.items()}
    python = "\n".join((tree.root / module.path).read_text(encoding="utf-8") for module in tree.modules)
    for path in sources:
        used = any(path.stem in found for other, found in words.items() if other != path)
        if not used and not re.search(rf'["/]{path.stem}(\.qml)?"', python):
            yield str(path.relative_to(tree.root))


def _qmldir_lists_its_folder(tree: Tree) -> Iterator[str]:
    for folder in sorted({path.parent for path in (tree.root / "ui").rglob("*.qml")}):
        listing = folder / "qmldir"
        listed = re.findall(r"\S+\.qml$", listing.read_text("utf-8"), re.MULTILINE) if listing.exists() else []
        for name in sorted(set(listed) ^ {path.name for path in folder.glob("*.qml")}):
            yield str((folder / name).relative_to(tree.root))


_ROOT = {"__init__", "__main__", "errors"}

RULES = (
    Rule("The domain is pure: no clock, no chance, no input or output, no Qt, no SQL.", _domain_is_pure),
    Rule("At most one module of documents lays out text with Qt.", _one_module_draws_text),
    Rule("View-models know QtCore and QtQml only.", lambda tree: _only_installs(tree, "viewmodels")),
    Rule("The command line has no sentence of its own but help and usage.", _no_prose_in_commands),
    Rule("Each layer installs only what it was given.", _no_surprise_libraries),
    Rule("The package has folders with rules, and beside them only errors and the way in.", _root),
    Rule("No module imports itself, not by way of others and not for the type checker.", _no_circles),
    Rule("No source file is longer than 400 lines.", _short_files),
    Rule("Lines of QML have at most 120 characters.", _short_lines_of_qml),
    Rule("No module has a name that says nothing.", _names_that_say_something),
    Rule("Every source file names its licence.", _licence_line),
    Rule("QML is given its objects as properties, never as context.", _no_context_properties),
    Rule("Every component is used by another one, or made by name in Python.", _every_component_is_used),
    Rule("Each folder of QML lists its components.", _qmldir_lists_its_folder),
    Rule("The kit of controls imports no view-model and no screen.", _kit_knows_no_view_model),
)
