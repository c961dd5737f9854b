# SPDX-License-Identifier: GPL-3.0-or-later
"""The documents that the desk offers, and the printer that makes them: a port, filled where the program is composed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, Protocol

from assembly_app.domain.world import MeetingBrief
from assembly_app.i18n.catalogues import Catalogue
from assembly_app.i18n.marks import P_, Message
from assembly_app.service.operations import Errand
from assembly_app.viewmodels.kit.here import Here

TO_COME = ("open", "posted", "planned", "closed")
HELD = ("open", "closed")
MEETINGS, DECISIONS, ACTIONS = "meetings", "decisions", "actions"
PAPERS = ("a4", "letter")


class Kind(NamedTuple):
    """`place`: where it is looked for, by name; `phases`: of the meetings it can be about, none for the whole log."""

    title: Message
    place: str
    phases: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("pdf",)


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "agenda-notice": Kind(P_("document", "Notice of meeting"), MEETINGS, TO_COME, ("pdf", "ics")),
        "running-script": Kind(P_("document", "Running script"), MEETINGS, TO_COME),
        "sign-in": Kind(P_("document", "Sign-in sheet"), MEETINGS, TO_COME),
        "ballot": Kind(P_("document", "Ballot"), MEETINGS, TO_COME),
        "minutes": Kind(P_("document", "Minutes"), MEETINGS, HELD, ("pdf", "md")),
        "decision-log": Kind(P_("document", "Decision log"), DECISIONS, (), ("pdf", "md", "csv")),
        "decision": Kind(P_("document", "Decision"), DECISIONS),
        "actions": Kind(P_("document", "Actions"), ACTIONS, (), ("csv",)),
    }
)


class Wanted(NamedTuple):
    """A document that is asked for. `meeting` and `decision` are "" where one suggests itself."""

    kind: str
    form: str
    language: str
    paper: str
    meeting: str = ""
    decision: str = ""


class Picture(NamedTuple):
    """A page as it looks: three bytes for each dot, red, green, blue; `stride` bytes for each row."""

    width: int
    height: int
    stride: int
    dots: bytes


class Made(NamedTuple):
    """A document in memory: its bytes, how many pages it has (0 for a text), and its beginning to be looked at."""

    data: bytes
    pages: int
    pictures: tuple[Picture, ...] = ()
    text: str = ""


class NotMade(Exception):
    """No document was made, or it was not written. `says` gives the reason in the words of a language."""

    def __init__(self, code: str, says: Callable[[Catalogue], str]) -> None:
        super().__init__(code)
        self.code, self.says = code, says


class Printer(Protocol):
    """Makes documents, each call in a thread of its own. Each raises NotMade; nothing was written then."""

    def make(self, wanted: Wanted, errand: Errand) -> Made:
        """Make one; the errand hears the number of each page. Raises Cancelled too."""
        ...

    def put(self, path: Path, data: bytes) -> None:
        """Write it, as a whole: an older file of that name stays until then."""
        ...

    def code(self, text: str, form: str) -> bytes:
        """The QR code of a text as a file of that form: png, svg or pdf; for any other the text itself."""
        ...

    def code_picture(self, text: str) -> Picture:
        """The QR code of a text with its white edge, a dot for each module."""
        ...


def offered(here: Here, phases: set[str]) -> list[str]:
    """All kinds: first those of the place for which there is something, then the others, then those without."""

    def rank(code: str) -> int:
        kind = KINDS[code]
        if kind.phases and not phases.intersection(kind.phases):
            return 2
        if code == "minutes" and here.place == MEETINGS and not here.past and here.phase != "open":
            return 1
        if here.past and kind.place == MEETINGS:
            return 0 if code == "minutes" else 1
        return 0 if kind.place == here.place else 1

    return sorted(KINDS, key=rank)


def suggested(kind: Kind, meetings: Sequence[MeetingBrief]) -> str:
    """The meeting that a kind is about when none is named: the next one to come, or the last one held; "" for none."""
    for phase in kind.phases:
        fitting = [brief.id for brief in meetings if brief.phase == phase]
        if fitting:
            return fitting[-1 if phase == "closed" else 0]
    return ""


def meeting_of(code: str, here: Here) -> str:
    """The meeting that a kind is about at this place; "" for the one that suggests itself."""
    kind = KINDS[code]
    if code == "minutes" and here.past:
        return here.past
    return here.meeting if kind.phases and here.phase in kind.phases else ""
