# SPDX-License-Identifier: GPL-3.0-or-later
"""Check QML against the Python view-models it reads, with Qt's own tools."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import PySide6

from assembly_app.viewmodels.kit.detail import Detail, fields

ROOT = Path(__file__).resolve().parents[3]
QT_NAMES = {str: "QString", bool: "bool", int: "int", float: "double"}
QT = Path(PySide6.__file__).parent
TOOLS = Path(sys.executable).parent
FOREIGN = [QT / "Qt" / "metatypes" / f"qt6{name}_metatypes.json" for name in ("core", "gui", "qml", "quick")]


def _run(tool: str, *arguments: object) -> str:
    done = subprocess.run([TOOLS / tool, *map(str, arguments)], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def describe_models(sources: list[Path], into: Path) -> Path:
    """Write the QML module Assembly.Models, as Python defines it, under `into`; give `into` to `complaints`."""
    module = into / "Assembly" / "Models"
    module.mkdir(parents=True, exist_ok=True)
    dumped, described = into / "models.json", module / "models.qmltypes"
    said = _run("pyside6-metaobjectdump", "-o", dumped, *sources)
    assert dumped.exists(), f"view-models could not be read (getters must be named methods):\n{said}"
    dumped.write_text(json.dumps(_as_qml_sees_it(json.loads(dumped.read_text(encoding="utf-8")))), encoding="utf-8")
    said = _run(
        "pyside6-qmltyperegistrar", "--generate-qmltypes", described, "--import-name", "Assembly.Models",
        "--major-version", "1", "--foreign-types", ",".join(str(path) for path in FOREIGN if path.exists()),
        "-o", into / "unused.cpp", dumped,
    )  # fmt: skip
    assert described.exists(), said
    (module / "qmldir").write_text(f"module Assembly.Models\ntypeinfo {described.name}\n", encoding="utf-8")
    return into


def _as_qml_sees_it(dumped: Any) -> Any:
    """The dump knows no constants, no bases in other files, and not how PySide hands over containers and functions."""
    for unit in dumped:
        for kind in unit.get("classes", []):
            kind["object"] = kind["object"] or any(each["name"] == "QML.Element" for each in kind.get("classInfos", []))
            kind |= _generated(kind["className"], unit.get("inputFile", ""))
            functions = [each["name"] for each in kind.get("properties", []) if each["type"] == "QJSValue"]
            kind["properties"] = [each for each in kind.get("properties", []) if each["name"] not in functions]
            kind.setdefault("slots", []).extend(_called(name, count) for name in functions for count in range(1, 5))
            for each in kind["properties"]:
                each["type"] = {"dict": "QVariantMap", "list": "QVariantList"}.get(each["type"], each["type"])
                each["constant"] = "notify" not in each and "write" not in each
    return dumped


def _generated(name: str, source: str) -> dict[str, Any]:
    """The properties of a `Detail`, which are made from the annotations of its row."""
    module = import_module(".".join(Path(source).relative_to(ROOT).with_suffix("").parts)) if source else None
    kind = getattr(module, name, None)
    if not isinstance(kind, type) or not issubclass(kind, Detail) or kind is Detail:
        return {}
    row = kind.nothing()
    given = [
        {"name": field, "type": QT_NAMES.get(type_, type_), "index": place, "read": field, "notify": "changed"}
        for place, (field, type_) in enumerate(fields(type(row)).items())
    ]
    changed = {"access": "public", "name": "changed", "arguments": [], "returnType": "void"}
    return {"superClasses": [{"access": "public", "name": "QObject"}], "properties": given, "signals": [changed]}


def _called(name: str, count: int) -> dict[str, Any]:
    arguments = [{"name": f"given{place}", "type": "QVariant"} for place in range(count)]
    return {"access": "public", "name": name, "returnType": "QString", "arguments": arguments}


def complaints(files: list[Path], *import_paths: Path) -> list[str]:
    """What qmllint says about `files`, one line for each complaint."""
    imports = [part for path in import_paths for part in ("-I", path)]
    said = _run("pyside6-qmllint", "--ignore-settings", "-W", "0", "--json", "-", *imports, *files)
    start = said.find("{")
    assert start >= 0, said
    report, _ = json.JSONDecoder().raw_decode(said[start:])
    return [
        f"{each['filename']}:{warning.get('line', 0)}: {warning['message']} [{warning.get('id', '')}]"
        for each in report["files"]
        for warning in each["warnings"]
    ]
