# SPDX-License-Identifier: GPL-3.0-or-later
"""The proposal that is open, as a page shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.viewmodels.kit.detail import Detail, showing

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


class ProposalFactsRow(NamedTuple):
    """Where it stands, its newest words, and what can be done: `acts` are those that the rules would not refuse."""

    key: str = ""
    titles: Mapping[str, str] = {}
    by: str = ""
    major: bool = False
    operational: bool = False
    personal: bool = False
    draftedAt: float = 0.0
    version: int = 0
    posted: int = 0
    language: str = ""
    original: str = ""
    rtl: bool = False
    stage: str = ""
    standing: str = ""
    next: str = ""
    meetingTitles: Mapping[str, str] = {}
    meetingKind: str = ""
    meetingAt: float = 0.0
    meetingOpen: bool = False
    number: str = ""
    blockEnds: float = 0.0
    leftTo: str = ""
    why: str = ""
    acts: Sequence[str] = ()
    openConcerns: int = 0


@QmlElement
@QmlUncreatable("made by the program")
@showing(ProposalFactsRow)
class ProposalFacts(Detail[ProposalFactsRow]):  # type: ignore[operator]
    """The proposal that is open."""
