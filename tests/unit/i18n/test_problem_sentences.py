# SPDX-License-Identifier: GPL-3.0-or-later
"""Every way in which a bundle or a key can be wrong is said in plain words."""

from __future__ import annotations

import re

import pytest

from assembly_app.bundles.errors import BundleError
from assembly_app.i18n.catalogues import Catalogues
from assembly_app.i18n.problem_sentences import explained
from assembly_app.i18n.words import PROBLEMS


def places(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def test_every_code_of_ledger_and_bundles_has_words_and_none_is_left_over() -> None:
    assert set(PROBLEMS) == set(BundleError.sentences)


@pytest.mark.parametrize("code", sorted(BundleError.sentences))
def test_the_words_name_only_what_comes_with_the_code(code: str) -> None:
    assert places(PROBLEMS[code].text) <= places(BundleError.sentences[code])


def test_refusals_and_faults_of_the_store_keep_their_own_words() -> None:
    english = Catalogues([]).get("en")

    assert "The disk is full" in explained(english, "disk-full", {"path": "a", "detail": "b"})
    assert explained(english, "no-such-code", {}) == "no-such-code"


def test_a_key_that_is_not_on_the_roll_is_somebody_elses_or_our_own() -> None:
    english = Catalogues([]).get("en")

    assert "does not speak for this group" in explained(english, "signer-not-on-roll", {"key": "k"})
    assert "This laptop's key" in explained(english, "signer-not-on-roll", {"key": "k"}, exporting=True)
