# SPDX-License-Identifier: GPL-3.0-or-later
"""The Exchange place: what is here from whom, taking our record along, and taking in what others bring."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.i18n.bundle_problems import explained
from assembly_app.i18n.marks import N_
from assembly_app.service.operations import Cancelled, Damage, Errand, Failed
from assembly_app.viewmodels.exchange.delegates import DelegatesViewModel
from assembly_app.viewmodels.exchange.paper import PaperViewModel
from assembly_app.viewmodels.exchange.receipts import ReceiptsViewModel, receipt_seen
from assembly_app.viewmodels.exchange.rows import (
    HoldingRow,
    brings,
    brought,
    bundle_written,
    holding_row,
    inspected,
    our_side,
    place_of,
)
from assembly_app.viewmodels.exchange.watched_folder import WatchedFolderViewModel
from assembly_app.viewmodels.kit.background import Again
from assembly_app.viewmodels.kit.command_runner import Acting
from assembly_app.viewmodels.kit.file_names import plain, typed_path, with_ending
from assembly_app.viewmodels.kit.file_picker import FilesViewModel
from assembly_app.viewmodels.kit.hired import Hired
from assembly_app.viewmodels.kit.list_model import Rows
from assembly_app.viewmodels.kit.times import milliseconds
from assembly_app.viewmodels.kit.visible_refresh import Reading
from assembly_app.viewmodels.place import PlaceViewModel
from assembly_app.viewmodels.trust.trust import TrustViewModel

if TYPE_CHECKING:
    from assembly_app.service.exchange.bundle_preview import Inspection
    from assembly_app.viewmodels.documents.document_port import Printer

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1

ONE_AT_A_TIME = N_("A bundle is under way already. Wait until it is done, or cancel it; then come with the next.")
BUSY = ("looking", "taking", "exporting", "giving")
EVERY_MS = 80
"""How often it is looked how far a piece of work is."""
T = TypeVar("T")


@QmlElement
@QmlUncreatable("made by the program")
class ExchangeViewModel(PlaceViewModel):  # type: ignore[operator]
    """Nothing is imported before it has been looked into, and nothing from a new group before its fingerprint was
    compared. One piece of work at a time; each may be called back, and then everything is as it was.

    `phase` is "" (nothing under way), "looking", "seen" (a bundle was looked into), "receipt" (a receipt was),
    "taking", "taken", "recorded" (a receipt was), "exporting", "exported", "giving" (writing a receipt), "given",
    "failed" or "cancelled"; `work` says at what: "look", "take", "record", "export" or "give".

    Signals:
        changed: `phase` or what belongs to it is another one.
        stepped: `share` is another one.
        read: the holdings were read again.
        called: a bundle was dropped or chosen.
    """

    changed = Signal()
    stepped = Signal()
    read = Signal()

    def __init__(self, acting: Acting, hired: Hired, printer: Callable[[], Printer], parent: QObject) -> None:
        super().__init__(parent)
        self._acting, self._hired, self._beside = acting, hired, hired.beside
        self._again = Again(self._beside, self._read_again)
        self._holdings = Rows(HoldingRow, self)
        self.files_ = FilesViewModel(self._beside, self)
        self.delegates_ = DelegatesViewModel(acting, self._hired, self)
        self.receipts_ = ReceiptsViewModel(self._hired, self)
        self.trust_ = TrustViewModel(acting, self._hired, self.files_.placed, self)
        self.watched_ = WatchedFolderViewModel(acting, self._hired, self)
        self.paper_ = PaperViewModel(acting, hired, printer, self.files_, self)
        self._phase = self._work = ""
        self._seen: Inspection | None = None
        self._damage: Damage | None = None
        self._outcome: dict[str, Any] = {}
        self._errand = Errand()
        self._compared = False
        self._ours: dict[str, Any] = {}
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.stepped)
        self.reading: Reading = Reading(acting, self.refresh)
        acting.lang.changed.connect(self.changed)
        acting.lang.changed.connect(self.read)

    def refresh(self) -> None:
        """Read again what is here from whom."""
        if self._acting.assembly.group and not self._acting.assembly.held:
            self._again.ask()

    def show(self, shown: bool) -> None:
        """Whether the place is in view."""
        self.reading.show(shown)
        self.watched_.show(shown)

    async def _read_again(self) -> None:
        courier = await self._hired.courier()
        try:
            held = await self._beside.in_thread(courier.holdings)
            key = await self._beside.in_thread(courier.key)
            await self.delegates_.read()
            await self.receipts_.read()
            await self.trust_.read()
        except Failed as failed:
            if not self._phase:
                self._turn("failed", "look", damage=failed.damage)
            return
        now = self._acting.now
        self._holdings.show([holding_row(one, now) for one in held])
        self._ours = our_side(next((one for one in held if one.own), None), key)
        self.read.emit()
        await self.watched_.read()

    @Slot(str)
    def look(self, where: str) -> None:
        """Look into a bundle: a path as it is typed, or the address of a file that was dropped."""
        path = typed_path(where)
        if path is None:
            return
        self.called.emit()
        if self.busy:
            self._acting.complain(ONE_AT_A_TIME)
            return
        self.files_.remember(path)
        self._beside.begin(self._look(path))

    async def _look(self, path: Path) -> None:
        self._turn("looking", "look")
        found = await self._running(self._beside.in_thread((await self._hired.post()).look, path, self._errand))
        if found is None:
            return
        from assembly_app.service.exchange.bundle_preview import Inspection
        from assembly_app.service.trust.roll_drafts import DraftFound

        if isinstance(found, Inspection):
            self._seen, self._compared = found, False
            self._turn("seen", "look", damage=found.damage)
        elif isinstance(found, DraftFound):
            self._turn("", "")
            self.trust_.signers_.show(found)
        else:
            self.receipts_.show(found)
            self._turn("receipt", "look", damage=found.damage)

    @Slot(bool)
    def compare(self, same: bool) -> None:
        """Two people have compared the fingerprint aloud, and it was the same; or it was not."""
        self._compared = same
        self.changed.emit()

    @Slot()
    def take(self) -> None:
        """Import what was looked into, or record the receipt."""
        if self.takeable:
            self._beside.begin(self._take() if self._phase == "seen" else self._record())

    async def _record(self) -> None:
        found = self.receipts_.found
        if found is None:
            return
        self._turn("taking", "record")
        assembly = self._acting.assembly
        assembly.held = True
        try:
            done = await self._running(self._beside.in_thread((await self._hired.post()).record, found.path))
        finally:
            assembly.held = False
        if done is not None:
            self._outcome = receipt_seen(done.found)
            self.receipts_.show(None)
            self._turn("recorded", "record")
            assembly.tell(done.changes)
            self.refresh()

    @Slot(str, str)
    def give(self, where: str, group: str) -> None:
        """Write a receipt for what is here of a group."""
        path = typed_path(where)
        if path is not None and not self.busy:
            path = with_ending(self.files_.placed(path), ".receipt")
            self.files_.remember(path)
            self._beside.begin(self._give(path, group))

    async def _give(self, path: Path, group: str) -> None:
        self._turn("giving", "give")
        written = await self._running(self._beside.in_thread((await self._hired.post()).give, path, group))
        if written is not None:
            self._outcome = {"file": written.name, "folder": str(written.parent)}
            self._turn("given", "give")

    async def _take(self) -> None:
        seen = self._seen
        if seen is None:
            return
        self._turn("taking", "take")
        assembly = self._acting.assembly
        assembly.held = True
        try:
            work = self._beside.in_thread(
                (await self._hired.courier()).take, seen.path, self._errand, trust=seen.fingerprint
            )
            done = await self._running(work)
        finally:
            assembly.held = False
        if done is not None:
            self._seen = None
            self._outcome = brought(done, seen)
            self._turn("taken", "take")
            assembly.tell(done.changes)

    @Slot(str, bool)
    def export(self, where: str, within: bool) -> None:
        """Write a bundle of what is recorded, or of what is new for the one whose receipt was chosen; for the chosen
        delegates alone, if there are any. `within` the group private bodies travel too."""
        path = typed_path(where)
        if path is None or self.busy:
            return
        endings = (".assembly", ".age") if self.delegates_.ticked else (".assembly",)
        path = with_ending(self.files_.placed(path), *endings)
        self.files_.remember(path)
        self._beside.begin(self._export(path, within))

    async def _export(self, path: Path, within: bool) -> None:
        self._turn("exporting", "export")
        courier, to, since = await self._hired.courier(), self.delegates_.ticked, self.receipts_.since
        work = self._beside.in_thread(courier.export, path, self._errand, within=within, to=to, since=since)
        packed = await self._running(work)
        if packed is not None:
            self._outcome = bundle_written(packed) | {"readers": len(to), "since": since != ""}
            self.receipts_.beginAfter("")
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
            self.receipts_.show(None)
            self._turn("", "")

    def _turn(self, phase: str, work: str, damage: Damage | None = None) -> None:
        if phase in BUSY:
            self._errand = Errand()
        self._phase, self._work, self._damage = phase, work, damage
        self.changed.emit()
        self.stepped.emit()

    @property
    def busy(self) -> bool:
        """Whether a piece of work is under way."""
        return self._phase in BUSY

    @property
    def takeable(self) -> bool:
        """Whether what was looked into may be imported now."""
        receipt, seen = self.receipts_.found, self._seen
        if self._phase == "receipt":
            return receipt is not None and receipt.good and not receipt.known
        if self._phase != "seen":
            return False
        return seen is not None and brings(seen) and (seen.standing != "new" or self._compared)

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

    def _read_delegates(self) -> QObject:
        return self.delegates_

    def _read_receipts(self) -> QObject:
        return self.receipts_

    def _read_watched(self) -> QObject:
        return self.watched_

    def _read_trust(self) -> QObject:
        return self.trust_

    def _read_paper(self) -> QObject:
        return self.paper_

    def _read_now(self) -> float:
        return milliseconds(self._acting.now)

    def _read_suggested(self) -> str:
        name = self._acting.assembly.world.charter.name if self._acting.assembly.group else "assembly"
        return f"{plain(name)} {self._acting.now:%Y-%m-%d}.assembly{'.age' if self.delegates_.ticked else ''}"

    @Slot(str, result=str)
    def receiptName(self, group: str) -> str:
        """How the file of a receipt for that group may be called."""
        return f"{plain(group)} {self._acting.now:%Y-%m-%d}.receipt"

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
    delegates = Property(DelegatesViewModel, _read_delegates, constant=True)
    receipts = Property(ReceiptsViewModel, _read_receipts, constant=True)
    watched = Property(WatchedFolderViewModel, _read_watched, constant=True)
    trust = Property(TrustViewModel, _read_trust, constant=True)
    paper = Property(PaperViewModel, _read_paper, constant=True)
    suggested = Property(str, _read_suggested, notify=read)
