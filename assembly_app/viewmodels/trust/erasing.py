# SPDX-License-Identifier: GPL-3.0-or-later
"""Erasing for good: finding what holds some words, choosing, erasing; and what other groups ask us to erase."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.errors import CodedError, Problem
from assembly_app.i18n.error_sentences import error_sentence
from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.list_model import RowListModel
from assembly_app.viewmodels.kit.operations import StoreOperations
from assembly_app.viewmodels.kit.times import instant
from assembly_app.viewmodels.trust.rows import requests_seen

if TYPE_CHECKING:
    from assembly_app.service.trust.erasure import Search
    from assembly_app.service.trust.overview import Trusted

from assembly_app.viewmodels.kit.properties import Property

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


class HoldingRow(NamedTuple):
    """A record that holds the words: its place, what sort of record, when (in milliseconds), what stands in it."""

    key: str
    sort: str
    at: float
    held: str
    ticked: bool


@QmlElement
@QmlUncreatable("made by the program")
class ErasingViewModel(QObject):  # type: ignore[operator]
    """What is looked for and chosen on the sheet, and the requests of other groups.

    `total` records were found (-1: nothing was looked for), of which some are shown; `chosen` are ticked; `fixed` more
    hold the words and cannot be erased. `erased` and `honoured` say how many bodies just went, -1 for none.

    Signals:
        changed: any of it is other.
    """

    changed = Signal()

    def __init__(self, acting: CommandRunner, operations: StoreOperations, parent: QObject) -> None:
        super().__init__(parent)
        self._acting, self._operations = acting, operations
        self._rows = RowListModel(HoldingRow, self)
        self._search: Search | None = None
        self._ticked: set[str] = set()
        self._words = ""
        self._requests: list[dict[str, Any]] = []
        self._followed: list[dict[str, Any]] = []
        self._gone = 0
        self._problem: Problem | None = None
        self._erased = self._honoured = -1
        acting.lang.changed.connect(self.changed)

    def read(self, trusted: Trusted) -> None:
        """Show what others ask for, and who has followed us."""
        self._requests, self._gone = requests_seen(trusted), trusted.erased
        self._followed = [{"name": name, "count": count} for name, count in trusted.followed.items()]
        self.changed.emit()

    @Slot()
    def begin(self) -> None:
        """Nothing is looked for yet."""
        self._search, self._words = None, ""
        self._ticked.clear()
        self._problem, self._erased = None, -1
        self._show()

    @Slot(str)
    def find(self, words: str) -> None:
        """Find our own group's records that hold these words."""
        self._words = words.strip()
        self._erased = -1
        if self._words:
            self._operations.begin(self._find(self._words))
        else:
            self._search = None
            self._show()

    async def _find(self, words: str) -> None:
        await self._operations.load()
        from assembly_app.service.trust import erasure

        found = await self._operations.read(erasure.find, words)
        # Meanwhile other words may have been typed.
        if words == self._words:
            self._search = found
            self._ticked &= {one.place for one in found.found}
            self._show()

    def _show(self) -> None:
        found = self._search.found if self._search else ()
        self._rows.show(
            [
                HoldingRow(
                    one.place,
                    one.type.partition(".")[0],
                    instant(one.at),
                    " · ".join(one.texts),
                    one.place in self._ticked,
                )
                for one in found
            ]
        )
        self.changed.emit()

    @Slot(str, bool)
    def tick(self, place: str, on: bool) -> None:
        """Whether this record is to be erased."""
        if on:
            self._ticked.add(place)
        else:
            self._ticked.discard(place)
        self._show()

    @Slot(bool)
    def tickAll(self, on: bool) -> None:
        """Whether all that are shown are to be erased."""
        self._ticked = {one.place for one in self._search.found} if on and self._search else set()
        self._show()

    @Slot(str)
    def erase(self, why: str) -> None:
        """Erase for good what is ticked."""
        if self._ticked:
            self._operations.begin(self._erase(why.strip()))

    async def _erase(self, why: str) -> None:
        await self._operations.load()
        from assembly_app.service.trust import erasure

        gone = await self._tried(self._operations.record(erasure.erase, sorted(self._ticked), why))
        if gone is not None:
            self._ticked.clear()
            self._search, self._words, self._erased = None, "", gone
        self._show()

    @Slot(str)
    def honour(self, group: str) -> None:
        """Erase here what another group asks for."""
        self._operations.begin(self._honour(group))

    async def _honour(self, group: str) -> None:
        await self._operations.load()
        from assembly_app.service.trust import erasure

        gone = await self._tried(self._operations.record(erasure.honour, group))
        if gone is not None:
            self._honoured = gone
        self.changed.emit()

    async def _tried(self, work: Awaitable[int]) -> int | None:
        self._problem = None
        try:
            return await work
        except CodedError as error:
            self._problem = error.problem
            return None

    @Slot()
    def putAway(self) -> None:
        """What was done has been read."""
        self._problem, self._erased, self._honoured = None, -1, -1
        self.changed.emit()

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(int, notify=changed)
    def total(self) -> int:
        return self._search.total if self._search else -1

    @Property(int, notify=changed)
    def fixed(self) -> int:
        return self._search.fixed if self._search else 0

    @Property(int, notify=changed)
    def chosen(self) -> int:
        return len(self._ticked)

    @Property(int, notify=changed)
    def erased(self) -> int:
        return self._erased

    @Property(int, notify=changed)
    def honoured(self) -> int:
        return self._honoured

    @Property(int, notify=changed)
    def gone(self) -> int:
        return self._gone

    @Property(list, notify=changed)
    def requests(self) -> list[dict[str, Any]]:
        return self._requests

    @Property(list, notify=changed)
    def followed(self) -> list[dict[str, Any]]:
        return self._followed

    @Property(str, notify=changed)
    def complaint(self) -> str:
        problem = self._problem
        return error_sentence(self._acting.lang.catalogue, problem) if problem else ""
