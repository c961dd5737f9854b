# SPDX-License-Identifier: GPL-3.0-or-later
"""The Exchange place: what is here from whom, taking our record along, and taking in what others bring."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Property, QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.i18n.damage import explained
from assembly_app.i18n.marks import N_
from assembly_app.service.errands import Cancelled, Damage, Errand, Failed
from assembly_app.viewmodels.acting import Acting
from assembly_app.viewmodels.beside import Beside
from assembly_app.viewmodels.exchange_rows import HoldingRow, brought, holding_row, inspected, place_of
from assembly_app.viewmodels.files import FilesViewModel
from assembly_app.viewmodels.reading import Reading
from assembly_app.viewmodels.rows import Rows
from assembly_app.viewmodels.times import milliseconds

if TYPE_CHECKING:
    from assembly_app.service.courier import Courier
    from assembly_app.service.inspection import Inspection

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1

ONE_AT_A_TIME = N_("A bundle is under way already. Wait until it is done, or cancel it; then come with the next.")
EVERY_MS = 80
"""How often it is looked how far a piece of work is."""
T = TypeVar("T")


@QmlElement
@QmlUncreatable("made by the program")
class ExchangeViewModel(QObject):  # type: ignore[operator]
    """Nothing is imported before it has been looked into, and nothing from a new group before its fingerprint was
    compared. One piece of work at a time; each may be called back, and then everything is as it was.

    `phase` is "" (nothing under way), "looking", "seen" (a bundle was looked into), "taking", "taken", "exporting",
    "exported", "failed" or "cancelled"; `work` says at what: "look", "take" or "export".

    Signals:
        changed: `phase` or what belongs to it is another one.
        stepped: `share` is another one.
        read: the holdings were read again.
        arrived: a bundle was dropped or chosen; the place should be shown.
    """

    changed = Signal()
    stepped = Signal()
    read = Signal()
    arrived = Signal()

    def __init__(self, acting: Acting, courier: Callable[[], Courier], parent: QObject | None = None) -> None:
        """`courier` makes the one that runs the errands; it is called in their thread, when the first one is run."""
        super().__init__(parent)
        self._acting, self._hire, self._beside = acting, courier, Beside()
        self._hired: Courier | None = None
        self._holdings = Rows(HoldingRow, self)
        self.files_ = FilesViewModel(self._beside, self)
        self._phase = self._work = ""
        self._seen: Inspection | None = None
        self._damage: Damage | None = None
        self._outcome: dict[str, Any] = {}
        self._errand = Errand()
        self._compared = False
        self._ours: dict[str, Any] = {}
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.stepped)
        self.reading = Reading(acting, self.refresh)
        acting.lang.changed.connect(self.changed)
        acting.lang.changed.connect(self.read)

    def refresh(self) -> None:
        """Read again what is here from whom."""
        if self._acting.assembly.group and not self._acting.assembly.held:
            self._beside.begin(self._read_again())

    async def _courier(self) -> Courier:
        if self._hired is None:
            self._hired = await self._beside.in_thread(self._hire)
        return self._hired

    async def _read_again(self) -> None:
        courier = await self._courier()
        try:
            held = await self._beside.in_thread(courier.holdings)
            key = await self._beside.in_thread(courier.key)
        except Failed as failed:
            if not self._phase:
                self._turn("failed", "look", damage=failed.damage)
            return
        now = self._acting.now
        self._holdings.show([holding_row(one, now) for one in held])
        own = next((one for one in held if one.own), None)
        self._ours = {
            "digits": own.digits if own else (),
            "name": own.name if own else "",
            "fingerprint": own.fingerprint if own else "",
            "key": key,
            "records": own.records if own else 0,
            "left": sum(feed.records - feed.exported for feed in own.feeds if feed.ours) if own else 0,
        }
        self.read.emit()

    @Slot(str)
    def look(self, where: str) -> None:
        """Look into a bundle: a path as it is typed, or the address of a file that was dropped."""
        path = _path(where)
        if path is None:
            return
        self.arrived.emit()
        if self.busy:
            self._acting.complain(ONE_AT_A_TIME)
            return
        self.files_.remember(path)
        self._beside.begin(self._look(path))

    async def _look(self, path: Path) -> None:
        self._turn("looking", "look")
        seen = await self._running(self._beside.in_thread((await self._courier()).look, path, self._errand))
        if seen is not None:
            self._seen, self._compared = seen, False
            self._turn("seen", "look", damage=seen.damage)

    @Slot(bool)
    def compare(self, same: bool) -> None:
        """Two people have compared the fingerprint aloud, and it was the same; or it was not."""
        self._compared = same
        self.changed.emit()

    @Slot()
    def take(self) -> None:
        """Import what was looked into."""
        if self._phase == "seen" and self.takeable:
            self._beside.begin(self._take())

    async def _take(self) -> None:
        seen = self._seen
        if seen is None:
            return
        self._turn("taking", "take")
        assembly = self._acting.assembly
        assembly.held = True
        try:
            work = self._beside.in_thread((await self._courier()).take, seen.path, self._errand, trust=seen.fingerprint)
            done = await self._running(work)
        finally:
            assembly.held = False
        if done is not None:
            self._seen = None
            self._outcome = brought(done)
            self._turn("taken", "take")
            assembly.tell(done.changes)

    @Slot(str, bool)
    def export(self, where: str, within: bool) -> None:
        """Write everything recorded to a bundle; `within` the group private bodies travel too."""
        path = _path(where)
        if path is None or self.busy:
            return
        path = self.files_.placed(path)
        if path.suffix != ".assembly":
            path = path.with_name(path.name + ".assembly")
        self.files_.remember(path)
        self._beside.begin(self._export(path, within))

    async def _export(self, path: Path, within: bool) -> None:
        self._turn("exporting", "export")
        work = self._beside.in_thread((await self._courier()).export, path, self._errand, within=within)
        packed = await self._running(work)
        if packed is not None:
            self._outcome = {
                "file": packed.path.name,
                "folder": str(packed.path.parent),
                "records": packed.count,
                "size": float(packed.size),
            }
            self._turn("exported", "export")
            self.refresh()

    async def _running(self, work: Awaitable[T]) -> T | None:
        """What the work gives; None when it failed or was called back, and `phase` says so."""
        import asyncio

        self._timer.start()
        try:
            return await work
        except Cancelled:
            self._turn("cancelled", self._work)
        except Failed as failed:
            self._turn("failed", self._work, damage=failed.damage)
        except asyncio.CancelledError:
            # The desk is being closed: the thread stops at its next step, and its transaction is rolled back.
            self._errand.cancel()
            raise
        finally:
            self._timer.stop()
            self.stepped.emit()
        return None

    @Slot()
    def cancel(self) -> None:
        """Call the work back, or put away what was looked into."""
        if self.busy:
            self._errand.cancel()
            self.changed.emit()
        else:
            self.dismiss()

    @Slot()
    def dismiss(self) -> None:
        """What the last piece of work led to has been read."""
        if not self.busy:
            self._seen = None
            self._turn("", "")

    def _turn(self, phase: str, work: str, damage: Damage | None = None) -> None:
        if phase in ("looking", "taking", "exporting"):
            self._errand = Errand()
        self._phase, self._work, self._damage = phase, work, damage
        self.changed.emit()
        self.stepped.emit()

    @property
    def busy(self) -> bool:
        """Whether a piece of work is under way."""
        return self._phase in ("looking", "taking", "exporting")

    @property
    def takeable(self) -> bool:
        """Whether what was looked into may be imported now."""
        seen = self._seen
        return seen is not None and seen.good and seen.records > 0 and (seen.standing != "new" or self._compared)

    def _read_phase(self) -> str:
        return self._phase

    def _read_work(self) -> str:
        return self._work

    def _read_busy(self) -> bool:
        return self.busy

    def _read_stopping(self) -> bool:
        return self.busy and self._errand.called_back

    def _read_takeable(self) -> bool:
        return self.takeable

    def _read_compared(self) -> bool:
        return self._compared

    def _read_share(self) -> float:
        return self._errand.done / self._errand.total if self._errand.total else 0.0

    def _read_seen(self) -> dict[str, Any]:
        return inspected(self._seen) | {"digits": self._digits(self._seen.digits)} if self._seen else {}

    def _read_damage(self) -> dict[str, Any]:
        damage = self._damage
        if damage is None:
            return {}
        said = explained(self._acting.lang.catalogue, damage.code, damage.params, exporting=self._work == "export")
        return {"said": said, "code": damage.code, "detail": damage.detail, **place_of(damage)}

    def _read_outcome(self) -> dict[str, Any]:
        return self._outcome

    def _read_ours(self) -> dict[str, Any]:
        return self._ours | {"digits": self._digits(self._ours.get("digits", ()))}

    def _digits(self, groups: tuple[str, ...]) -> list[str]:
        digits = self._acting.lang.catalogue.formats.digits
        return [digits(group) for group in groups]

    def _read_holdings(self) -> QObject:
        return self._holdings

    def _read_files(self) -> QObject:
        return self.files_

    def _read_now(self) -> float:
        return milliseconds(self._acting.now)

    def _read_suggested(self) -> str:
        name = self._acting.assembly.world.charter.name if self._acting.assembly.group else "assembly"
        plain = "".join(letter if letter.isalnum() or letter in " -" else "" for letter in name).strip() or "assembly"
        return f"{plain} {self._acting.now:%Y-%m-%d}.assembly"

    phase = Property(str, _read_phase, notify=changed)
    work = Property(str, _read_work, notify=changed)
    running = Property(bool, _read_busy, notify=changed)
    stopping = Property(bool, _read_stopping, notify=changed)
    mayTake = Property(bool, _read_takeable, notify=changed)
    compared = Property(bool, _read_compared, notify=changed)
    share = Property(float, _read_share, notify=stepped)
    seen = Property(dict, _read_seen, notify=changed)
    damage = Property(dict, _read_damage, notify=changed)
    outcome = Property(dict, _read_outcome, notify=changed)
    ours = Property(dict, _read_ours, notify=read)
    holdings = Property(QObject, _read_holdings, constant=True)
    files = Property(FilesViewModel, _read_files, constant=True)
    now = Property(float, _read_now, notify=read)
    suggested = Property(str, _read_suggested, notify=read)


def _path(where: str) -> Path | None:
    where = where.strip()
    if where.startswith("file:"):
        where = QUrl(where).toLocalFile()
    return Path(where).expanduser() if where else None
