# SPDX-License-Identifier: GPL-3.0-or-later
"""Erasing for good: finding what holds some words, choosing, erasing; and what other groups ask us to erase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.errors import Problem
from assembly_app.i18n.bundle_problems import explained
from assembly_app.service.operations import Failed
from assembly_app.viewmodels.exchange.rows import instant
from assembly_app.viewmodels.kit.command_runner import Acting
from assembly_app.viewmodels.kit.hired import Hired
from assembly_app.viewmodels.kit.list_model import Rows
from assembly_app.viewmodels.kit.recording import recorded
from assembly_app.viewmodels.trust.rows import requests_seen

if TYPE_CHECKING:
    from assembly_app.service.trust.trustee import Done, Search, Trusted

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

    def __init__(self, acting: Acting, hired: Hired, parent: QObject) -> None:
        super().__init__(parent)
        self._acting, self._hired = acting, hired
        self._rows = Rows(HoldingRow, self)
        self._search: Search | None = None
        self._ticked: set[str] = set()
        self._words = ""
        self._requests: list[dict[str, Any]] = []
        self._followed: list[dict[str, Any]] = []
        self._gone = 0
        self._damage: Problem | None = None
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
        self._damage, self._erased = None, -1
        self._show()

    @Slot(str)
    def find(self, words: str) -> None:
        """Find our own group's records that hold these words."""
        self._words = words.strip()
        self._erased = -1
        if self._words:
            self._hired.beside.begin(self._find(self._words))
        else:
            self._search = None
            self._show()

    async def _find(self, words: str) -> None:
        trustee = await self._hired.trustee()
        found = await self._hired.beside.in_thread(trustee.find, words)
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
            self._hired.beside.begin(self._erase(why.strip()))

    async def _erase(self, why: str) -> None:
        trustee = await self._hired.trustee()
        done = await self._tried(recorded(self._acting, self._hired, trustee.erase, sorted(self._ticked), why))
        if done is not None:
            self._ticked.clear()
            self._search, self._words, self._erased = None, "", done.count
        self._show()

    @Slot(str)
    def honour(self, group: str) -> None:
        """Erase here what another group asks for."""
        self._hired.beside.begin(self._honour(group))

    async def _honour(self, group: str) -> None:
        trustee = await self._hired.trustee()
        done = await self._tried(recorded(self._acting, self._hired, trustee.honour, group))
        if done is not None:
            self._honoured = done.count
        self.changed.emit()

    async def _tried(self, work: Any) -> Done | None:
        self._damage = None
        try:
            done: Done = await work
        except Failed as failed:
            self._damage = failed.damage
            return None
        return done

    @Slot()
    def putAway(self) -> None:
        """What was done has been read."""
        self._damage, self._erased, self._honoured = None, -1, -1
        self.changed.emit()

    def _read_rows(self) -> QObject:
        return self._rows

    def _read_total(self) -> int:
        return self._search.total if self._search else -1

    def _read_fixed(self) -> int:
        return self._search.fixed if self._search else 0

    def _read_chosen(self) -> int:
        return len(self._ticked)

    def _read_erased(self) -> int:
        return self._erased

    def _read_honoured(self) -> int:
        return self._honoured

    def _read_gone(self) -> int:
        return self._gone

    def _read_requests(self) -> list[dict[str, Any]]:
        return self._requests

    def _read_followed(self) -> list[dict[str, Any]]:
        return self._followed

    def _read_complaint(self) -> str:
        damage = self._damage
        return explained(self._acting.lang.catalogue, damage.code, damage.params) if damage else ""

    rows = Property(QObject, _read_rows, constant=True)
    total = Property(int, _read_total, notify=changed)
    fixed = Property(int, _read_fixed, notify=changed)
    chosen = Property(int, _read_chosen, notify=changed)
    erased = Property(int, _read_erased, notify=changed)
    honoured = Property(int, _read_honoured, notify=changed)
    gone = Property(int, _read_gone, notify=changed)
    requests = Property(list, _read_requests, notify=changed)
    followed = Property(list, _read_followed, notify=changed)
    complaint = Property(str, _read_complaint, notify=changed)
