# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing a file: places to begin at (sticks too), what is in a folder, bundles lying near at hand, completion."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QStandardPaths, QStorageInfo, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.viewmodels.kit.background import BackgroundTasks
from assembly_app.viewmodels.kit.list_model import RowListModel
from assembly_app.viewmodels.kit.properties import Property

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1

ENDINGS = (".assembly", ".assembly.age", ".receipt", ".roll")
KEYS = (".pub",)
TEXTS = (".txt",)
MOST, MOST_NEARBY = 400, 6
STICKS = ("/media/", "/run/media/", "/Volumes/")
Location = QStandardPaths.StandardLocation


class FileRow(NamedTuple):
    """Something in a folder; `at` in milliseconds, `size` in bytes. `place`: the folder's name, for those nearby."""

    key: str
    name: str
    place: str
    folder: bool
    at: float
    size: float


class PlaceRow(NamedTuple):
    """Where to begin: `sort` is stick, downloads, documents or home; `name` is the stick's own."""

    key: str
    sort: str
    name: str


class Listed(NamedTuple):
    """A folder's bundles and folders; `fault` says why it cannot be read."""

    rows: list[FileRow]
    fault: str


@QmlElement
@QmlUncreatable("made by the program")
class FilesViewModel(QObject):  # type: ignore[operator]
    """Files and folders to choose from. Folders are read in a thread: a stick or a network may be slow.

    Signals:
        changed: emitted when folder, fault or places change.
    """

    changed = Signal()

    def __init__(self, beside: BackgroundTasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._beside = beside
        self._rows, self._places, self._nearby = (
            RowListModel(FileRow, self),
            RowListModel(PlaceRow, self),
            RowListModel(FileRow, self),
        )
        self._folder: Path | None = None
        self._fault = ""
        self._ending: tuple[str, ...] = ENDINGS

    def look_for(self, *endings: str) -> None:
        """Show files of these endings from now on, such as ".pdf"."""
        self._ending = endings

    @Slot(bool)
    def lookForKeys(self, on: bool) -> None:
        """Show the files of public keys, or again what travels between groups."""
        self.look_for(*(KEYS if on else ENDINGS))

    @Slot(bool)
    def lookForTexts(self, on: bool) -> None:
        """Show the files of plain texts, or again what travels between groups."""
        self.look_for(*(TEXTS if on else ENDINGS))

    def remember(self, path: Path) -> None:
        """The next choice begins where this file is."""
        self._folder = path.parent

    def placed(self, path: Path) -> Path:
        """A name without a folder is in the one that is shown, or will be: never where the program was started."""
        path = path.expanduser()
        return path if path.is_absolute() else (self._folder or Path(places_now()[0].key)) / path

    @Slot()
    def begin(self) -> None:
        """Show the places, and the folder of the last choice or of the first place."""
        places = places_now()
        self._places.show(places)
        self._beside.begin(self._open(self._folder or Path(places[0].key)))

    @Slot(str)
    def open(self, folder: str) -> None:
        """Show a folder."""
        self._beside.begin(self._open(Path(folder)))

    @Slot()
    def up(self) -> None:
        """Show the folder above."""
        if self._folder is not None:
            self._beside.begin(self._open(self._folder.parent))

    async def _open(self, folder: Path) -> None:
        listed = await self._beside.in_thread(entries, folder, self._ending)
        self._folder, self._fault = folder, listed.fault
        self._rows.show(listed.rows)
        self.changed.emit()

    @Slot()
    def search(self) -> None:
        """Look for bundles near at hand: on sticks, in downloads, documents and the home folder."""
        self._beside.begin(self._search())

    async def _search(self) -> None:
        places = places_now()
        self._nearby.show(await self._beside.in_thread(bundles, [Path(place.key) for place in places]))

    @Slot(str, str, result=str)
    def joined(self, folder: str, name: str) -> str:
        """The path of a file in a folder."""
        return str(Path(folder) / name)

    @Slot(str, result=str)
    def complete(self, said: str) -> str:
        """What was typed, as far as only one path goes on from it."""
        return completed(said, self._ending)

    @Slot(str, result=bool)
    def taken(self, path: str) -> bool:
        """Whether there is a file of that name."""
        return self.placed(Path(path)).exists()

    @Property(RowListModel, constant=True)
    def rows(self) -> RowListModel:
        return self._rows

    @Property(RowListModel, constant=True)
    def places(self) -> RowListModel:
        return self._places

    @Property(RowListModel, constant=True)
    def nearby(self) -> RowListModel:
        return self._nearby

    @Property(str, notify=changed)
    def folder(self) -> str:
        return str(self._folder or "")

    @Property(str, notify=changed)
    def fault(self) -> str:
        return self._fault


def places_now() -> list[PlaceRow]:
    """Sticks first: that is how bundles travel."""
    rows = [
        PlaceRow(volume.rootPath(), "stick", volume.displayName())
        for volume in QStorageInfo.mountedVolumes()
        if volume.isReady() and not volume.isRoot() and _is_stick(volume.rootPath())
    ]
    known = {row.key for row in rows}
    for kind, location in (
        ("downloads", Location.DownloadLocation),
        ("documents", Location.DocumentsLocation),
        ("home", Location.HomeLocation),
    ):
        folder = QStandardPaths.writableLocation(location)
        if folder and folder not in known and Path(folder).is_dir():
            known.add(folder)
            rows.append(PlaceRow(folder, kind, ""))
    return rows or [PlaceRow(str(Path.home()), "home", "")]


def _is_stick(root: str) -> bool:
    if sys.platform == "win32":
        return not root.upper().startswith(os.environ.get("SYSTEMDRIVE", "C:").upper())
    return root.startswith(STICKS)


def entries(folder: Path, endings: tuple[str, ...] = ENDINGS) -> Listed:
    """Folders in a folder and its files of these endings, folders first; nothing hidden."""
    try:
        with os.scandir(folder) as found:
            rows = [row for entry in found if (row := _row(entry, endings)) is not None]
    except OSError as error:
        return Listed([], error.strerror or str(error))
    rows.sort(key=lambda row: (not row.folder, row.name.casefold()))
    return Listed(rows[:MOST], "")


def _row(entry: os.DirEntry[str], endings: tuple[str, ...]) -> FileRow | None:
    try:
        folder = entry.is_dir()
        if entry.name.startswith(".") or not (folder or entry.name.lower().endswith(endings)):
            return None
        about = entry.stat()
    except OSError:
        return None  # gone, or not ours to look at
    place = Path(entry.path).parent.name
    return FileRow(entry.path, entry.name, place, folder, about.st_mtime * 1000, float(about.st_size))


def bundles(folders: list[Path]) -> list[FileRow]:
    """The newest bundles right in these folders."""
    found = [row for folder in folders for row in entries(folder).rows if not row.folder]
    return sorted(found, key=lambda row: -row.at)[:MOST_NEARBY]


def completed(said: str, endings: tuple[str, ...] = ENDINGS) -> str:
    """A typed path as far as only one goes on from it; a folder ends with its slash."""
    path = Path(said).expanduser()
    folder, begun = (path, "") if said.endswith(("/", os.sep)) else (path.parent, path.name)
    rows = [row for row in entries(folder, endings).rows if row.name.startswith(begun)]
    if not rows:
        return said
    names = [row.name for row in rows]
    first, last = min(names), max(names)
    shared = first[
        : next((at for at, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), len(first))
    ]
    end = os.sep if len(rows) == 1 and rows[0].folder else ""
    return str(folder / shared) + end if len(shared) > len(begun) or end else said
