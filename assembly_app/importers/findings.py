# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings in a list, line by line, before anything of it is recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Generic, NamedTuple, Protocol, TypeVar

from assembly_app.domain.values import Act
from assembly_app.i18n.marks import Message

NewId = Callable[[], str]
_NOTHING: Mapping[str, object] = MappingProxyType({})


class Remark(NamedTuple):
    """Something to say about what stands at `line` (from 1). `text` is what stands there, as far as it is shown."""

    line: int
    text: str | Message
    message: Message
    params: Mapping[str, object] = _NOTHING


class New(Protocol):
    """Something that is not recorded yet."""

    @property
    def line(self) -> int:
        """Where it stands, from 1."""

    @property
    def title(self) -> str | Message:
        """What it is called; words to translate for what is named after its kind."""

    @property
    def details(self) -> Sequence[Message | str | int | datetime]:
        """What else is known of it: words to translate, names, minutes, or a moment."""

    def acts(self, new_id: NewId) -> list[Act]:
        """The acts that record it."""


N = TypeVar("N", bound=New)


class Findings(NamedTuple, Generic[N]):
    """`new` is what would be recorded; `known` what is here already; `odd` what was not understood and is left out;
    `remarks` what is to be said of something new, or of the whole list (line 0)."""

    new: tuple[N, ...] = ()
    known: tuple[Remark, ...] = ()
    odd: tuple[Remark, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def acts(self, new_id: NewId) -> list[Act]:
        """The acts that record everything new, in the order of the list."""
        return [act for each in self.new for act in each.acts(new_id)]
