# SPDX-License-Identifier: GPL-3.0-or-later
"""One person, and how many there are, as pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.viewmodels.kit.detail import Detail, showing

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


class MemberFactsRow(NamedTuple):
    """One person; `place` is theirs in the rotation, from 1, or 0 for none. Their terms are a list beside it."""

    key: str = ""
    who: str = ""
    standing: str = ""
    joinedAt: float = 0.0
    shown: bool = True
    skills: Sequence[str] = ()
    trained: bool = False
    terms: int = 0
    place: int = 0
    eligible: bool = False
    turns: int = 0
    lastAt: float = 0.0
    reason: str = ""


@QmlElement
@QmlUncreatable("made by the program")
@showing(MemberFactsRow)
class MemberFacts(Detail[MemberFactsRow]):  # type: ignore[operator]
    """The person who is open."""


class MemberCountsRow(NamedTuple):
    """How many there are: people by standing, in the rotation, terms of office and those of them that end soon."""

    active: int = 0
    guest: int = 0
    left: int = 0
    order: int = 0
    terms: int = 0
    due: int = 0


@QmlElement
@QmlUncreatable("made by the program")
@showing(MemberCountsRow)
class MemberCounts(Detail[MemberCountsRow]):  # type: ignore[operator]
    """How many there are."""
