# SPDX-License-Identifier: GPL-3.0-or-later
"""The roll of signers, a change of it and the last record of a feed, as pages show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.viewmodels.kit.detail import Claimed, Detail, showing

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


class RollFactsRow(NamedTuple):
    """The roll: its version, how many of how many people a change needs, who stands on it, who vouched.

    `standing` are maps of `key`, `person`, `name`, `capacities`, `active`, `ours`, `good` and `open` (of `feed` and
    `last`); `versions` of `number`, `at` and `signed`.
    """

    version: Claimed = 0
    threshold: Claimed = 0
    people: int = 0
    standing: Sequence[Mapping[str, Any]] = ()
    versions: Sequence[Mapping[str, Any]] = ()


@QmlElement
@QmlUncreatable("made by the program")
@showing(RollFactsRow)
class RollFacts(Detail[RollFactsRow]):  # type: ignore[operator]
    """The roll that our group goes by."""


class DraftFactsRow(NamedTuple):
    """A draft: what it changes, who has signed, who has still to. `steps` are maps of `code`, `name`, `key`,
    `capacities`, `seq` and `number`; `state` is "" for no draft."""

    state: str = ""
    file: str = ""
    group: str = ""
    version: Claimed = 0
    here: Claimed = 0
    steps: Sequence[Mapping[str, Any]] = ()
    signed: Sequence[str] = ()
    missing: Sequence[str] = ()
    more: Claimed = 0
    enough: bool = False
    maySign: bool = False


@QmlElement
@QmlUncreatable("made by the program")
@showing(DraftFactsRow)
class DraftFacts(Detail[DraftFactsRow]):  # type: ignore[operator]
    """The change of the roll that is looked at."""


class LastRecordFactsRow(NamedTuple):
    """The record with which a feed would end, and how many come after it; `seq` is 0 for none."""

    feed: str = ""
    seq: Claimed = 0
    sort: str = ""
    at: float = 0.0
    texts: Sequence[str] = ()
    after: Claimed = 0


@QmlElement
@QmlUncreatable("made by the program")
@showing(LastRecordFactsRow)
class LastRecordFacts(Detail[LastRecordFactsRow]):  # type: ignore[operator]
    """The record with which a feed would end, as it was asked for."""
