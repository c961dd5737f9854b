# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the features, gathered: nothing that is recorded or asked for is without, and none hide others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

import pytest

from assembly_app.domain.aggregates import ACTS, EVENTS
from assembly_app.i18n import words
from assembly_app.i18n.marks import Message
from assembly_app.i18n.words.feature import TwiceError, Words, gathered, of_several
from assembly_app.service.core.form_fields import fields_of

EDITS, EDITED = Message("Change it"), Message("It was changed.")


def test_two_features_never_have_words_for_the_same_key() -> None:
    one, other = Words(refusals={"settled": EDITED}), Words(refusals={"settled": EDITS})

    with pytest.raises(TwiceError, match="settled"):
        gathered(each.refusals for each in (one, other))
    with pytest.raises(TwiceError, match="gap"):
        of_several((EDITS, "fork gap"), (EDITED, "gap"))


def test_every_table_of_every_feature_is_gathered() -> None:
    for table in (each.name for each in fields(Words)):
        together = getattr(words, table.upper())
        for feature in words.FEATURES:
            own = getattr(feature, table)
            known = {key: together[key] for key in own} if isinstance(own, Mapping) else own & together
            assert known == own, table


def test_every_act_and_every_field_has_words() -> None:
    assert list(words.ACTS) and set(words.ACTS) == set(ACTS)
    needed = {f"{name}.{f.key}": words.asked(name, f.key) for name in ACTS for f in fields_of(name)}
    assert {message.text for message in words.FIELDS.values()} == {message.text for message in needed.values()}


def test_every_record_type_has_a_sentence_or_is_said_not_to_belong_in_the_minutes() -> None:
    said = {kind for kind in EVENTS if any(key == kind or key.startswith(f"{kind}.") for key in words.EVENTS)}

    assert said | words.NOT_IN_MINUTES == set(EVENTS)
    assert not said & words.NOT_IN_MINUTES


def test_what_is_said_of_a_key_is_said_of_one_that_is_there() -> None:
    known = {*words.EVENTS, *words.REFUSALS, *EVENTS}

    assert not set(words.SAID_OF) - set(words.REFUSALS)
    assert not set(words.COUNTS) - known
    for key, variant in words.VARIANTS.items():
        assert {key, variant.given or key, variant.missing or key} <= known


def test_another_sentence_is_taken_for_what_is_given_or_missing() -> None:
    assert words.variant("notice-too-short", {"hours": 0}) == "notice-was-too-short"
    assert words.variant("notice-too-short", {}) == "notice-too-short"
    assert words.variant("action.agreed", {"due": None}) == "action.agreed.open-ended"
    assert words.variant("major-item-too-late", {"next_meeting": ""}) == "major-item-no-meeting"
    assert words.variant("major-item-too-late", {"next_meeting": "m2"}) == "major-item-too-late"
    assert words.variant("nobody-named", {}) == "nobody-named"
