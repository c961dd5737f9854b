# SPDX-License-Identifier: GPL-3.0-or-later
"""Every code that the rules can hand out has words, with exactly the parameters that come with it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from assembly_app.domain.aggregates import AGGREGATES, EVENTS
from assembly_app.i18n.words import EVENTS as SENTENCES_OF_EVENTS
from assembly_app.i18n.words import REFUSALS

PACKAGE = Path(__file__).resolve().parents[3] / "assembly_app"
RAISERS = {"Refused": 0, "refuse_unless": 1, "StoreError": 0, "ScenarioError": 0}
SHOWN_WITH_THE_COMMAND = {"number"}


def _raised() -> Iterator[tuple[str, set[str], str]]:
    """Each code with the names of its parameters and the file that raises it."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in RAISERS:
                continue
            code = node.args[RAISERS[node.func.id]]
            names = {keyword.arg for keyword in node.keywords if keyword.arg}
            for each in (code.body, code.orelse) if isinstance(code, ast.IfExp) else (code,):
                if isinstance(each, ast.Constant):
                    yield str(each.value), names, path.name


def test_every_refusal_and_fault_has_a_sentence() -> None:
    missing = {(code, file) for code, _, file in _raised() if code not in REFUSALS}
    assert not missing


def test_every_kind_of_thing_that_an_id_may_not_name_has_a_sentence() -> None:
    kinds = [one.state.REF for one in AGGREGATES if not one.fixed_id]
    assert [kind for kind in kinds if f"{{{kind}}}" not in REFUSALS[f"unknown-{kind}"].text] == []


def test_sentences_name_only_what_comes_with_the_code() -> None:
    given: dict[str, set[str]] = {}
    for code, names, _ in _raised():
        given.setdefault(code, set()).update(names)
    given["notice-was-too-short"] = given["notice-too-short"]
    given["major-item-no-meeting"] = given["major-item-too-late"]
    wrong = {
        code: unknown
        for code, message in REFUSALS.items()
        if code in given
        and (unknown := set(re.findall(r"\{(\w+)\}", message.text)) - given[code] - SHOWN_WITH_THE_COMMAND)
    }
    assert not wrong


def test_no_sentence_is_left_over() -> None:
    codes = {code for code, _, _ in _raised()} | {"notice-was-too-short", "major-item-no-meeting"}
    codes |= {f"unknown-{one.state.REF}" for one in AGGREGATES}
    # These come by SQLite's own error names.
    codes |= {"cannot-open-store", "disk-full", "read-only-store", "store-busy", "store-failed"}
    assert set(REFUSALS) - codes == set()


def test_every_happening_is_of_a_known_record_type() -> None:
    def known(kind: str) -> bool:
        return kind in EVENTS or kind.rpartition(".")[0] in EVENTS

    assert [kind for kind in SENTENCES_OF_EVENTS if not known(kind)] == []
