# SPDX-License-Identifier: GPL-3.0-or-later
"""A meeting, what is on its floor and what comes next, as pages show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.viewmodels.kit.detail import Detail, showing

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


class MeetingFactsRow(NamedTuple):
    """Title, times, place and roles of a meeting that runs or is to come; `planned` minutes of its `minutes`."""

    id: str = ""
    titles: Mapping[str, str] = {}
    kind: str = ""
    startsAt: float = 0.0
    openedAt: float = 0.0
    postBy: float = 0.0
    postedAt: float = 0.0
    place: str = ""
    minutes: int = 0
    planned: int = 0
    majors: int = 0
    facilitator: str = ""
    minuteTaker: str = ""
    progressive: bool = False
    digest: str = ""


@QmlElement
@QmlUncreatable("made by the program")
@showing(MeetingFactsRow)
class MeetingFacts(Detail[MeetingFactsRow]):  # type: ignore[operator]
    """The meeting that runs or comes next."""


class PastMeetingFactsRow(NamedTuple):
    """A meeting that is over, and how far its minutes are."""

    id: str = ""
    titles: Mapping[str, str] = {}
    kind: str = ""
    startsAt: float = 0.0
    openedAt: float = 0.0
    closedAt: float = 0.0
    place: str = ""
    facilitator: str = ""
    minuteTaker: str = ""
    present: Sequence[str] = ()
    phase: str = ""
    editable: bool = False


@QmlElement
@QmlUncreatable("made by the program")
@showing(PastMeetingFactsRow)
class PastMeetingFacts(Detail[PastMeetingFactsRow]):  # type: ignore[operator]
    """The meeting whose minutes are in view."""


class QuorumFactsRow(NamedTuple):
    """How many are there and how many are needed; not `known` while no meeting is open."""

    known: bool = False
    present: int = 0
    needed: int = 0
    met: bool = False


@QmlElement
@QmlUncreatable("made by the program")
@showing(QuorumFactsRow)
class QuorumFacts(Detail[QuorumFactsRow]):  # type: ignore[operator]
    """The quorum, counted now."""


class FloorFactsRow(NamedTuple):
    """The item on the floor, with its proposal and the last test of that; `item` is "" for none."""

    item: str = ""
    kind: str = ""
    own: bool = False
    titles: Mapping[str, str] = {}
    presenter: str = ""
    minutes: int = 0
    major: bool = False
    decides: bool = False
    stage: str = ""
    standing: str = ""
    texts: Mapping[str, str] = {}
    language: str = ""
    version: int = 0
    posted: int = 0
    material: bool = False
    answers: bool = False
    testing: bool = False
    asked: Sequence[str] = ()
    blocks: int = 0
    asides: int = 0
    reservations: int = 0
    agreement: int = 0
    present: int = 0
    outcome: str = ""
    number: str = ""
    blockEnds: float = 0.0
    concerns: int = 0
    open: int = 0


@QmlElement
@QmlUncreatable("made by the program")
@showing(FloorFactsRow)
class FloorFacts(Detail[FloorFactsRow]):  # type: ignore[operator]
    """The item on the floor."""


class NextFactsRow(NamedTuple):
    """The next act: its code and the item it is about; `asks` is the act that a form asks for first, with `given`."""

    code: str = ""
    titles: Mapping[str, str] = {}
    kind: str = ""
    own: bool = False
    asks: str = ""
    given: Mapping[str, Any] = {}


@QmlElement
@QmlUncreatable("made by the program")
@showing(NextFactsRow)
class NextFacts(Detail[NextFactsRow]):  # type: ignore[operator]
    """The next act of the meeting."""
