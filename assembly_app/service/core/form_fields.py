# SPDX-License-Identifier: GPL-3.0-or-later
"""What an act wants to know, read off the act itself: one field after another, each with the way it is asked for."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import msgspec

from assembly_app.domain.aggregates import ACTS
from assembly_app.domain.decisions.state import Named, Tally
from assembly_app.domain.values import Said, Texts

PEOPLE = ("member", "presenter", "proposer", "author", "owner", "implementer", "on_behalf_of")
CHOSEN: tuple[str, ...] = (
    *PEOPLE, "meeting", "of", "item", "before", "proposal", "concern", "question", "answers", "block", "hand",
    "entry", "action", "decision", "value", "chosen", "language",
)  # fmt: skip
"""Fields that name something that is recorded already: it is chosen from a list."""
LONG = ("text", "rationale", "note")
_TEXTS = (Said, Texts)
# Where a name asks for something else than elsewhere.
_CHOSEN_THERE = {"supersede-decision.by", "repeal-decision.by", "note-outcome.by", "defer-proposal.to"}
_CHOSEN_THERE |= {"call-meeting.kind"}
YES_NO = ("yes", "no")


class Field(NamedTuple):
    """One thing to ask for.

    `key` is its place in the act, with a dot before a part of it ("tally.present"). `kind` is text, long, number,
    moment, check, choice, names, words or lines; `codes` are the values of a choice when the act itself lists them.
    `said`: the text is kept per language.
    """

    key: str
    kind: str
    needed: bool
    default: Any = None
    codes: tuple[str, ...] = ()
    said: bool = False


def fields_of(name: str) -> tuple[Field, ...]:
    """The fields of the act with that name, those that must be given first. Ids of new things are not asked for."""
    kind = ACTS[name]
    found = list(_fields(name, kind, "", kind.NEW))
    return (*(f for f in found if f.needed), *(f for f in found if not f.needed))


def _fields(act: str, kind: type[msgspec.Struct], path: str, hidden: tuple[str, ...]) -> Iterator[Field]:
    hints = get_type_hints(kind, include_extras=True)
    for info in msgspec.structs.fields(kind):
        if info.name in hidden or (info.name == "meeting" and not info.required):
            # A meeting that need not be named is the open one.
            continue
        hint, key = _without_none(hints[info.name]), f"{path}{info.name}"
        if info.name == "settings":
            # Only what is to change is given, so each number stands for itself.
            yield from _numbers(act, "settings.")
        elif hint is Tally:
            yield from (f for f in _fields(act, Tally, "tally.", ("base",)))
        else:
            yield _field(act, key, info, hint)


def _numbers(act: str, path: str) -> Iterator[Field]:
    from assembly_app.domain.charter.state import Fallback, Settings

    for field in _fields(act, Settings, path, ("fallback",)):
        asked = field._replace(kind="choice", codes=YES_NO) if field.kind == "check" else field
        yield asked._replace(default=None)
    yield from (f._replace(default=None) for f in _fields(act, Fallback, f"{path}fallback.", ()))


def _field(act: str, key: str, info: msgspec.structs.FieldInfo, hint: Any) -> Field:
    name, needed = info.name, info.required
    default = None if info.default is msgspec.NODEFAULT else info.default
    there = f"{act}.{name}"
    codes = tuple(get_args(hint)) if get_origin(hint) is Literal else ()
    if codes:
        return Field(key, "choice", needed, default, codes)
    if (name in CHOSEN and hint not in _TEXTS) or there in _CHOSEN_THERE:
        return Field(key, "choice", needed, default)
    if hint is bool and default is None:
        return Field(key, "choice", needed, None, YES_NO)
    if hint is bool:
        return Field(key, "check", False, bool(default))
    if hint in _TEXTS:
        return Field(key, "long" if name in LONG else "text", needed, default, said=True)
    origin = get_origin(hint)
    if origin is tuple:
        part = get_args(hint)[0]
        return Field(key, "lines" if part is Named else "names" if name == "members" else "words", needed)
    if origin in (dict, Mapping) or hint in (dict, Mapping) or _is_mapping(origin):
        return Field(key, "lines", needed)
    bare = get_args(hint)[0] if origin is Annotated else hint
    if bare is datetime:
        return Field(key, "moment", needed)
    if bare is int:
        return Field(key, "number", needed, default)
    return Field(key, "long" if name in LONG else "text", needed, default)


def _is_mapping(origin: Any) -> bool:
    return isinstance(origin, type) and issubclass(origin, Mapping)


def _without_none(hint: Any) -> Any:
    """`X` for `X | None`; a union that means something else, such as Said, stays."""
    if hint in _TEXTS or get_origin(hint) not in (Union, types.UnionType):
        return hint
    rest = tuple(part for part in get_args(hint) if part is not type(None))
    return Said if set(rest) == set(get_args(Said)) else rest[0] if len(rest) == 1 else hint


def plain(value: msgspec.Struct) -> dict[str, Any]:
    """A frozen value as it is written: names and plain values."""
    found: dict[str, Any] = msgspec.to_builtins(value)
    return found
