# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of process rules says what the rules do: every rule has its place, every code it names can be refused."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "process.md").read_text(encoding="utf-8")


def _refused() -> set[tuple[str, str]]:
    """Every code that the domain refuses with, and the rule it names."""
    found = set()
    for path in sorted((ROOT / "assembly_app" / "domain").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            skipped = {"Refused": 0, "refuse_unless": 1}.get(node.func.id)
            if skipped is None or len(node.args) < skipped + 2:
                continue
            code, rule = node.args[skipped : skipped + 2]
            codes = (code.body, code.orelse) if isinstance(code, ast.IfExp) else (code,)
            if isinstance(rule, ast.Constant):
                found |= {(str(one.value), str(rule.value)) for one in codes if isinstance(one, ast.Constant)}
    return found


def _section(rule: str) -> str:
    found = re.search(rf"^### {rule} .*?(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    return found[0] if found else ""


def test_every_rule_has_a_heading_in_order() -> None:
    assert [int(number) for number in re.findall(r"^### R(\d+) ", PAGE, re.MULTILINE)] == list(range(1, 31))


def test_every_code_on_the_page_is_one_that_the_rules_refuse_with() -> None:
    named = {
        code
        for listed in re.findall(r"refusals: (.*?)(?=\n\n|\Z)", PAGE, re.DOTALL)
        for code in re.findall(r"`([a-z]+(?:-[a-z]+)*)`", listed)
    }

    assert named
    assert named - {code for code, _ in _refused()} == set()


def test_each_rule_names_the_codes_that_are_refused_in_its_name() -> None:
    of_many_acts = PAGE[: PAGE.index("\n## ")]
    missing = {
        (rule, code)
        for code, rule in _refused()
        if re.fullmatch(r"R\d+", rule) and int(rule[1:]) <= 30 and f"`{code}`" not in _section(rule) + of_many_acts
    }

    assert missing == set()
