# SPDX-License-Identifier: GPL-3.0-or-later
"""Every fact that a window or a command tells by its code has words, and none is left over."""

from __future__ import annotations

import re
from pathlib import Path

from assembly_app.i18n.facts import FACTS, tell, told
from tests.words import catalogues

ROOT = Path(__file__).resolve().parents[3]
COMPOSED = {"called", "capacities", "signed-as", "laptop", "roll-step"}
BY_PARTS = ("capacity-", "roll-", "receipt-", "draft-", "offer-", "agreement-", "laptop-", "signer")
"""Some codes are put together from what is told, such as `offer-` and a state."""


def codes_told() -> set[str]:
    sources = [*(ROOT / "ui").rglob("*.qml"), *(ROOT / "assembly_app").rglob("*.py")]
    text = "\n".join(path.read_text("utf-8") for path in sources if not path.name.endswith("_facts.py"))
    return set(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', text))


def test_every_fact_that_is_told_has_words() -> None:
    asked = {
        code
        for path in [*(ROOT / "ui").rglob("*.qml"), *(ROOT / "assembly_app" / "cli").glob("*.py")]
        for code in re.findall(r'\btold\((?:words, )?"([a-z-]+)"[,)]', path.read_text("utf-8"))
    }
    assert asked - set(FACTS) - COMPOSED == set()


def test_no_fact_is_left_over() -> None:
    told_somewhere = codes_told()
    assert [code for code in FACTS if code not in told_somewhere and not code.startswith(BY_PARTS)] == []


def test_a_change_of_the_roll_is_told_with_names_in_the_language() -> None:
    step = {"code": "joined", "name": "Secretary", "capacities": ["secretary", "delegate"]}
    english, german = (tell(catalogues().get(code), "roll-step", step) for code in ("en", "de"))

    assert english.startswith("\u2068Secretary\u2069 signs for the group from now on, as ")
    assert "Secretary" not in german and "secretary" not in german
    assert "1" in told(catalogues().get("en"), "roll-step", code="threshold", number=1)
    assert told(catalogues().get("en"), "no-such-fact") == "no-such-fact"
