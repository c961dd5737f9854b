# SPDX-License-Identifier: GPL-3.0-or-later
"""A code that is shown, and the verdict on what was scanned, as pages show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.viewmodels.kit.detail import Claimed, Detail, showing

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


class CodeFactsRow(NamedTuple):
    """A code and its picture, of `side` modules; what goes with it depends on its kind, see
    service.exchange.paper_codes.Code. `kind` is "" for no code."""

    kind: str = ""
    text: str = ""
    group: str = ""
    name: str = ""
    own: bool = False
    records: Claimed = 0
    at: float = 0.0
    key: str = ""
    number: str = ""
    titles: Mapping[str, str] = {}
    whole: bool = False
    private: bool = False
    digits: Sequence[str] = ()
    source: str = ""
    side: int = 0


@QmlElement
@QmlUncreatable("made by the program")
@showing(CodeFactsRow)
class CodeFacts(Detail[CodeFactsRow]):  # type: ignore[operator]
    """The code that is shown."""


class VerdictFactsRow(NamedTuple):
    """What was scanned: its `kind` is "checkpoint", "proof" or "fingerprint", or "" for none. The record of a proof is
    the `same` here or an `other` one; a decision in it has its `number`, `titles` and `texts`."""

    kind: str = ""
    fingerprint: str = ""
    digits: Sequence[str] = ()
    agreement: str = ""
    signed: bool = False
    good: bool = False
    alarming: bool = False
    group: str = ""
    own: bool = False
    name: str = ""
    key: str = ""
    records: Claimed = 0
    here: Claimed = 0
    at: float = 0.0
    place: Claimed = 0
    recordedAt: float = 0.0
    sort: str = ""
    whole: bool = False
    same: bool = False
    other: bool = False
    number: str = ""
    titles: Mapping[str, str] = {}
    texts: Mapping[str, str] = {}


@QmlElement
@QmlUncreatable("made by the program")
@showing(VerdictFactsRow)
class VerdictFacts(Detail[VerdictFactsRow]):  # type: ignore[operator]
    """The verdict on what was scanned last."""
