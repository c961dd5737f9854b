# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed between two texts: true to both of them, and readable."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from assembly_app.viewmodels.proposals.text_diff import LONG, Piece, differences

BOOKS = st.lists(st.sampled_from(["One thing. ", "Another\n", "第三。", "no end ", "!"]), max_size=12)
TEXTS = st.text(alphabet="ab \n.,é工坊ورشة", max_size=60)


@given(TEXTS, TEXTS)
def test_the_pieces_make_up_both_texts(before: str, after: str) -> None:
    pieces = differences(before, after)

    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after
    assert all(piece.text for piece in pieces)


@given(BOOKS, BOOKS)
def test_the_pieces_of_long_texts_make_up_both_too(before: list[str], after: list[str]) -> None:
    filler = "It goes on. " * (LONG // 10)
    old, new = filler + "".join(before), filler + "".join(after)
    pieces = differences(old, new)

    assert "".join(piece.text for piece in pieces if piece.kind != "added") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == new


@given(TEXTS)
def test_the_same_text_has_no_changes(text: str) -> None:
    assert all(piece.kind == "same" for piece in differences(text, text))


def test_a_changed_word_stands_struck_before_the_new_one() -> None:
    assert differences("We build a bench.", "We build two benches.") == (
        Piece("same", "We build "),
        Piece("removed", "a bench"),
        Piece("added", "two benches"),
        Piece("same", "."),
    )


def test_a_word_is_never_cut_in_two() -> None:
    changed = [piece for piece in differences("the workshop", "the workshops") if piece.kind != "same"]

    assert changed == [Piece("removed", "workshop"), Piece("added", "workshops")]


def test_scripts_without_spaces_change_letter_by_letter() -> None:
    assert differences("每周二开放工坊", "每周四开放工坊") == (
        Piece("same", "每周"),
        Piece("removed", "二"),
        Piece("added", "四"),
        Piece("same", "开放工坊"),
    )


def test_a_book_is_compared_in_a_moment() -> None:
    book = " ".join(f"Sentence {n} has word{n % 97} in it." for n in range(LONG // 5))
    begin = time.perf_counter()

    pieces = differences(book, book.replace("word5 ", "other ", 3))

    assert time.perf_counter() - begin < 5
    assert sum(piece.kind == "added" for piece in pieces) == 3
