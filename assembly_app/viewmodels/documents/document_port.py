# SPDX-License-Identifier: GPL-3.0-or-later
"""The documents that the desk offers, and the printer that makes them: a port, filled where the program is composed."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, Protocol

from assembly_app.i18n.words import DOCUMENTS
from assembly_app.service.documents.wishes import DocumentWish
from assembly_app.service.operations import Operation
from assembly_app.viewmodels.kit.here import Here

MEETINGS = "meetings"


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


class Printer(Protocol):
    """Makes documents, each call in a thread of its own. Each raises CodedError; nothing was written then."""

    def make(self, wish: DocumentWish, operation: Operation) -> Made:
        """Make one; the operation hears the number of each page. Raises Cancelled too."""
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
        kind = DOCUMENTS[code]
        if kind.phases and not phases.intersection(kind.phases):
            return 2
        if code == "minutes" and here.place == MEETINGS and not here.past and here.phase != "open":
            return 1
        if here.past and kind.feature == MEETINGS:
            return 0 if code == "minutes" else 1
        return 0 if kind.feature == here.place else 1

    return sorted(DOCUMENTS, key=rank)


def meeting_of(code: str, here: Here) -> str:
    """The meeting that a kind is about at this place; "" for the one that suggests itself."""
    kind = DOCUMENTS[code]
    if code == "minutes" and here.past:
        return here.past
    return here.meeting if kind.phases and here.phase in kind.phases else ""
