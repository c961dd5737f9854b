# SPDX-License-Identifier: GPL-3.0-or-later
"""A bundle or receipt that was looked into, what came of it, and our own record, as the Exchange place shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.viewmodels.kit.detail import Claimed, Detail, showing

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


class BundleFactsRow(NamedTuple):
    """What is known of a bundle; its `group` is known once it was `read`. `forks` are maps of `name` and `seq`;
    `decisions` of `number`, `titles`, `at` and `method`; `feeds` of `key`, `name`, `here`, `there` and `own`."""

    file: str = ""
    folder: str = ""
    size: float = 0.0
    good: bool = False
    read: bool = False
    group: str = ""
    standing: str = ""
    at: float = 0.0
    signer: str = ""
    capacities: Sequence[str] = ()
    key: str = ""
    fingerprint: str = ""
    digits: Sequence[str] = ()
    signers: Sequence[str] = ()
    rollHere: Claimed = 0
    rollThere: Claimed = 0
    records: int = 0
    withheld: int = 0
    brings: bool = False
    filled: int = 0
    erases: int = 0
    forks: Sequence[Mapping[str, Any]] = ()
    frozen: Sequence[str] = ()
    relay: str = ""
    relayKnown: bool = False
    counts: Mapping[str, int] = {}
    decisions: Sequence[Mapping[str, Any]] = ()
    feeds: Sequence[Mapping[str, Any]] = ()
    documents: Sequence[str] = ()


@QmlElement
@QmlUncreatable("made by the program")
@showing(BundleFactsRow)
class BundleFacts(Detail[BundleFactsRow]):  # type: ignore[operator]
    """The bundle that was looked into."""


class ReceiptFactsRow(NamedTuple):
    """What is known of a receipt and whose it is. `lost` are maps of `there` and `here`: records they had and we have
    no more; `forked` are the records that differ; `ahead` counts the feeds of which they have more."""

    file: str = ""
    good: bool = False
    group: str = ""
    id: str = ""
    name: str = ""
    key: str = ""
    standing: str = ""
    at: float = 0.0
    records: Claimed = 0
    known: bool = False
    lost: Sequence[Mapping[str, int]] = ()
    forked: Sequence[int] = ()
    ahead: int = 0


@QmlElement
@QmlUncreatable("made by the program")
@showing(ReceiptFactsRow)
class ReceiptFacts(Detail[ReceiptFactsRow]):  # type: ignore[operator]
    """The receipt that was looked into."""


class ProblemFactsRow(NamedTuple):
    """What is wrong, and where in a bundle, as far as that is known: QML says the place in words."""

    said: str = ""
    code: str = ""
    detail: str = ""
    member: str = ""
    line: Claimed = 0
    feed: str = ""
    seq: Claimed = 0


@QmlElement
@QmlUncreatable("made by the program")
@showing(ProblemFactsRow)
class ProblemFacts(Detail[ProblemFactsRow]):  # type: ignore[operator]
    """Why the last piece of work failed, or what was looked into is no good."""


class OutcomeFactsRow(NamedTuple):
    """What a piece of work led to: a `file` that was written, of `size` and for how many `readers`; or what came from
    the group of that `id`, with `frozen` the writers of feeds from which nothing more is taken; or a receipt that was
    recorded, `alarming` where it does not go with our record."""

    file: str = ""
    folder: str = ""
    records: Claimed = 0
    size: float = 0.0
    readers: int = 0
    id: str = ""
    group: str = ""
    withheld: int = 0
    first: bool = False
    filled: int = 0
    erased: int = 0
    branches: int = 0
    frozen: Sequence[str] = ()
    alarming: bool = False


@QmlElement
@QmlUncreatable("made by the program")
@showing(OutcomeFactsRow)
class OutcomeFacts(Detail[OutcomeFactsRow]):  # type: ignore[operator]
    """What the last piece of work led to."""


class OwnRecordFactsRow(NamedTuple):
    """What we give: our figures, the key of this laptop, and how many of its records nobody else has yet."""

    digits: Sequence[str] = ()
    name: str = ""
    fingerprint: str = ""
    key: str = ""
    records: int = 0
    left: int = 0


@QmlElement
@QmlUncreatable("made by the program")
@showing(OwnRecordFactsRow)
class OwnRecordFacts(Detail[OwnRecordFactsRow]):  # type: ignore[operator]
    """Our own side of the exchange."""
