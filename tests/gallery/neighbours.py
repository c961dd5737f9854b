# SPDX-License-Identifier: GPL-3.0-or-later
"""The moments between groups that pictures are taken of: what others bring, and whom one may believe."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from assembly_app.bundles.encryption import Identity
from assembly_app.ledger.keys import SigningKey
from assembly_app.service.core.scenario import ScenarioClock
from assembly_app.service.exchange.bundle_import import import_bundle
from assembly_app.service.exchange.receipts import receipt_for
from assembly_app.service.operations import Operation
from tests.contract.laptops import Laptop
from tests.gallery.moments import CTRL, Moment, keys, nothing
from tests.qt.support.background import running_loop
from tests.qt.support.exchanging import told
from tests.qt.support.practising import Practice
from tests.qt.support.trusting import SECRET, Prepared, push

TODAY, MEETING, EXCHANGE = "today", "meetings", "exchange"
PATIENCE = 500
"""How often it is looked whether work beside the interface is done, every 20 ms."""


def until(desk: Practice, done: Callable[[], bool]) -> None:
    """Wait for what goes on beside the interface. Raises AssertionError when it takes ten seconds."""
    for _ in range(PATIENCE):
        QTest.qWait(20)
        if done():
            return
    raise AssertionError(f"waited in vain before:\n{desk.words()}")


def said(desk: Practice, words: str) -> None:
    """Wait until these words can be read on the desk."""
    until(desk, lambda: words in desk.words())


class Neighbours:
    """Two groups that exchange bundles, and a third one that `hill` has never heard of."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ready = Prepared(folder / "ready")
        hill = Laptop(self._copy("hill", "giver"))
        self._receipt = folder / "Hill 2026-03-10.receipt"
        self._receipt.write_bytes(receipt_for(hill.assembly, self._ready.group).to_bytes())
        hill.store.close()
        lake = Laptop(self._copy("lake", "stranger"))
        self._stranger = lake.export("Lake 2026-03-09.assembly")
        lake.store.close()
        self._stick = self._filled(folder / "person" / "Sync" / "between-our-groups")

    def moments(self) -> tuple[tuple[str, Moment], ...]:
        """Whose laptop it is, and what is shown there one after the other."""
        return (
            ("river", _moment(
                "trust",
                ("exchange-receipt", EXCHANGE, self.receipt),
                ("exchange-recipients", EXCHANGE, self.recipients),
                ("exchange-path", EXCHANGE, keys(Qt.Key.Key_S, chord=CTRL)),
                ("exchange-signer", EXCHANGE, self.signer),
                ("exchange-roll-draft", EXCHANGE, self.roll_draft),
                ("sheet-erase", EXCHANGE, self.erase_sheet),
                ("sheet-erase-sure", EXCHANGE, self.erase_sure),
                ("minutes-cosigned", MEETING, self.cosigned),
            )),
            ("river", _moment(
                "fork",
                ("exchange-fork-seen", EXCHANGE, self.fork_seen),
                ("exchange-fork", EXCHANGE, self.fork),
                ("today-fork", TODAY, nothing),
            )),
            ("hill", _moment(
                "others",
                ("exchange-first-contact", EXCHANGE, self.first_contact),
                ("exchange-erasure-asked", EXCHANGE, self.erasure_asked),
                ("exchange-offered", EXCHANGE, self.offered),
                ("today-erasure-asked", TODAY, nothing),
            )),
        )  # fmt: skip

    def played(self, app: QGuiApplication) -> Iterator[tuple[Moment, Practice]]:
        """The desk at each moment, one after the other; each is to be closed before the next one opens."""
        for name, moment in self.moments():
            store = self._copy(name, f"{name} {moment.name}") / "assembly.sqlite"
            with running_loop(app):
                yield moment, Practice(app, store, ScenarioClock(self._ready.at))

    def recipients(self, desk: Practice) -> None:
        """A receipt was recorded; of two delegates one is chosen; this laptop has a key of its own."""
        self.receipt(desk)
        desk.model("exchange").take()
        until(desk, lambda: told(desk, "phase") == "recorded")
        desk.model("exchange").dismiss()
        delegates = desk.model("exchange").delegates_
        for name in ("Ana Duarte", "Maximiliane Oberhuber-Reyes"):
            chosen = Identity.generate().recipient
            delegates.add(name, chosen)
            said(desk, name)
        delegates.tick(chosen, False)
        delegates.makeKey()
        until(desk, lambda: bool(delegates.property("ownKey")))

    def receipt(self, desk: Practice) -> None:
        """A receipt of the hill was dropped."""
        self._look(desk, self._receipt, "receipt")

    def signer(self, desk: Practice) -> None:
        """Somebody is being put on the roll."""
        said(desk, "Who vouched for it")
        push(desk, "addSigner")
        desk.type("Ada Lindqvist")
        desk.item("signerKey").setProperty("text", SigningKey.generate().public.to_line())

    def roll_draft(self, desk: Practice) -> None:
        """A change of the roll that waits for somebody else's signature."""
        said(desk, "Who vouched for it")
        push(desk, "needMore")
        said(desk, "A change of the roll of signers")

    def erase_sheet(self, desk: Practice) -> None:
        """Records that hold a name were found and chosen."""
        push(desk, "eraseForGood")
        said(desk, "Words to look for")
        desk.type(SECRET.split()[1])
        desk.press(Qt.Key.Key_Return)
        said(desk, "2 records hold these words.")
        push(desk, "eraseAll")

    def erase_sure(self, desk: Practice) -> None:
        """It is asked once more."""
        self.erase_sheet(desk)
        push(desk, "eraseAsk")
        said(desk, "goes for good.")

    def cosigned(self, desk: Practice) -> None:
        """One of two has signed the minutes."""
        desk.press(Qt.Key.Key_M, CTRL)
        desk.model("meetings").past.choose(self._ready.meeting)
        said(desk, "Sign these minutes")
        push(desk, "cosign")
        said(desk, "One of the two has signed")

    def fork_seen(self, desk: Practice) -> None:
        """A bundle was dropped in which a record of ours went another way."""
        self._look(desk, self._ready.one, "seen")

    def fork(self, desk: Practice) -> None:
        """Both sides are here."""
        import_bundle(desk.assembly, Operation(), self._ready.one)
        said(desk, "Let the other side count")

    def first_contact(self, desk: Practice) -> None:
        """A bundle of a group that nobody here has heard of."""
        self._look(desk, self._stranger, "seen")

    def erasure_asked(self, desk: Practice) -> None:
        """The river asks for something of theirs to be erased."""
        import_bundle(desk.assembly, Operation(), self._ready.other)
        said(desk, "asks us to erase")

    def offered(self, desk: Practice) -> None:
        """A folder is watched, and files of every sort lie there."""
        desk.model("exchange").watched_.watch(str(self._stick))
        said(desk, "first contact with Lake")

    def _look(self, desk: Practice, path: Path, phase: str) -> None:
        desk.model("exchange").look(str(path))
        until(desk, lambda: told(desk, "phase") == phase)

    def _copy(self, name: str, to: str) -> Path:
        return Path(shutil.copytree(self._ready.folder / name, self._folder / to))

    def _filled(self, folder: Path) -> Path:
        folder.mkdir(parents=True)
        for path in (self._stranger, self._receipt, self._ready.one):
            shutil.copy(path, folder / path.name)
        (folder / "Riverside (half).assembly").write_bytes(self._ready.one.read_bytes()[:900])
        for path in folder.iterdir():
            os.utime(path, (1_700_000_000, 1_700_000_000))
        return folder


def _moment(name: str, *screens: tuple[str, str, Callable[[Practice], None]]) -> Moment:
    return Moment(name, lambda step, seen: False, screens, ())
