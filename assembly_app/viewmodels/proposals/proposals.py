# SPDX-License-Identifier: GPL-3.0-or-later
"""The Proposals place: everything proposed, searched as one types, and the whole life of one proposal."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.domain.proposals.concerns import CONCERNS_HEARD
from assembly_app.domain.proposals.drafting import OVER, DraftProposal, ReviseProposal, TranslateProposal
from assembly_app.domain.proposals.stages import LEAVES, next_act
from assembly_app.domain.proposals.state import Proposal
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Texts, in_language
from assembly_app.i18n.catalogues import isolated
from assembly_app.i18n.languages import describe
from assembly_app.i18n.patterns import labelled
from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.list_model import RowListModel
from assembly_app.viewmodels.kit.properties import Property
from assembly_app.viewmodels.kit.times import milliseconds
from assembly_app.viewmodels.kit.unsaved_forms import UnsavedForms
from assembly_app.viewmodels.kit.visible_refresh import VisibleRefresh
from assembly_app.viewmodels.place import PlaceViewModel
from assembly_app.viewmodels.proposals import rows
from assembly_app.viewmodels.proposals.facts import ProposalFacts, ProposalFactsRow
from assembly_app.viewmodels.proposals.text_diff import differences

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1

PAGE = 20
"""Rows that are read at a time: twice what a screen shows."""
PAUSE = 120
"""Milliseconds without a key after which what is found first is opened."""


class ProposalItem(NamedTuple):
    """A proposal in the list; `part` is the heading it stands under."""

    key: str
    part: str
    titles: dict[str, str]
    by: str
    standing: str
    number: str
    version: int
    concerns: int
    draftedAt: float


@QmlElement
@QmlUncreatable("made by the program")
class ProposalsViewModel(PlaceViewModel):  # type: ignore[operator]
    """All proposals, and one of them.

    Signals:
        changed: emitted when the chosen proposal changes.
        listed: emitted when the list changes, or another row of it is chosen.
        ticked: a second has passed.
    """

    changed = Signal()
    listed = Signal()
    ticked = Signal()

    def __init__(self, acting: CommandRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acting = acting
        self._words, self._chosen, self._limit, self._total = "", "", PAGE, 0
        self._detail = ProposalFacts(self)
        self._drafts = UnsavedForms(self)
        self._found = RowListModel(ProposalItem, self)
        self._texts, self._versions = RowListModel(rows.TextRow, self), RowListModel(rows.VersionRow, self)
        self._questions, self._concerns = RowListModel(rows.QuestionRow, self), RowListModel(rows.ConcernRow, self)
        self._interests, self._tests = RowListModel(rows.InterestRow, self), RowListModel(rows.HeldTestRow, self)
        self._blocks = RowListModel(rows.BlockRow, self)
        # The story of what is found first opens when one pauses: the list answers each key.
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._turn_to)
        self.reading: VisibleRefresh = VisibleRefresh(acting, self.refresh)
        acting.ticked.connect(self.tick)

    @Slot()
    def refresh(self) -> None:
        """Read list and detail again."""
        if not self._acting.assembly.group:
            return
        self._found.show(self._read())
        if not self._chosen and self._found.rows:
            self._chosen = str(self._found.rows[0][0])
        self._turn_to()
        self.listed.emit()

    def _turn_to(self) -> None:
        self._pause.stop()
        self._open()
        self.changed.emit()

    def _read(self) -> list[ProposalItem]:
        assembly, name = self._acting.assembly, self._acting.name
        page = assembly.store.proposals(assembly.group, self._words, self._acting.now, limit=self._limit)
        self._total = page.total
        return [
            ProposalItem(
                r.proposal, r.part, r.title, name(r.proposer), r.standing, r.number, r.version, r.open_concerns,
                milliseconds(r.drafted_at),
            )
            for r in page.rows
        ]  # fmt: skip

    @Slot()
    def tick(self) -> None:
        """Only a block period that has ended changes a proposal by itself."""
        shown = self._detail.row
        if shown.standing == "provisional" and shown.blockEnds <= milliseconds(self._acting.now):
            self.refresh()
        self.ticked.emit()

    @Slot(str)
    def search(self, words: str) -> None:
        """List the proposals that hold all the words; the last may be a beginning."""
        if not self._acting.assembly.group or words == self._words:
            return
        self._words, self._limit = words, PAGE
        rows_found = self._read()
        self._found.overwrite(rows_found)
        if words.strip() and rows_found and all(row.key != self._chosen for row in rows_found):
            self._chosen = rows_found[0].key
            self._pause.start()
        self.listed.emit()

    @Slot()
    def more(self) -> None:
        """Read the next page of the list."""
        if len(self._found.rows) < self._total:
            self._limit += PAGE
            self.refresh()

    @Slot(str)
    def choose(self, key: str) -> None:
        """Open a proposal."""
        self._chosen = key
        self._turn_to()
        self.listed.emit()

    @Slot(str, str, str, str, bool, result=bool)
    def write(self, title: str, text: str, proposer: str, weight: str, operational: bool) -> bool:
        """Write a new proposal, in the language of the desk; False when it was refused."""
        said = self._acting.said
        act = DraftProposal(
            title=said(title),
            text=said(text),
            proposer=proposer,
            weight="minor" if weight == "minor" else "major",
            operational=operational,
        )
        done = self._acting.perform(act)
        if done is None:
            return False
        self._words = ""
        self.choose(done.id)
        return True

    @Slot(str, str, bool, str, result=bool)
    def revise(self, text: str, author: str, clarifying: bool, answers: str) -> bool:
        """Write the next version of the open proposal, in the language of its newest; False when it was refused."""
        version = self._version()
        if version is None:
            return False
        act = ReviseProposal(
            proposal=self._chosen, text={version.language: text}, author=author, clarifying=clarifying, answers=answers
        )
        return self._acting.perform(act) is not None

    @Slot(str, str, result=bool)
    def translate(self, language: str, text: str) -> bool:
        """Say the newest version in another language; False when it was refused."""
        act = TranslateProposal(proposal=self._chosen, language=language, text=text)
        return self._acting.perform(act) is not None

    @Slot(str, result=str)
    def textIn(self, language: str) -> str:
        """The newest text in a language, of whichever version; "" for none."""
        return next((str(row[1]) for row in self._texts.rows if row[0] == language), "")

    @Slot(str, result=bool)
    def rightToLeft(self, language: str) -> bool:
        """Whether a language is written from the right."""
        return describe(language).rtl

    @Slot(str, result="QVariantList")
    def compare(self, text: str) -> list[list[str]]:
        """What a new version would change, as [kind, text] pairs."""
        version = self._version()
        old = in_language(version.texts, version.language) if version else ""
        return [list(piece) for piece in differences(old, text)] if version else []

    def _version(self) -> Any:
        state = self._state()
        return state.version if state else None

    def _state(self) -> Proposal | None:
        try:
            return self._acting.assembly.world.proposal(self._chosen) if self._chosen else None
        except Refused:
            return None

    def _open(self) -> None:
        state, name, now = self._state(), self._acting.name, self._acting.now
        if state is None:
            self._detail.show()
            return
        hidden = _hidden(state)
        self._texts.show([] if hidden else rows.text_rows(state))
        self._versions.show([] if hidden else rows.version_rows(state, name))
        self._questions.show(rows.question_rows(state, name))
        self._concerns.show(rows.concern_rows(state, name))
        self._interests.show(rows.interest_rows(state, name))
        self._tests.show(rows.test_rows(state, name))
        self._blocks.show(rows.block_rows(state, name, now))
        self._detail.show(self._story(state))

    def _story(self, state: Proposal) -> ProposalFactsRow:
        now, name, decision = self._acting.now, self._acting.name, state.decision
        version = state.version
        told = ProposalFactsRow(
            key=state.id,
            titles=state.title,
            by=name(state.proposer) if state.proposer else "",
            major=state.weight == "major",
            operational=state.operational,
            personal=_hidden(state),
            draftedAt=milliseconds(state.drafted_at),
            version=version.number,
            posted=state.posted_version,
            language=version.language,
            original="" if _hidden(state) else in_language(version.texts, version.language),
            rtl=describe(version.language).rtl,
            stage=state.stage,
            standing=state.standing(now),
            next=next_act(state, now),
            meetingOpen=self._running() != "",
            number=decision.entry.number if decision else "",
            blockEnds=milliseconds(decision.block_ends) if decision else 0.0,
            leftTo=name(state.left_to) if state.left_to else "",
            why=state.why,
            acts=self._acts(state),
            openConcerns=len(state.open_concerns),
        )
        return self._with_meeting(told, state.meeting)

    def _acts(self, state: Proposal) -> list[str]:
        """The acts that the rules would not refuse for where the proposal stands."""
        standing, testing = state.standing(self._acting.now), state.open_test is not None
        leaves = state.stage in LEAVES and not testing
        block = state.decision is not None and state.decision.in_block_period(self._acting.now)
        offered = {
            "revise-proposal": standing not in OVER and not testing,
            "add-item": state.stage in ("draft", "deferred", "returned") and not testing,
            "lodge-block": block and standing in ("provisional", "blocked"),
            "raise-concern": standing in CONCERNS_HEARD,
            "declare-interest": standing not in OVER,
            "defer-proposal": leaves,
            "refer-proposal": leaves,
            "withdraw-proposal": leaves,
            "lay-down-proposal": leaves,
        }
        return [act for act, may in offered.items() if may]

    def _running(self) -> str:
        return next((b.id for b in self._acting.assembly.world.meetings() if b.phase == "open"), "")

    def _with_meeting(self, told: ProposalFactsRow, wanted: str) -> ProposalFactsRow:
        try:
            meeting = self._acting.assembly.world.meeting(wanted) if wanted else None
        except Refused:
            meeting = None
        if meeting is None:
            return told
        at = milliseconds(meeting.starts_at)
        return told._replace(meetingTitles=meeting.title, meetingKind=meeting.kind, meetingAt=at)

    def _title(self, wanted: str) -> Texts:
        try:
            return self._acting.assembly.world.proposal(wanted).title if wanted else {}
        except Refused:
            return {}

    @Property(RowListModel, constant=True)
    def found(self) -> RowListModel:
        return self._found

    @Property(UnsavedForms, constant=True)
    def drafts(self) -> UnsavedForms:
        return self._drafts

    @Property(RowListModel, constant=True)
    def texts(self) -> RowListModel:
        return self._texts

    @Property(RowListModel, constant=True)
    def versions(self) -> RowListModel:
        return self._versions

    @Property(RowListModel, constant=True)
    def questions(self) -> RowListModel:
        return self._questions

    @Property(RowListModel, constant=True)
    def concerns(self) -> RowListModel:
        return self._concerns

    @Property(RowListModel, constant=True)
    def interests(self) -> RowListModel:
        return self._interests

    @Property(RowListModel, constant=True)
    def tests(self) -> RowListModel:
        return self._tests

    @Property(RowListModel, constant=True)
    def blocks(self) -> RowListModel:
        return self._blocks

    @Property(ProposalFacts, constant=True)
    def detail(self) -> ProposalFacts:
        return self._detail

    @Property(str, notify=listed)
    def chosen(self) -> str:
        return self._chosen

    @Property(int, notify=listed)
    def total(self) -> int:
        return self._total

    @Property(bool, notify=listed)
    def searching(self) -> bool:
        return bool(self._words.strip())

    @Property(list, notify=changed)
    def members(self) -> list[dict[str, str]]:
        group = self._acting.assembly.group
        return [{"code": m.id, "says": m.name} for m in self._acting.assembly.world.people.active] if group else []

    @Property(list, notify=changed)
    def openConcerns(self) -> list[dict[str, str]]:
        state, words = self._state(), self._acting.lang.catalogue
        open_ = state.open_concerns if state else ()
        return [{"code": c.id, "says": labelled(words, isolated(self._acting.name(c.member)), c.text)} for c in open_]

    @Property(str, notify=changed)
    def missingLanguage(self) -> str:
        """The first language of the assembly in which the newest version cannot be read yet."""
        state, group = self._state(), self._acting.assembly.group
        if state is None or not group:
            return ""
        others = [code for code in self._acting.assembly.world.charter.languages if code != state.version.language]
        return next((code for code in others if code not in state.version.texts), next(iter(others), ""))

    @Property(float, notify=ticked)
    def now(self) -> float:
        return milliseconds(self._acting.now)


def _hidden(state: Proposal) -> bool:
    """Whether the words are not for other eyes (R28)."""
    return state.decision is not None and state.decision.entry.personal
