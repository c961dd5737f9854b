# SPDX-License-Identifier: GPL-3.0-or-later
"""What this installation remembers of its own feeds, outside every store: so that none is ever written in two places.

A store that was put back, a folder that was copied, a home that was moved to another machine: each disagrees with this
memory, and a new feed begins. Too many feeds cost nothing; one feed that goes two ways costs trust.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Lock

import msgspec

from assembly_app.files.atomic_file import read_if_there, write, write_private

MEMORY_FILE = "exported.json"
TIPS_FILE = "tips.json"


class Tip(msgspec.Struct, frozen=True):
    """The last record this installation wrote to a feed: its number and its id in hex."""

    seq: int
    head: str


class _Kept(msgspec.Struct):
    """`place`: where this memory belongs; `feeds`: own feeds to the last number that ever left."""

    place: str = ""
    feeds: dict[str, int] = {}


@cache
def machine() -> str:
    """What the system calls this machine; "" where it has no such name."""
    # What Qt reads on Linux too; loading Qt for it would take a short command longer than all the rest.
    known = read_if_there(Path("/etc/machine-id")).strip()
    if known:
        return known.decode("ascii", "replace")
    from PySide6.QtCore import QSysInfo

    return bytes(QSysInfo.machineUniqueId().data()).decode("ascii", "replace")


class FeedMemory:
    """`exported.json` is durable before anything leaves; `tips.json` may lag behind after a loss of power, and lies to
    nobody then: it is only asked whether the store has what it names."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # An export remembers in its own thread while the desk goes on recording.
        self._lock = Lock()

    def exported(self, feed: str) -> int | None:
        """See service.core.ports.Keys. A memory that was copied elsewhere owns no feed there."""
        kept = self._kept()
        return kept.feeds.get(feed) if kept.place in ("", self._place()) else None

    def remember(self, feed: str, seq: int) -> None:
        """See service.core.ports.Keys. A feed that was exported further stays so."""
        with self._lock:
            kept = self._kept()
            if kept.place not in ("", self._place()):
                kept.feeds.clear()  # they are written by the installation this was copied from
            if kept.feeds.get(feed, -1) < seq or not kept.place:
                kept.place = self._place()
                kept.feeds[feed] = max(seq, kept.feeds.get(feed, seq))
                write_private(self._folder / MEMORY_FILE, msgspec.json.encode(kept, order="sorted"))

    def tip(self, feed: str) -> Tip | None:
        """See service.core.ports.Keys."""
        return self._tips().get(feed)

    def note_tip(self, feed: str, tip: Tip) -> None:
        """See service.core.ports.Keys."""
        with self._lock:
            # The desk and a command may both be writing. The feed itself is durable: this may lag behind it.
            data = msgspec.json.encode({**self._tips(), feed: tip}, order="sorted")
            write(self._folder / TIPS_FILE, data, 0o600, durable=False)

    def _place(self) -> str:
        """This folder on this machine, as a hash: the memory tells nobody where it lies."""
        return sha256(f"assembly-place/v1\0{machine()}\0{self._folder.resolve()}".encode()).hexdigest()

    def _kept(self) -> _Kept:
        data = read_if_there(self._folder / MEMORY_FILE)
        if not data:
            return _Kept()
        try:
            read = msgspec.json.decode(data, type=_Kept)
            # The first versions wrote the feeds alone.
            return read if read.place else _Kept("", msgspec.json.decode(data, type=dict[str, int]))
        except (msgspec.MsgspecError, UnicodeDecodeError):
            # A memory that cannot be read is none: a new feed begins, as after a restored backup. Nothing can fork.
            return _Kept()

    def _tips(self) -> dict[str, Tip]:
        try:
            return msgspec.json.decode(read_if_there(self._folder / TIPS_FILE), type=dict[str, Tip])
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return {}
