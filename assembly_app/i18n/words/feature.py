# SPDX-License-Identifier: GPL-3.0-or-later
"""What one feature has words for, and how the words of all features come together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from assembly_app.i18n.marks import Message

V = TypeVar("V")


class Variant(NamedTuple):
    """Another key whose sentence is taken: `given` where the parameter has a value, `missing` where it has none."""

    parameter: str
    given: str = ""
    missing: str = ""


class DocumentKind(NamedTuple):
    """A kind of document as it is offered: its name on the command line and its title, of which feature it is, the
    phases of the meetings that it can be about (the most fitting first; none where it is about something else), and the
    endings of the files that it is written as, the usual one first."""

    name: str
    title: Message
    feature: str
    phases: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("pdf",)


@dataclass(frozen=True, kw_only=True)
class Words:
    """The words of a feature. No two features have words for the same key.

    acts: an act as it is asked for, by its name.
    fields: what a field of an act wants to know, by the field's name, or by `act.field` where the same name asks for
        something else in that act.
    events: a sentence for each record type that belongs in the minutes (R29). A key may end with what the event's
        outcome, stance or status is, or with the flag `upheld`, `stands` or `passed` that it has.
    not_in_minutes: the record types without a sentence.
    refusals: what happened, what was kept and what to do, by the code of the refusal or of the store's fault.
    problems: what is wrong with a bundle or a key, by the code of ledger or bundles.
    plain: the same of anything else, where parameters are shown as they come.
    facts: what the desk and the command line both tell, by the code of the fact.
    terms: a code of the process in words, by itself or as `what:code` where it is said of that.
    documents: the kinds of documents, by their names.
    counts: by the key of an event, what its `{counts}` is made of; by the code of a refusal, the parameters that count.
    said_of: what the terms in a refusal are said of, by its code.
    variants: the keys of events and refusals that have another sentence for some parameters.
    """

    acts: Mapping[str, Message] = field(default_factory=dict)
    fields: Mapping[str, Message] = field(default_factory=dict)
    events: Mapping[str, Message] = field(default_factory=dict)
    not_in_minutes: frozenset[str] = frozenset()
    refusals: Mapping[str, Message] = field(default_factory=dict)
    problems: Mapping[str, Message] = field(default_factory=dict)
    plain: Mapping[str, Message] = field(default_factory=dict)
    facts: Mapping[str, Message] = field(default_factory=dict)
    terms: Mapping[str, Message] = field(default_factory=dict)
    documents: Mapping[str, DocumentKind] = field(default_factory=dict)
    counts: Mapping[str, Mapping[str, Message]] = field(default_factory=dict)
    said_of: Mapping[str, str] = field(default_factory=dict)
    variants: Mapping[str, Variant] = field(default_factory=dict)


class TwiceError(ValueError):
    """Two features have words for the same key."""


def gathered(tables: Iterable[Mapping[str, V]]) -> Mapping[str, V]:
    """All tables as one, in their order. Raises TwiceError: words of one feature never hide those of another."""
    together: dict[str, V] = {}
    for table in tables:
        twice = together.keys() & table.keys()
        if twice:
            raise TwiceError(f"two features have words for {', '.join(sorted(twice))}")
        together.update(table)
    return MappingProxyType(together)


def named(*kinds: DocumentKind) -> Mapping[str, DocumentKind]:
    """Kinds of documents by their names."""
    return gathered({kind.name: kind} for kind in kinds)


def of_several(*families: tuple[Message, str]) -> Mapping[str, Message]:
    """A table in which several codes, written with spaces between them, have the same words."""
    return gathered(dict.fromkeys(codes.split(), message) for message, codes in families)
