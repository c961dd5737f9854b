# SPDX-License-Identifier: GPL-3.0-or-later
"""One agenda item in words: "3. Seed library (10 min, Ana)", "Budget 20'", "Report: the roof; 15; Bo"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from assembly_app.domain.meetings.state import ItemKind
from assembly_app.domain.members.state import Member
from assembly_app.importers.list_markers import without_bullet, without_clock
from assembly_app.importers.name_matching import called, likeness, plain
from assembly_app.importers.vocabulary import Vocabulary

MOST_MINUTES = 600
_CELLS = re.compile(r"\s*[;\t|；]\s*")
_PARTS = re.compile(r"\s*[,،、，;；/·]\s*")
_BRACKET = re.compile(r"^(.*\S)\s*[(\[（]([^()\[\]（）]+)[)\]）]\s*\.?$")
_LENGTH = re.compile(r"(\d{1,4})\s*([^\W\d]+|['’′])?\.?\s*(?:(\d{1,2})\s*([^\W\d]+|['’′])?\.?)?")
_DASH = re.compile(r"^(.*\S)(?:\s+[–—-]+\s+|\s*[,،、，]\s+)([^–—,،、，]+)$")


class NotMinutes(NamedTuple):
    """Something else stands where minutes are expected."""

    said: str


class Pieces(NamedTuple):
    """An item taken apart: 0 minutes and "" for what is not said."""

    title: str = ""
    minutes: int = 0
    presenter: str = ""
    kind: ItemKind | None = None
    note: str = ""


def minutes_of(said: str, words: Vocabulary, *, bare: bool = True) -> int:
    """Minutes written as 20, 20', 20 min, 1 h, 1h30 or in the words of any language; 0 for anything else.

    `bare`: a number alone is taken for minutes.
    """
    found = _LENGTH.fullmatch(plain(said).replace("’", "'"))
    if found is None:
        return 0
    first, unit, second, last = int(found[1]), likeness(found[2] or ""), found[3], likeness(found[4] or "")
    if unit in words.hours and unit and (not last or last in words.minutes):
        total = first * 60 + int(second or 0)
    elif second or (unit and unit not in words.minutes) or not (unit or bare):
        return 0
    else:
        total = first
    return total if 0 < total <= MOST_MINUTES else 0


def pieces_of_cells(cells: Mapping[str, str], words: Vocabulary) -> Pieces | NotMinutes:
    """The pieces of a row with named columns. A kind that is none becomes part of the note."""
    said, kind = cells.get("minutes", ""), words.kinds.get(likeness(cells.get("kind", "")))
    minutes = minutes_of(said, words)
    if said and not minutes:
        return NotMinutes(said)
    note = cells.get("note", "") if kind else " · ".join(filter(None, (cells.get("kind"), cells.get("note"))))
    title, presenter = without_bullet(cells.get("title", "")), cells.get("presenter", "")
    return _named_by_kind(Pieces(title, minutes, presenter, kind, note), words)


def pieces_of_line(line: str, people: Sequence[Member], words: Vocabulary) -> Pieces:
    """The pieces of one line of a pasted list."""
    title, length = without_clock(without_bullet(line))
    pieces = Pieces(minutes=length if length <= MOST_MINUTES else 0)
    title, *cells = _CELLS.split(title)
    for cell in filter(None, cells):
        taken = _taken(pieces, cell, people, words)
        pieces = taken or _left_over(pieces, cell)
    pieces, title = _bracketed(pieces, plain(title), people, words)
    for _ in range(3):
        pieces, shorter = _without_end(pieces, title, people, words)
        if shorter == title:
            break
        title = shorter
    before, colon, after = title.partition(":")
    kind = words.kinds.get(likeness(before))
    if colon and kind and after.strip() and not pieces.kind:
        pieces, title = pieces._replace(kind=kind), after.strip()
    return _named_by_kind(pieces._replace(title=title.strip(" ,;:–—-")), words)


def _named_by_kind(pieces: Pieces, words: Vocabulary) -> Pieces:
    """An item that is called "Break" is one, in whichever language; a report that is called so needs no title."""
    own = words.kinds.get(likeness(pieces.title))
    if own and own not in ("discussion", "decision") and pieces.kind in (None, own):
        return pieces._replace(title="", kind=own)
    return pieces


def _taken(pieces: Pieces, said: str, people: Sequence[Member], words: Vocabulary) -> Pieces | None:
    """The pieces with one more that is understood; None when it is not."""
    if not pieces.minutes and (minutes := minutes_of(said, words)):
        return pieces._replace(minutes=minutes)
    if not pieces.kind and (kind := words.kinds.get(likeness(said))):
        return pieces._replace(kind=kind)
    if not pieces.presenter and called(said, people):
        return pieces._replace(presenter=plain(said))
    return None


def _left_over(pieces: Pieces, said: str) -> Pieces:
    """Something that nobody knows: a presenter when it could be a name, else a note."""
    name = len(said.split()) <= 4 and not any(char.isdecimal() for char in said) and not said[:1].islower()
    if name and not pieces.presenter:
        return pieces._replace(presenter=plain(said))
    return pieces._replace(note=" · ".join(filter(None, (pieces.note, plain(said)))))


def _bracketed(pieces: Pieces, title: str, people: Sequence[Member], words: Vocabulary) -> tuple[Pieces, str]:
    """A bracket at the end is read when something of it is understood; otherwise it belongs to the title."""
    found = _BRACKET.match(title)
    if found is None:
        return pieces, title
    inside, understood, strange = pieces, False, []
    for said in filter(None, _PARTS.split(found[2])):
        taken = _taken(inside, said, people, words)
        if taken:
            inside, understood = taken, True
        else:
            strange.append(said)
    if not understood:
        return pieces, title
    for said in strange:
        inside = _left_over(inside, said)
    return inside, found[1]


def _without_end(pieces: Pieces, title: str, people: Sequence[Member], words: Vocabulary) -> tuple[Pieces, str]:
    """Minutes at the end, or what is understood behind a dash or a comma."""
    for rest, said in _ends(title):
        minutes = 0 if pieces.minutes else minutes_of(said, words, bare=False)
        if minutes:
            return pieces._replace(minutes=minutes), rest
    found = _DASH.match(title)
    if found:
        whole = {likeness(person.name) for person in called(found[2], people)}
        if not pieces.presenter and (likeness(found[2]) in whole or (len(whole) == 1 and " – " in title)):
            return pieces._replace(presenter=plain(found[2])), found[1]
        kind = words.kinds.get(likeness(found[2]))
        if kind and not pieces.kind:
            return pieces._replace(kind=kind), found[1]
    return pieces, title


def _ends(title: str) -> Iterator[tuple[str, str]]:
    """The title cut before each of its last words that begins with a figure."""
    parts = title.split(" ")
    for count in range(1, min(4, len(parts))):
        if parts[-count][:1].isdecimal():
            yield " ".join(parts[:-count]).rstrip(" ,،、，:–—-"), " ".join(parts[-count:])
