# SPDX-License-Identifier: GPL-3.0-or-later
"""Laptops for tests: an assembly on a store of its own, with its own key and a clock that the test sets."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import ClassVar, Concatenate, ParamSpec, TypeVar

from assembly_app.bundles.reader import open_bundle
from assembly_app.installation.keystore import Installation
from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.records import Reach
from assembly_app.service.core.assembly import Assembly, read_act
from assembly_app.service.core.scenario import ScenarioClock
from assembly_app.service.exchange.bundle_export import export_bundle
from assembly_app.service.exchange.bundle_import import Imported, import_bundle
from assembly_app.service.operations import Operation, run
from tests.contract.kinds import Kind, SqliteFiles

P = ParamSpec("P")
T = TypeVar("T")
BEGIN = datetime(2026, 3, 2, 18, tzinfo=UTC)


class Laptop:
    """One installation with one store. `act` takes an act's name and fields and gives the id of what it made."""

    kind: ClassVar[Kind] = SqliteFiles()
    """What the stores of all laptops are; the contract suite sets it for each test."""

    def __init__(self, folder: Path, facilitator: PublicKey | None = None) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.clock = ScenarioClock(BEGIN)
        self.installation = Installation(folder / "home")
        self.store = self.kind.open(folder, create=True)
        self.assembly = Assembly(self.store, self.installation, self.clock, facilitator=facilitator)

    @property
    def group(self) -> str:
        return self.assembly.group

    def act(self, act: str, /, **fields: object) -> str:
        return self.assembly.act(read_act(act, fields)).id

    def act_for(self, reach: Reach, act: str, /, **fields: object) -> str:
        """An act whose records only go as far as that."""
        return self.assembly.act(read_act(act, fields), reach=reach).id

    def later(self, **length: float) -> None:
        self.clock.at += timedelta(**length)

    def export(self, name: str = "out.assembly", *, within: bool = True) -> Path:
        path = self.folder / name
        export_bundle(self.assembly, Operation(), path, within=within)
        return path

    def take(self, bundle: Path, *, join: bool = False) -> Imported:
        return import_bundle(self.assembly, Operation(), bundle, trust=open_bundle(bundle).fingerprint, join=join)

    def open_store(self) -> Assembly:
        """This laptop's store once more, on a connection of its own."""
        return Assembly(self.kind.open(self.folder), self.installation, self.clock)

    def run(self, work: Callable[Concatenate[Assembly, Operation, P], T], /, *args: P.args, **named: P.kwargs) -> T:
        """What an operation gives, run on this laptop's store beside the one that is open."""
        return run(self.open_store, Operation(), work, *args, **named).result

    def snapshot(self, name: str) -> Path:
        """A copy of everything this laptop has, as of a disk: put back with `restore`."""
        self.store.close()
        kept = self.folder.parent / f"{self.folder.name} {name}"
        shutil.copytree(self.folder, kept)
        self.kind.copy(self.folder, kept)
        self.reopen()
        return kept

    def restore(self, kept: Path) -> None:
        """Put a whole disk back, key and memory and all: nothing on it can tell."""
        self.store.close()
        shutil.rmtree(self.folder)
        shutil.copytree(kept, self.folder)
        self.kind.copy(kept, self.folder)
        self.installation = Installation(self.folder / "home")
        self.reopen()

    def backup(self, name: str) -> Path:
        """A copy of the store alone: put back with `put_back`."""
        kept = self.folder.parent / f"{self.folder.name} {name}"
        kept.mkdir()
        self.store.close()
        self.kind.copy(self.folder, kept)
        self.reopen()
        return kept

    def put_back(self, kept: Path) -> None:
        """Put the store back; the installation's own files stay as they are."""
        self.store.close()
        self.kind.copy(kept, self.folder)
        self.reopen()

    def reopen(self) -> None:
        """As after a restart: nothing is left but what was committed."""
        self.store.close()
        self.store = self.kind.open(self.folder)
        self.assembly = Assembly(self.store, self.installation, self.clock)


def founded(folder: Path, name: str = "Riverside", facilitator: PublicKey | None = None) -> Laptop:
    """A laptop with a young assembly of six members."""
    laptop = Laptop(folder, facilitator)
    laptop.act("found-assembly", name=name, values={"care": "Care for one another"})
    for person in ("Ada", "Ben", "Cem", "Dot", "Eva", "Finn"):
        laptop.act("add-member", name=person)
    return laptop


def decided(laptop: Laptop, title: str = "A bench by the river") -> str:
    """A minor proposal led through a whole meeting to a provisional decision; the meeting stays open."""
    members = [member.id for member in laptop.assembly.world.people.active]
    proposal = laptop.act(
        "draft-proposal", title=title, text=f"{title}: we build it.", proposer=members[1], weight="minor"
    )
    starts_at = laptop.clock.now() + timedelta(days=1)
    meeting = laptop.act("call-meeting", starts_at=starts_at, place="Hall")
    item = laptop.act("add-item", meeting=meeting, kind="decision", proposal=proposal)
    laptop.act("post-agenda", meeting=meeting)
    laptop.act("take-role", meeting=meeting, role="facilitator", member=members[0], why="test")
    laptop.clock.at = starts_at
    laptop.act("open-meeting", meeting=meeting)
    laptop.act("arrive", members=members)
    laptop.act("take-up", item=item)
    for stage in ("presented", "clarifying", "discussion", "concerns"):
        laptop.act("move-stage", stage=stage)
    laptop.act("open-test")
    for step in ("block", "stand-aside", "reservation", "agreement"):
        laptop.act("ask-for", step=step)
    laptop.act("take-position", member=members[4], stance="stand-aside", reason="I am away all summer")
    laptop.act("close-test", agreement=5)
    return proposal


def approved(one: Laptop) -> str:
    """The first meeting ends, and the next one, which stays open, approves its minutes; the first one's id."""
    meeting = one.store.meetings(one.group)[0].id
    one.act("close-meeting")
    one.act("circulate-minutes", meeting=meeting)
    members = [member.id for member in one.assembly.world.people.active]
    starts_at = one.clock.now() + timedelta(days=7)
    later = one.act("call-meeting", starts_at=starts_at, place="Hall")
    one.act("post-agenda", meeting=later)
    one.act("take-role", meeting=later, role="facilitator", member=members[1], why="test")
    one.clock.at = starts_at
    one.act("open-meeting", meeting=later)
    one.act("arrive", members=members)
    one.act("approve-minutes", of=meeting)
    return meeting
