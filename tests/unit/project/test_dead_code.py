# SPDX-License-Identifier: GPL-3.0-or-later
"""What nothing uses is found: in this checkout nothing, and in a planted one just what is dead."""

from __future__ import annotations

from pathlib import Path

from dead_code import unused

ROOT = Path(__file__).resolve().parents[3]


def test_everything_in_the_program_is_used() -> None:
    assert unused(ROOT) == [], "remove it; what others call by name is listed in packaging/dead_code.py"


def test_what_only_a_comment_or_a_text_names_is_dead(tmp_path: Path) -> None:
    methods = "".join(f"    def {name}(self): ...\n" for name in ("shown", "told", "noted"))
    for path, source in {
        "assembly_app/desk.py": f"class A:\n{methods}",
        "assembly_app/app.py": "from assembly_app.desk import A\nA()\n",
        "packaging/nothing.py": "",
        "ui/Desk.qml": '// noted\nItem { a: vm.shown(); b: "told"; c: `<b>${vm.framed}</b>` }\n',
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(source, encoding="utf-8")

    assert unused(tmp_path) == ["assembly_app/desk.py:3 method told", "assembly_app/desk.py:4 method noted"]
