# SPDX-License-Identifier: GPL-3.0-or-later
"""The fields of a form for an act, read off its own type: one after another, each with the way it is asked for."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import msgspec

from assembly_app.domain.aggregates import ACTS
from assembly_app.domain.values import Asked, Parts, Ref, Said, Texts

Kind = Literal["text", "long", "number", "moment", "check", "choice", "names", "words", "lines"]
Line = Literal["", "number", "text", "reason"]
_TEXTS = (Said, Texts)
YES_NO = ("yes", "no")


class Field(NamedTuple):
    """One thing to ask for.

    `key` is its place in the act, with a dot before a part of it ("tally.present"). `codes` are the values of a choice
    when the act itself lists them; `ref` is the kind of thing that is chosen where it does not, or that is named.
    `line` is what follows the colon in each of its lines: a number, a text, or why the person before it did so.
    `said`: the text is kept per language. `to_the_end`: a day alone counts to its end.
    """

    key: str
    kind: Kind
    needed: bool
    default: Any = None
    codes: tuple[str, ...] = ()
    ref: str = ""
    line: Line = ""
    said: bool = False
    to_the_end: bool = False


def fields_of(name: str) -> tuple[Field, ...]:
    """The fields of the act with that name, those that must be given first. Ids of new things are not asked for."""
    kind = ACTS[name]
    found = list(_fields(kind, "", kind.NEW))
    return (*(f for f in found if f.needed), *(f for f in found if not f.needed))


@cache
def refs_of(name: str) -> Mapping[str, str]:
    """What kind of thing each field of the act with that name refers to, those that no form asks for too."""
    hints = get_type_hints(ACTS[name], include_extras=True)
    refs = {field: _ref(_apart(hint)[1]) for field, hint in hints.items()}
    return {field: ref for field, ref in refs.items() if ref}


def plain(value: msgspec.Struct) -> dict[str, Any]:
    """A frozen value as it is written: names and plain values."""
    found: dict[str, Any] = msgspec.to_builtins(value)
    return found


def _fields(kind: type[msgspec.Struct], path: str, hidden: tuple[str, ...] = ()) -> Iterator[Field]:
    hints = get_type_hints(kind, include_extras=True)
    for info in msgspec.structs.fields(kind):
        hint, marks = _apart(hints[info.name])
        if info.name in hidden or Asked.NEVER in marks:
            continue
        key = f"{path}{info.name}"
        parts = next((mark.of for mark in marks if isinstance(mark, Parts)), None)
        if parts is not None:
            yield from _parts(parts, f"{key}.")
        elif isinstance(hint, type) and issubclass(hint, msgspec.Struct):
            yield from _fields(hint, f"{key}.")
        else:
            yield _field(key, info, hint, marks)


def _parts(kind: type[msgspec.Struct], path: str) -> Iterator[Field]:
    """Only what is to change is given, so each part stands for itself; those that have parts of their own come last."""
    for field in sorted(_fields(kind, path), key=lambda field: field.key.count(".")):
        asked = field._replace(kind="choice", codes=YES_NO) if field.kind == "check" else field
        yield asked._replace(default=None)


def _field(key: str, info: msgspec.structs.FieldInfo, hint: Any, marks: tuple[Any, ...]) -> Field:
    needed, ref = info.required, _ref(marks)
    default = None if info.default is msgspec.NODEFAULT else info.default
    origin = get_origin(hint)
    if origin is Literal:
        return Field(key, "choice", needed, default, get_args(hint))
    if ref:
        return Field(key, "choice", needed, default, ref=ref)
    if hint is bool:
        return Field(key, "choice", needed, None, YES_NO) if default is None else Field(key, "check", False, default)
    if origin is tuple:
        return _several(key, needed, get_args(hint)[0])
    if hint not in _TEXTS and (origin is dict or (isinstance(origin, type) and issubclass(origin, Mapping))):
        value, _ = _apart(get_args(hint)[1])
        return Field(key, "lines", needed, line="text" if value in _TEXTS else "number")
    if hint is datetime:
        return Field(key, "moment", needed, to_the_end=Asked.TO_THE_END in marks)
    if hint is int:
        return Field(key, "number", needed, default)
    if hint is not str and hint not in _TEXTS:
        raise TypeError(f"no form can ask for {key}: {hint}")
    return Field(key, "long" if Asked.LONG in marks else "text", needed, default, said=hint in _TEXTS)


def _several(key: str, needed: bool, one: Any) -> Field:
    part, marks = _apart(one)
    if isinstance(part, type) and issubclass(part, msgspec.Struct):
        return Field(key, "lines", needed, line="reason")
    return Field(key, "names", needed, ref=_ref(marks)) if _ref(marks) else Field(key, "words", needed)


def _apart(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """The bare type, and what it is marked with; `X` for `X | None`, and Said for Said in any guise."""
    if get_origin(hint) is Annotated:
        inner, *outer = get_args(hint)
        bare, marks = _apart(inner)
        return bare, (*marks, *outer)
    if hint in _TEXTS or get_origin(hint) not in (Union, types.UnionType):
        return hint, ()
    rest = tuple(part for part in get_args(hint) if part is not type(None))
    if set(rest) == set(get_args(Said)):
        return Said, ()
    return _apart(rest[0]) if len(rest) == 1 else (hint, ())


def _ref(marks: tuple[Any, ...]) -> str:
    return next((mark.kind for mark in marks if isinstance(mark, Ref)), "")
