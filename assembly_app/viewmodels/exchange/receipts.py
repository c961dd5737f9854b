# SPDX-License-Identifier: GPL-3.0-or-later
"""Receipts on the Exchange place: one that was looked into, and those by which a bundle of what is new begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.viewmodels.exchange.facts import OutcomeFactsRow, ReceiptFacts, ReceiptFactsRow
from assembly_app.viewmodels.kit.operations import StoreOperations
from assembly_app.viewmodels.kit.times import instant

if TYPE_CHECKING:
    from assembly_app.service.exchange.receipts import Holder, ReceiptFound

from assembly_app.viewmodels.kit.properties import Property

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class ReceiptsViewModel(QObject):  # type: ignore[operator]
    """Signals:
    changed: emitted when the receipt that was looked into, or after whose receipt the next bundle begins, changes.
    """

    changed = Signal()

    def __init__(self, operations: StoreOperations, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._holders: list[dict[str, Any]] = []
        self._since = ""
        self.found: ReceiptFound | None = None
        self._seen = ReceiptFacts(self)

    @property
    def since(self) -> str:
        """The key whose receipt the next bundle begins after; "" for everything."""
        return self._since

    async def read(self) -> None:
        """Read whose receipts are here. Raises CodedError."""
        await self._operations.load()
        from assembly_app.service.exchange.acknowledgements import read_holders

        self._holders = [_holder(one) for one in await self._operations.read(read_holders)]
        if self._since not in {one["key"] for one in self._holders}:
            self._since = ""
        self.changed.emit()

    def show(self, found: ReceiptFound | None) -> None:
        """Show a receipt that was looked into."""
        self.found = found
        self._seen.show(receipt_seen(found) if found else None)
        self.changed.emit()

    @Slot(str)
    def beginAfter(self, key: str) -> None:
        """The next bundle begins after the receipt of this key; "": it holds everything."""
        self._since = key
        self.changed.emit()

    @Property(list, notify=changed)
    def holders(self) -> list[dict[str, Any]]:
        return self._holders

    @Property(str, notify=changed)
    def chosen(self) -> str:
        return self._since

    @Property(ReceiptFacts, constant=True)
    def seen(self) -> ReceiptFacts:
        return self._seen


def _holder(holder: Holder) -> dict[str, Any]:
    """Somebody whose receipt is here; `name` and `group` are "" where they are not known."""
    at = instant(holder.receipt.at)
    return {"key": holder.key, "name": holder.name, "group": holder.group_name, "id": holder.group, "at": at}


def receipt_seen(found: ReceiptFound) -> ReceiptFactsRow:
    """What is known of a receipt."""
    return ReceiptFactsRow(
        file=found.path.name,
        good=found.good,
        group=found.by_name,
        id=found.by,
        name=found.name,
        key=found.key,
        standing=found.standing,
        at=instant(found.at),
        records=found.records,
        known=found.known,
        lost=[{"there": one.seq, "here": one.here} for one in found.of("rolled-back")],
        forked=[one.seq for one in found.of("forked")],
        ahead=len(found.of("ahead")),
    )


def receipt_recorded(found: ReceiptFound) -> OutcomeFactsRow:
    """A receipt that was recorded."""
    return OutcomeFactsRow(
        file=found.path.name,
        id=found.by,
        group=found.by_name,
        records=found.records,
        alarming=bool(found.of("rolled-back") or found.of("forked")),
    )
