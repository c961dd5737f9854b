# SPDX-License-Identifier: GPL-3.0-or-later
"""The folder that bundles come by: what lies in it is looked into in a thread and offered, never taken in by itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.errors import CodedError
from assembly_app.i18n.error_sentences import error_sentence
from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.list_model import RowListModel
from assembly_app.viewmodels.kit.operations import StoreOperations

if TYPE_CHECKING:
    from assembly_app.service.exchange.inbox import Lying, Offer

from assembly_app.viewmodels.kit.properties import Property

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1

CALM_MS = 5000
"""How often it is looked again while the place is in view: a stick that comes back tells nobody."""
SOON_MS = 1200
"""When it is looked again after something in the folder changed, or while a file is still being written."""


class OfferRow(NamedTuple):
    """A file that lies there. `sort` is bundle or receipt, `standing` the state as in
    service.exchange.inbox; `why` says in words what is wrong with it; `at` in milliseconds."""

    key: str
    name: str
    sort: str
    standing: str
    group: str
    records: int
    why: str
    at: float


@QmlElement
@QmlUncreatable("made by the program")
class WatchedFolderViewModel(QObject):  # type: ignore[operator]
    """Signals:
    changed: emitted when the folder changes, or is there again, or is gone.
    """

    changed = Signal()

    def __init__(self, acting: CommandRunner, operations: StoreOperations, parent: QObject) -> None:
        super().__init__(parent)
        self._acting, self._operations = acting, operations
        self._rows = RowListModel(OfferRow, self)
        self._folder: Path | None = None
        self._told = self._away = self._looking = self._again = False
        self._known: dict[Lying, Offer] = {}
        self._watcher = QFileSystemWatcher(self)
        self._soon = QTimer(self, interval=SOON_MS, singleShot=True)
        self._calm = QTimer(self, interval=CALM_MS)
        self._watcher.directoryChanged.connect(self._soon.start)
        self._soon.timeout.connect(self._look_by_itself)
        self._calm.timeout.connect(self._look_by_itself)
        acting.lang.changed.connect(self._show)

    async def read(self) -> None:
        """Read which folder was chosen, once, and what lies in it. Raises CodedError."""
        if not self._told:
            await self._operations.load()
            from assembly_app.service.exchange.delegates import choices

            kept = (await self._operations.read(choices)).folder
            # Meanwhile another one may have been chosen.
            if not self._told:
                self._told, self._folder = True, Path(kept) if kept else None
        # What is here may be another thing now: each file is judged anew.
        self._known = {}
        await self._look()

    def show(self, shown: bool) -> None:
        """Whether the place is in view: only then it is looked again and again."""
        if shown:
            self._calm.start()
        else:
            self._calm.stop()
            self._soon.stop()

    @Slot(str)
    def watch(self, folder: str) -> None:
        """Watch this folder from now on, also after the next start; "" for none."""
        self._told, self._folder = True, Path(folder).expanduser() if folder.strip() else None
        self._known = {}
        self._operations.begin(self._chosen())

    async def _chosen(self) -> None:
        await self._operations.load()
        from assembly_app.service.exchange.delegates import watch_folder

        await self._operations.read(watch_folder, str(self._folder or ""))
        await self._look()

    @Slot()
    def look(self) -> None:
        """Look what lies there now; one look at a time."""
        self._operations.begin(self._look())

    def _look_by_itself(self) -> None:
        if self._operations.beside.may_go_on():
            self.look()
        else:
            self.show(False)

    async def _look(self) -> None:
        if self._looking:
            self._again = True
            return
        self._looking, self._again = True, False
        try:
            await self._see()
        finally:
            self._looking = False
        if self._again:
            self._soon.start()

    async def _see(self) -> None:
        folder, away = self._folder, False
        offers: tuple[Offer, ...] = ()
        if folder is not None:
            await self._operations.load()
            from assembly_app.service.exchange import inbox

            try:
                offers = await self._operations.read(inbox.offers, folder, self._known)
            except CodedError:
                away = True
        if folder != self._folder:
            self._again = True
            return
        self._known, self._away = _by_file(offers), away
        self._follow(folder if not away else None)
        self._show()
        if any(one.state == "changing" for one in offers):
            self._soon.start()

    def _follow(self, folder: Path | None) -> None:
        """Be told of what happens in the folder. Which one is watched goes away with a stick, and has to come back."""
        wanted = [str(folder)] if folder else []
        watched = self._watcher.directories()
        if stale := [path for path in watched if path not in wanted]:
            self._watcher.removePaths(stale)
        if fresh := [path for path in wanted if path not in watched]:
            self._watcher.addPaths(fresh)

    def _show(self) -> None:
        catalogue = self._acting.lang.catalogue
        self._rows.show(
            [
                OfferRow(
                    str(one.path),
                    one.path.name,
                    one.kind,
                    one.state,
                    one.group,
                    one.records,
                    error_sentence(catalogue, one.problem) if one.problem else "",
                    one.at / 1_000_000,
                )
                for one in self._known.values()
            ]
        )
        self.changed.emit()

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(str, notify=changed)
    def folder(self) -> str:
        return str(self._folder or "")

    @Property(bool, notify=changed)
    def away(self) -> bool:
        return self._away


def _by_file(offers: tuple[Offer, ...]) -> dict[Lying, Offer]:
    from assembly_app.service.exchange.inbox import Lying

    return {Lying(one.at, one.size, one.path): one for one in offers}
