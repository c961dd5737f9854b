# SPDX-License-Identifier: GPL-3.0-or-later
"""What every part of the domain is written in: events, acts, entries of the record, and texts per language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Annotated, ClassVar, Protocol, TypeVar

import msgspec

from assembly_app.domain.refusal import refuse_unless


@dataclass(frozen=True)
class Ref:
    """Marks the type of an id: what kind of thing it names, such as "member". Forms and names go by it."""

    kind: str


@dataclass(frozen=True)
class Parts:
    """Marks a value of which each part may be given by itself: a form asks for the fields of that type."""

    of: type[msgspec.Struct]


class Asked(Enum):
    """Marks how a form asks for a field: in a box of several lines, as a day that counts to its end, or not at all."""

    LONG = "long"
    TO_THE_END = "to the end"
    NEVER = "never"


Instant = Annotated[datetime, msgspec.Meta(tz=True)]
"""A point in time, with its offset: one without could not be compared with any other."""

Deadline = Annotated[Instant, Asked.TO_THE_END]
"""An instant by which something is due: of a day alone it is the end."""

LanguageTag = Annotated[str, Ref("language")]
"""A language of the assembly, as in `Texts`."""

LongText = Annotated[str, Asked.LONG]
"""Plain text of one sentence or many."""

Texts = dict[str, str]
"""One text per language tag, such as {"en": "Open the workshop", "ar": "..."}."""

Said = str | Texts
"""A text as an act gives it: per language, or plain text in the assembly's first language."""

LongSaid = Annotated[Said, Asked.LONG]
"""The same, of one sentence or many."""


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One fact, as it is kept in a record's body. `TYPE` is the record's type and never changes its meaning."""

    TYPE: ClassVar[str]


class Act(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Something a person asks for. `NEW` names the fields that the service fills with a fresh random id when empty."""

    NEW: ClassVar[tuple[str, ...]] = ()


class State(msgspec.Struct, frozen=True):
    """An aggregate as it stands. `REF` is what a reference to one is called, as in `Ref("meeting")`."""

    REF: ClassVar[str]


class Entry(msgspec.Struct, frozen=True):
    """An event with its place in the record: `feed` and `seq` say who wrote it, `at` is that writer's clock."""

    id: str
    feed: str
    seq: int
    at: datetime
    event: Event


class Emitted(msgspec.Struct, frozen=True):
    """An event that an act leads to, and the id of the aggregate it is about."""

    about: str
    event: Event


class Identified(Protocol):
    """Anything with an id of its own."""

    @property
    def id(self) -> str: ...


S = TypeVar("S", bound=msgspec.Struct)
I = TypeVar("I", bound=Identified)  # noqa: E741


changed = msgspec.structs.replace
"""The same frozen value with some fields replaced."""


def find(things: tuple[I, ...], wanted: str) -> I | None:
    """The thing with that id, or None."""
    for thing in things:
        if thing.id == wanted:
            return thing
    return None


def with_one(things: tuple[I, ...], new: I) -> tuple[I, ...]:
    """The same things and a new one. Where one of them has its id, nothing changes: what was recorded first stands,
    and a second record of it, from another laptop or by somebody's ill will, says nothing new."""
    return things if find(things, new.id) else (*things, new)


def amended(things: tuple[S, ...], wanted: str, /, **fields: object) -> tuple[S, ...]:
    """The same things, the one with the id `wanted` changed. A fold never fails: an unknown id changes nothing."""
    return tuple(changed(t, **fields) if getattr(t, "id", None) == wanted else t for t in things)


def required_texts(text: Said, language: str, what: str) -> Texts:
    """The text per language, blanks cut off; refused when there is nothing in it.

    `language` is used for plain text; `what` names the field in the refusal.
    """
    texts = {language: text} if isinstance(text, str) else dict(text)
    texts = {tag: words.strip() for tag, words in texts.items() if words.strip()}
    refuse_unless(texts, "text-missing", "input", field=what)
    return texts


def in_language(texts: Texts, *languages: str) -> str:
    """The text in the first of the languages that it has, else in whichever comes first; "" when there is none."""
    for tag in languages:
        if tag in texts:
            return texts[tag]
    return next(iter(texts.values()), "")


def name_of(kind: type[Act]) -> str:
    """The name of an act in kebab-case, such as "post-agenda" for PostAgenda."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", kind.__name__).lower()
