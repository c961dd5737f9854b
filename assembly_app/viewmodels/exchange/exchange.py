# SPDX-License-Identifier: GPL-3.0-or-later
"""The Exchange place: what is here from whom, taking our record along, and taking in what others bring."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.errors import CodedError, Problem
from assembly_app.i18n.marks import N_
from assembly_app.service.operations import Cancelled, Operation
from assembly_app.viewmodels.exchange import rows
from assembly_app.viewmodels.exchange.delegates import DelegatesViewModel
from assembly_app.viewmodels.exchange.facts import BundleFacts, OutcomeFacts, OwnRecordFacts, ProblemFacts
from assembly_app.viewmodels.exchange.paper import PaperViewModel
from assembly_app.viewmodels.exchange.receipts import ReceiptsViewModel, receipt_recorded
from assembly_app.viewmodels.exchange.watched_folder import WatchedFolderViewModel
from assembly_app.viewmodels.kit.background import CoalescedTask
from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.file_names import plain, typed_path, with_ending
from assembly_app.viewmodels.kit.file_picker import FilesViewModel
from assembly_app.viewmodels.kit.list_model import RowListModel
from assembly_app.viewmodels.kit.operations import StoreOperations
from assembly_app.viewmodels.kit.times import milliseconds
from assembly_app.viewmodels.kit.visible_refresh import VisibleRefresh
from assembly_app.viewmodels.place import PlaceViewModel
from assembly_app.viewmodels.trust.trust import TrustViewModel

if TYPE_CHECKING:
    from assembly_app.service.exchange.bundle_preview import BundlePreview
    from assembly_app.service.exchange.known_groups import KnownGroups
    from assembly_app.viewmodels.documents.document_port import Printer

from assembly_app.viewmodels.kit.properties import Property

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1

ONE_AT_A_TIME = N_("A bundle is under way already. Wait until it is done, or cancel it; then come with the next.")
BUSY = ("looking", "taking", "exporting", "giving")
EVERY_MS = 80
"""Poll interval for progress, in milliseconds."""
T = TypeVar("T")


@QmlElement
@QmlUncreatable("made by the program")
class ExchangeViewModel(PlaceViewModel):  # type: ignore[operator]
    """Nothing is imported before it has been looked into, and nothing from a new group before its fingerprint was
    compared. One piece of work at a time; each may be cancelled, and then everything is as it was.

    `phase` is "" (nothing under way), "looking", "seen" (a bundle was looked into), "receipt" (a receipt was),
    "taking", "taken", "recorded" (a receipt was), "exporting", "exported", "giving" (writing a receipt), "given",
    "failed" or "cancelled"; `work` says at what: "look", "take", "record", "export" or "give".

    Signals:
        changed: emitted when `phase` or what belongs to it changes.
        stepped: emitted when `share` changes.
        read: the holdings were read again.
        called: a bundle was dropped or chosen.
    """

    changed = Signal()
    stepped = Signal()
    read = Signal()

    def __init__(
        self, acting: CommandRunner, operations: StoreOperations, printer: Callable[[], Printer], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._acting, self.operations, self._beside = acting, operations, operations.beside
        self._again = CoalescedTask(self._beside, self._read_again)
        self._known: KnownGroups | None = None
        self._holdings = RowListModel(rows.HoldingRow, self)
        self.files_ = FilesViewModel(self._beside, self)
        self.delegates_ = DelegatesViewModel(acting, operations, self)
        self.receipts_ = ReceiptsViewModel(operations, self)
        self.trust_ = TrustViewModel(acting, operations, self.files_.placed, self)
        self.watched_ = WatchedFolderViewModel(acting, operations, self)
        self.paper_ = PaperViewModel(acting, operations, printer, self.files_, self)
        self._phase = self._work = ""
        self._seen: BundlePreview | None = None
        self._problem: Problem | None = None
        self._bundle, self._trouble = BundleFacts(self), ProblemFacts(self)
        self._outcome, self._own = OutcomeFacts(self), OwnRecordFacts(self)
        self._ours = rows.own_record(None, "")
        self._operation = Operation()
        self._compared = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.stepped)
        self.reading: VisibleRefresh = VisibleRefresh(acting, self.refresh)
        acting.lang.changed.connect(self._say_again)

    def refresh(self) -> None:
        """Read again what is here from whom."""
        if self._acting.assembly.group and not self._acting.assembly.held:
            self._again.ask()

    def show(self, shown: bool) -> None:
        """Whether the place is in view."""
        self.reading.show(shown)
        self.watched_.show(shown)

    async def _read_again(self) -> None:
        await self.operations.load()
        from assembly_app.service.exchange import known_groups

        if self._known is None:
            self._known = known_groups.KnownGroups()
        try:
            held = await self.operations.read(self._known.read)
            key = await self.operations.read(known_groups.own_key)
            await self.delegates_.read()
            await self.receipts_.read()
            await self.trust_.read()
        except CodedError as error:
            if not self._phase:
                self._turn("failed", "look", problem=error.problem)
            return
        now = self._acting.now
        self._holdings.show([rows.holding_row(one, now) for one in held])
        self._ours = rows.own_record(next((one for one in held if one.own), None), key)
        self._show_facts()
        self.read.emit()
        await self.watched_.read()

    @Slot(str)
    def look(self, where: str) -> None:
        """Look into a bundle: a path as it is typed, or the address of a file that was dropped."""
        path = typed_path(where)
        if path is None:
            return
        self.called.emit()
        if self.running:
            self._acting.complain(ONE_AT_A_TIME)
            return
        self.files_.remember(path)
        self._beside.begin(self._look(path))

    async def _look(self, path: Path) -> None:
        self._turn("looking", "look")
        await self.operations.load()
        from assembly_app.service.exchange.inbox import BundlePreview, DraftFound, look

        found = await self._running(self.operations.follow(self._operation, look, path))
        if found is None:
            return
        if isinstance(found, BundlePreview):
            self._seen, self._compared = found, False
            self._turn("seen", "look", problem=found.problem)
        elif isinstance(found, DraftFound):
            self._turn("", "")
            self.trust_.signers_.show(found)
        else:
            self.receipts_.show(found)
            self._turn("receipt", "look", problem=found.problem)

    @Slot(bool)
    def compare(self, same: bool) -> None:
        """Two people have compared the fingerprint aloud, and it was the same; or it was not."""
        self._compared = same
        self.changed.emit()

    @Slot()
    def take(self) -> None:
        """Import what was looked into, or record the receipt."""
        if self.mayTake:
            self._beside.begin(self._take() if self._phase == "seen" else self._record())

    async def _record(self) -> None:
        found = self.receipts_.found
        if found is None:
            return
        self._turn("taking", "record")
        await self.operations.load()
        from assembly_app.service.exchange.receipts import record_receipt

        done = await self._running(self.operations.hold(self._operation, record_receipt, found.path))
        if done is not None:
            self._outcome.show(receipt_recorded(done.result))
            self.receipts_.show(None)
            self._turn("recorded", "record")
            self.operations.tell(done)
            self.refresh()

    @Slot(str, str)
    def give(self, where: str, group: str) -> None:
        """Write a receipt for what is here of a group."""
        path = typed_path(where)
        if path is not None and not self.running:
            path = with_ending(self.files_.placed(path), ".receipt")
            self.files_.remember(path)
            self._beside.begin(self._give(path, group))

    async def _give(self, path: Path, group: str) -> None:
        self._turn("giving", "give")
        await self.operations.load()
        from assembly_app.service.exchange.receipts import write_receipt

        written = await self._running(self.operations.follow(self._operation, write_receipt, path, group))
        if written is not None:
            self._outcome.show(rows.receipt_written(written))
            self._turn("given", "give")

    async def _take(self) -> None:
        seen = self._seen
        if seen is None:
            return
        self._turn("taking", "take")
        await self.operations.load()
        from assembly_app.service.exchange.bundle_import import import_bundle

        work = self.operations.hold(self._operation, import_bundle, seen.path, trust=seen.fingerprint)
        done = await self._running(work)
        if done is not None:
            self._seen = None
            self._outcome.show(rows.brought(done.result, seen))
            self._turn("taken", "take")
            self.operations.tell(done)

    @Slot(str, bool)
    def export(self, where: str, within: bool) -> None:
        """Write a bundle of what is recorded, or of what is new for the one whose receipt was chosen; for the chosen
        delegates alone, if there are any. `within` the group private bodies travel too."""
        path = typed_path(where)
        if path is None or self.running:
            return
        endings = (".assembly", ".age") if self.delegates_.ticked else (".assembly",)
        path = with_ending(self.files_.placed(path), *endings)
        self.files_.remember(path)
        self._beside.begin(self._export(path, within))

    async def _export(self, path: Path, within: bool) -> None:
        self._turn("exporting", "export")
        await self.operations.load()
        from assembly_app.service.exchange.bundle_export import export_bundle

        to, since = self.delegates_.ticked, self.receipts_.since
        work = self.operations.follow(self._operation, export_bundle, path, within=within, to=to, since=since)
        packed = await self._running(work)
        if packed is not None:
            self._outcome.show(rows.bundle_written(packed, len(to)))
            self.receipts_.beginAfter("")
            self._turn("exported", "export")
            self.refresh()

    async def _running(self, work: Awaitable[T]) -> T | None:
        """What the work gives; None when it failed or was cancelled, and `phase` says so."""
        import asyncio

        self._timer.start()
        try:
            return await work
        except Cancelled:
            self._turn("cancelled", self._work)
        except CodedError as error:
            self._turn("failed", self._work, problem=error.problem)
        except asyncio.CancelledError:
            # The desk is being closed: the thread stops at its next step, and its transaction is rolled back.
            self._operation.cancel()
            raise
        finally:
            self._timer.stop()
            self.stepped.emit()
        return None

    @Slot()
    def cancel(self) -> None:
        """Call the work back, or put away what was looked into."""
        if self.running:
            self._operation.cancel()
            self.changed.emit()
        else:
            self.dismiss()

    @Slot()
    def dismiss(self) -> None:
        """What the last piece of work led to has been read."""
        if not self.running:
            self._seen = None
            self.receipts_.show(None)
            self._turn("", "")

    def _turn(self, phase: str, work: str, problem: Problem | None = None) -> None:
        if phase in BUSY:
            self._operation = Operation()
        self._phase, self._work, self._problem = phase, work, problem
        self._show_facts()
        self.changed.emit()
        self.stepped.emit()

    def _show_facts(self) -> None:
        words = self._acting.lang.catalogue
        self._bundle.show(rows.inspected(words, self._seen) if self._seen else None)
        self._trouble.show(rows.problem_shown(words, self._problem, exporting=self._work == "export"))
        self._own.show(self._ours._replace(digits=rows.figures(words, self._ours.digits)))

    def _say_again(self) -> None:
        """Say everything in the language that was chosen just now."""
        self._show_facts()
        self.changed.emit()
        self.read.emit()

    @Property(bool, notify=changed)
    def running(self) -> bool:
        return self._phase in BUSY

    @Property(bool, notify=changed)
    def mayTake(self) -> bool:
        receipt, seen = self.receipts_.found, self._seen
        if self._phase == "receipt":
            return receipt is not None and receipt.good and not receipt.known
        if self._phase != "seen":
            return False
        return seen is not None and rows.brings(seen) and (seen.standing != "new" or self._compared)

    @Property(str, notify=changed)
    def phase(self) -> str:
        return self._phase

    @Property(str, notify=changed)
    def work(self) -> str:
        return self._work

    @Property(bool, notify=changed)
    def stopping(self) -> bool:
        return self.running and self._operation.cancelled

    @Property(bool, notify=changed)
    def compared(self) -> bool:
        return self._compared

    @Property(float, notify=stepped)
    def share(self) -> float:
        return self._operation.done / self._operation.total if self._operation.total else 0.0

    @Property(BundleFacts, constant=True)
    def seen(self) -> BundleFacts:
        return self._bundle

    @Property(ProblemFacts, constant=True)
    def problem(self) -> ProblemFacts:
        return self._trouble

    @Property(OutcomeFacts, constant=True)
    def outcome(self) -> OutcomeFacts:
        return self._outcome

    @Property(OwnRecordFacts, constant=True)
    def ours(self) -> OwnRecordFacts:
        return self._own

    @Property(QObject, constant=True)
    def holdings(self) -> QObject:
        return self._holdings

    @Property(FilesViewModel, constant=True)
    def files(self) -> FilesViewModel:
        return self.files_

    @Property(DelegatesViewModel, constant=True)
    def delegates(self) -> DelegatesViewModel:
        return self.delegates_

    @Property(ReceiptsViewModel, constant=True)
    def receipts(self) -> ReceiptsViewModel:
        return self.receipts_

    @Property(WatchedFolderViewModel, constant=True)
    def watched(self) -> WatchedFolderViewModel:
        return self.watched_

    @Property(TrustViewModel, constant=True)
    def trust(self) -> TrustViewModel:
        return self.trust_

    @Property(PaperViewModel, constant=True)
    def paper(self) -> PaperViewModel:
        return self.paper_

    @Property(float, notify=read)
    def now(self) -> float:
        return milliseconds(self._acting.now)

    @Property(str, notify=read)
    def suggested(self) -> str:
        name = self._acting.assembly.world.charter.name if self._acting.assembly.group else "assembly"
        return f"{plain(name)} {self._acting.now:%Y-%m-%d}.assembly{'.age' if self.delegates_.ticked else ''}"

    @Slot(str, result=str)
    def receiptName(self, group: str) -> str:
        """How the file of a receipt for that group may be called."""
        return f"{plain(group)} {self._acting.now:%Y-%m-%d}.receipt"
