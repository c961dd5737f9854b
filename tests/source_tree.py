# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's source as the architecture rules see it: modules, what they import, what they call."""

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PACKAGE = "assembly_app"
_UNREAD = {".coverage", ".git", ".venv", "build", "dist", "__pycache__"}
_UNREAD |= {".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}
_BINARY = {".png", ".mo", ".ico", ".pdf", ".zip", ".sqlite", ".bundle", ".gz"}


@dataclass(frozen=True)
class Use:
    """A name a module imports or calls, dotted and absolute where that can be known."""

    name: str
    line: int

    def within(self, prefix: str) -> bool:
        return self.name == prefix or self.name.startswith(prefix + ".")


@dataclass(frozen=True)
class Module:
    path: str
    imports: tuple[Use, ...]
    calls: tuple[Use, ...]

    @property
    def name(self) -> str:
        """As an import names it: assembly_app.domain for assembly_app/domain/__init__.py."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def layer(self) -> str:
        """`domain` for assembly_app/domain/values.py, `errors` for assembly_app/errors.py, `` for the package."""
        parts = Path(self.path).with_suffix("").parts[1:]
        return "" if parts[0] == "__init__" else parts[0]

    def outside(self) -> Iterator[Use]:
        """Imports that are neither the standard library nor this program."""
        for use in self.imports:
            if use.name.split(".")[0] not in sys.stdlib_module_names | {PACKAGE}:
                yield use


class Tree:
    """A checkout. Folders that are not there yet simply hold no modules."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.modules = tuple(self._read(path) for path in sorted((root / PACKAGE).rglob("*.py")))

    def of(self, *layers: str) -> list[Module]:
        return [module for module in self.modules if module.layer in layers]

    def imports(self) -> dict[str, set[str]]:
        """Every module, and the modules it imports."""
        names = {module.name for module in self.modules}
        found: dict[str, set[str]] = {}
        for module in self.modules:
            # `from package import module` names a module; `from module import Name` names what is in one.
            wanted = {use.name if use.name in names else use.name.rpartition(".")[0] for use in module.imports}
            found[module.name] = (wanted & names) - {module.name}
        return found

    def files(self) -> Iterator[Path]:
        """Every text file of the repository."""
        yield from self._files

    @cached_property
    def _files(self) -> tuple[Path, ...]:
        found: list[Path] = []
        for folder, inside, names in os.walk(self.root):
            inside[:] = [name for name in inside if name not in _UNREAD]
            found += [Path(folder, name) for name in names if name not in _UNREAD]
        return tuple(sorted(path for path in found if path.suffix not in _BINARY and path.is_file()))

    def _read(self, path: Path) -> Module:
        relative = path.relative_to(self.root)
        here = list(relative.with_suffix("").parts[:-1])
        parsed = ast.parse(path.read_text(encoding="utf-8"), str(relative))
        nodes = list(ast.walk(parsed))
        imports = [use for node in nodes for use in _imports(node, here)]
        calls = [Use(ast.unparse(node.func), node.lineno) for node in nodes if isinstance(node, ast.Call)]
        return Module(relative.as_posix(), tuple(imports), tuple(calls))


def _imports(node: ast.AST, package: list[str]) -> Iterator[Use]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield Use(alias.name, node.lineno)
    elif isinstance(node, ast.ImportFrom):
        above = package[: len(package) - node.level + 1] if node.level else []
        source = ".".join([*above, *([node.module] if node.module else [])])
        for alias in node.names:
            yield Use(f"{source}.{alias.name}", node.lineno)
