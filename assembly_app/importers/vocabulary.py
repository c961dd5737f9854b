# SPDX-License-Identifier: GPL-3.0-or-later
"""The words by which lists are understood, in every language that has a catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from assembly_app.domain.meetings.state import ItemKind
from assembly_app.i18n.catalogues import Catalogue
from assembly_app.i18n.formatting import Formats, Unit
from assembly_app.i18n.marks import P_, Message
from assembly_app.i18n.words import TERMS
from assembly_app.importers.name_matching import likeness, plain

COLUMNS: Mapping[str, Message] = MappingProxyType(
    {
        "name": P_(
            "list: heads of a column, with commas between", "name, names, member, members, person, people, full name"
        ),
        "given": P_("list: heads of a column, with commas between", "first name, given name, forename"),
        "family": P_("list: heads of a column, with commas between", "last name, family name, surname"),
        "guest": P_("list: heads of a column, with commas between", "guest, guests, is a guest"),
        "shown": P_("list: heads of a column, with commas between", "shown, shown in the hall, named in the hall"),
        "skills": P_("list: heads of a column, with commas between", "skills, skill, training, trained for"),
        "title": P_("list: heads of a column, with commas between", "item, agenda item, title, topic, subject"),
        "minutes": P_(
            "list: heads of a column, with commas between",
            "min, minutes allotted, time allotted, duration, length, time",
        ),
        "presenter": P_("list: heads of a column, with commas between", "presenter, presented by, who, responsible"),
        "kind": P_("list: heads of a column, with commas between", "kind, type, kind of item"),
        "note": P_("list: heads of a column, with commas between", "note, notes, remark, remarks, description"),
    }
)
YES = P_("list: words that mean the same, with commas between", "yes, y, true, x")
NO = P_("list: words that mean the same, with commas between", "no, n, false")
GUEST = P_("list: words that mean the same, with commas between", "guest, as a guest")
FACILITATION = P_("list: words that mean the same, with commas between", "facilitation, facilitator, facilitating")
DISCUSSION = P_("list: words that mean the same, with commas between", "discussion, to discuss, talk")
DECISION = P_("list: words that mean the same, with commas between", "decision, to decide, proposal")
KINDS: tuple[ItemKind, ...] = (
    "check-in", "follow-up", "approve-minutes", "report", "discussion", "decision", "straw-poll", "break", "evaluation",
)  # fmt: skip
_ALWAYS_YES, _ALWAYS_NO = ("1", "✓", "✔", "☑", "+"), ("0", "-", "–", "✗", "☐")
_MINUTES, _HOURS = ("'", "′", "m", "mins"), ("h", "hrs", "std")
_COMMA = re.compile(r"[,،、，;；]")


class Vocabulary(NamedTuple):
    """Each word, made alike, and what it means. `columns` may name several by one word, as "time" is minutes."""

    columns: Mapping[str, frozenset[str]]
    yes: frozenset[str]
    no: frozenset[str]
    guest: frozenset[str]
    facilitation: frozenset[str]
    minutes: frozenset[str]
    hours: frozenset[str]
    kinds: Mapping[str, ItemKind]
    meetings: Mapping[str, str]

    def answer(self, said: str) -> bool | None:
        """Yes or no; None for anything else."""
        word = likeness(said)
        return True if word in self.yes else False if word in self.no else None

    def column(self, said: str, wanted: Iterable[str]) -> str:
        """Which of the wanted columns has this head; "" when it is none."""
        word = likeness(said.strip(" :*"))
        return next((column for column in wanted if word in self.columns[column]), "")


def vocabulary(catalogues: Iterable[Catalogue]) -> Vocabulary:
    """The words of these languages, and always those of English."""
    known = tuple(catalogues)

    def words(*messages: Message) -> frozenset[str]:
        said = [text for message in messages for text in (message.text, *(each.text(message) for each in known))]
        return frozenset(likeness(word) for text in said for word in _COMMA.split(plain(text)) if word.strip())

    kinds: dict[str, ItemKind] = {}
    for kind in KINDS:
        marked = [TERMS[kind]] if kind in TERMS else []
        marked += {"discussion": [DISCUSSION], "decision": [DECISION]}.get(kind, [])
        kinds |= dict.fromkeys({*words(*marked), likeness(kind)}, kind)
    meetings = {word: kind for kind in ("weekly", "monthly", "extraordinary") for word in words(TERMS[kind])}
    return Vocabulary(
        columns={column: words(message) for column, message in COLUMNS.items()},
        yes=words(YES) | set(_ALWAYS_YES),
        no=words(NO) | set(_ALWAYS_NO),
        guest=words(GUEST),
        facilitation=words(FACILITATION),
        minutes=_units(known, "minute") | set(_MINUTES),
        hours=_units(known, "hour") | set(_HOURS),
        kinds=kinds,
        meetings=meetings,
    )


def _units(catalogues: Iterable[Catalogue], unit: Unit) -> frozenset[str]:
    """What these languages write beside a number of minutes or hours; Unicode knows it."""
    formats = (*(each.formats for each in catalogues), Formats("en"))
    return frozenset(likeness(word).rstrip(".") for each in formats for word in each.unit_words(unit))
