# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody asks for who wants a document, and the meeting it is about when none is named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from assembly_app.domain.world import MeetingBrief

PAPERS = ("a4", "letter")


class DocumentWish(NamedTuple):
    """`kind` is the name of a kind of document, `form` the ending of its file. `meeting` and `decision` are ids or
    numbers, "" for the one that suggests itself."""

    kind: str
    form: str = "pdf"
    language: str = "en"
    paper: str = "a4"
    meeting: str = ""
    decision: str = ""


def suggested_meeting(meetings: Sequence[MeetingBrief], phases: Iterable[str]) -> str:
    """The first meeting that fits, in the order of `phases`: the next one to come, or the last one that was held; ""
    for none."""
    for phase in phases:
        fitting = [brief.id for brief in meetings if brief.phase == phase]
        if fitting:
            return fitting[-1 if phase == "closed" else 0]
    return ""
