# SPDX-License-Identifier: GPL-3.0-or-later
"""The Decisions place: everything ever decided, searched as one types, and the whole story of one."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.domain.decision import Decision
from assembly_app.domain.refusal import Refused
from assembly_app.viewmodels.acting import Acting
from assembly_app.viewmodels.reading import Reading
from assembly_app.viewmodels.rows import Rows
from assembly_app.viewmodels.times import milliseconds

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


class DecisionItem(NamedTuple):
    """A decision in the list."""

    key: str
    number: str
    titles: dict[str, str]
    takenAt: float
    standing: str
    proposal: str


class NoteRow(NamedTuple):
    """A stand-aside, reservation or outcome note: who, when, what."""

    key: str
    kind: str
    member: str
    at: float
    texts: dict[str, str]


@QmlElement
@QmlUncreatable("made by the program")
class DecisionsViewModel(QObject):  # type: ignore[operator]
    """The log.

    Signals:
        changed: the list or the chosen decision is another one.
        ticked: a second has passed.
    """

    changed = Signal()
    ticked = Signal()

    def __init__(self, acting: Acting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acting = acting
        self._words = ""
        self._chosen = ""
        self._total = 0
        self._detail: dict[str, Any] = {}
        self._found, self._notes = Rows(DecisionItem, self), Rows(NoteRow, self)
        self.reading = Reading(acting, self.refresh)
        acting.ticked.connect(self.tick)

    @Slot()
    def refresh(self) -> None:
        """Search again."""
        assembly, now = self._acting.assembly, self._acting.now
        if not assembly.group:
            return
        log = assembly.store.decisions(assembly.group, now)
        self._total = len(log)
        if self._words.strip():
            hits = {h.about for h in assembly.store.search(assembly.group, self._words) if h.kind == "decision"}
            log = tuple(row for row in log if row.proposal in hits or row.number.startswith(self._words.strip()))
        rows = [
            DecisionItem(
                f"{r.proposal}/{r.number}", r.number, r.title, milliseconds(r.taken_at), r.standing, r.proposal
            )
            for r in log
        ]
        self._found.show(rows)
        keys = [row.key for row in rows]
        if self._chosen not in keys:
            self._chosen = keys[0] if keys else ""
        self._open()
        self.changed.emit()

    @Slot()
    def tick(self) -> None:
        """Only a block period that has ended changes the log by itself."""
        ends = float(self._detail.get("blockEnds", 0.0))
        if self._detail.get("standing") == "provisional" and ends <= milliseconds(self._acting.now):
            self.refresh()
        self.ticked.emit()

    def _open(self) -> None:
        proposal, _, number = self._chosen.partition("/")
        found: Decision | None = None
        if proposal:
            try:
                state = self._acting.assembly.world.proposal(proposal)
            except Refused:
                self._detail = {}
                return
            found = next((d for d in state.decisions if d.entry.number == number), None)
        if found is None:
            self._detail = {}
            self._notes.show([])
            return
        entry, name, tally = found.entry, self._acting.name, found.entry.tally
        standing = found.standing(self._acting.now, state.blocks, bool(state.disputed))
        self._detail = {
            "key": self._chosen,
            "number": entry.number,
            "titles": entry.title,
            "texts": {} if entry.personal else entry.text,
            "rationale": entry.rationale,
            "personal": entry.personal,
            "method": entry.method,
            "standing": standing,
            "takenAt": milliseconds(entry.taken_at),
            "blockEnds": milliseconds(found.block_ends),
            "reviewAt": milliseconds(entry.review_at),
            "implementer": name(entry.implementer),
            "version": entry.version,
            "present": tally.present,
            "agreement": tally.agreement,
            "reservations": tally.reservations,
            "asides": tally.stand_asides,
            "blocks": tally.blocks,
            "votes": entry.method in ("fallback-vote", "operational-vote"),
            "for": tally.votes_for,
            "against": tally.votes_against,
            "abstentions": tally.abstentions,
        }
        asides = [
            NoteRow(f"a{p.member}", "stand-aside", name(p.member), 0.0, {"": p.reason}) for p in entry.stood_aside
        ]
        kept = [NoteRow(f"r{p.member}", "reservation", name(p.member), 0.0, {"": p.reason}) for p in entry.reservations]
        outcomes = [
            NoteRow(f"o{n}", "outcome", name(o.by), milliseconds(o.at), o.text) for n, o in enumerate(found.outcomes)
        ]
        self._notes.show([*asides, *kept, *outcomes])

    @Slot(str)
    def search(self, words: str) -> None:
        """Show the decisions that hold all the words; the last may be a beginning."""
        self._words = words
        self.refresh()

    @Slot(str)
    def choose(self, key: str) -> None:
        """Open a decision."""
        self._chosen = key
        self._open()
        self.changed.emit()

    def _read_found(self) -> QObject:
        return self._found

    def _read_notes(self) -> QObject:
        return self._notes

    def _read_detail(self) -> dict[str, Any]:
        return self._detail

    def _read_total(self) -> int:
        return self._total

    def _read_hits(self) -> int:
        return len(self._found.rows)

    def _read_now(self) -> float:
        return milliseconds(self._acting.now)

    found = Property(QObject, _read_found, constant=True)
    notes = Property(QObject, _read_notes, constant=True)
    detail = Property(dict, _read_detail, notify=changed)
    total = Property(int, _read_total, notify=changed)
    hits = Property(int, _read_hits, notify=changed)
    now = Property(float, _read_now, notify=ticked)
