# SPDX-License-Identifier: GPL-3.0-or-later
"""The kinds of store that the contract holds for: SQLite on files, and one in memory."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Protocol

from assembly_app.service.core.ports import Store, StoreError
from assembly_app.store.sql_store import SqlStore
from tests.memory_store.contents import Disk
from tests.memory_store.store import MemoryStore

FILE = "assembly.sqlite"


class Kind(Protocol):
    """Where laptops have their stores: one for each folder."""

    def open(self, folder: Path, *, create: bool = False) -> Store:
        """Open a folder's store once more; with `create`, make it where there is none."""

    def copy(self, folder: Path, to: Path) -> None:
        """Put a copy of one folder's store, which is closed, into another folder, in place of what is there."""

    def kept(self, folder: Path) -> dict[str, bytes]:
        """All that a folder's store consists of, byte for byte, by its place."""


class SqliteFiles:
    """Each store is a file in the folder."""

    def open(self, folder: Path, *, create: bool = False) -> Store:
        return SqlStore(folder / FILE, create=create)

    def copy(self, folder: Path, to: Path) -> None:
        for old in to.glob(f"{FILE}*"):
            old.unlink()
        for path in folder.glob(f"{FILE}*"):
            shutil.copy(path, to)

    def kept(self, folder: Path) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted(folder.glob(f"{FILE}*"))}


class Memory:
    """Each store is in this object; the folder only says which one is meant."""

    def __init__(self) -> None:
        self._disks: dict[Path, Disk] = {}

    def open(self, folder: Path, *, create: bool = False) -> Store:
        if folder not in self._disks:
            if not create:
                raise StoreError("no-store", path=str(folder))
            self._disks[folder] = Disk()
        return MemoryStore(self._disks[folder])

    def copy(self, folder: Path, to: Path) -> None:
        self._disks[to] = Disk(self._disks[folder].contents.copy())

    def kept(self, folder: Path) -> dict[str, bytes]:
        contents = self._disks[folder].contents
        states = {place: folded.state for place, folded in contents.folds.items()}
        return {"memory": repr((contents, states)).encode()}
