# SPDX-License-Identifier: GPL-3.0-or-later
"""Of a record's body only what people wrote is shown, and never too much of it."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assembly_app.service.core.excerpts import LONGEST, holding, telling

QUICK = settings(max_examples=30, deadline=None, derandomize=True)
KEYS = st.sampled_from(("text", "title", "id", "at", "reason", "en", "member", "tally"))
BODIES = st.recursive(
    st.none() | st.integers(-9, 9) | st.text(max_size=8) | st.integers(0, LONGEST * 2).map("a".__mul__),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


def test_texts_are_told_and_ids_and_times_are_not() -> None:
    body = b'{"id":"4a0b","text":{"en":"The roof leaks"},"reason":"Rain","at":"2026-03-02T18:00:00.000Z"}'
    assert telling(body) == ("The roof leaks", "Rain")
    assert telling(b'{"options":["Yes","No","Yes"],"titles":{"en":"Yes"}}') == ("Yes", "No"), "and once is enough"


def test_what_holds_the_words_is_shown_whatever_it_is_called() -> None:
    body = b'{"id":"4a0b","text":{"en":"The roof leaks"},"reason":"Rain"}'
    assert holding(body, "ROOF") == ("The roof leaks",)
    assert holding(body.decode(), "4A0") == ("4a0b",)
    assert holding(body, "reason") == (), "its form is not its words"


@pytest.mark.parametrize("body", [None, b"", b"{cut", b"[" * 2000, b'"\\ud800"'])
def test_what_cannot_be_read_tells_nothing(body: bytes | None) -> None:
    assert telling(body) == ()
    assert holding(body or b"", "a") == ()


@QUICK
@given(BODIES)
def test_excerpts_are_short_unlike_each_other_and_from_the_body(value: object) -> None:
    body = msgspec.json.encode(value)
    said = telling(body)
    assert set(said) <= set(holding(body, "")), "whatever is told is a string of it"
    assert len(set(said)) == len(said)
    assert all(0 < len(text) <= LONGEST + 1 for text in said)
