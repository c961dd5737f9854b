# SPDX-License-Identifier: GPL-3.0-or-later
"""The one line of the minute-taker: what it will be, completing names, and the act at Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembly_app.domain.actions.action_items import AgreeAction
from assembly_app.domain.meetings.attendance import Arrive, Depart
from assembly_app.domain.meetings.minutes import Write
from assembly_app.domain.meetings.stack import RaiseHand
from assembly_app.domain.meetings.state import HandKind, Meeting
from assembly_app.domain.meetings.timer import AddTime
from assembly_app.domain.members.state import Member
from assembly_app.domain.proposals.blocks import LodgeBlock
from assembly_app.domain.proposals.concerns import AnswerQuestion, AskQuestion, RaiseConcern
from assembly_app.domain.proposals.state import Proposal
from assembly_app.domain.proposals.testing import AbandonTest, OpenTest, TakePosition
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Act, in_language
from assembly_app.i18n.marks import N_, Message
from assembly_app.service.core.assembly import Reach
from assembly_app.viewmodels.kit.people import NOBODY, all_named, named
from assembly_app.viewmodels.kit.times import end_of
from assembly_app.viewmodels.meetings.line_commands import NOTE, WORDS, Line, due, take_apart

if TYPE_CHECKING:
    from assembly_app.viewmodels.kit.command_runner import CommandRunner

HANDS: dict[str, HandKind] = {
    "hand": "speak",
    "response": "direct-response",
    "information": "point-of-information",
    "process": "point-of-process",
}
PRIVATE = "private"
TOO_MANY = N_("“{name}” may be {names}. What you typed is kept.")
NO_PROPOSAL = N_("No proposal is on the floor to write this to. What you typed is kept.")
NO_QUESTION = N_("No clarifying question waits for an answer. What you typed is kept.")


class NotUnderstood(Exception):
    """The line names nobody, or something that is not there; `message` says so."""

    def __init__(self, message: Message, **params: object) -> None:
        self.message, self.params = message, params
        super().__init__(message.text)


class LineReader:
    """Reads typed lines against the meeting that is open."""

    def __init__(self, acting: CommandRunner) -> None:
        self._acting = acting

    def kind(self, typed: str) -> str:
        """What the line will be when Enter is pressed."""
        line = take_apart(typed, self._acting.lang.catalogue)
        if line.kind in ("hand", "here", "left", "agree", "response", "information", "process"):
            found, odd = all_named(line.head, self._people())
            return line.kind if found or not odd else NOTE
        return line.kind

    def complete(self, typed: str) -> str:
        """The line with the name that is being typed at its end written out; the line as it is when no name fits."""
        front, space, last = typed.rpartition(" ")
        kind = take_apart(f"{typed} x:", self._acting.lang.catalogue).kind
        first = typed.partition(" ")[0].casefold()
        words = self._acting.lang.catalogue
        leading = [w for w in {*WORDS, *(words.text(m).casefold() for m in WORDS.values())} if w.startswith(first)]
        if not space and len(leading) == 1 and last:
            return f"{leading[0]} "
        found = named(last, self._people()) if last and kind != NOTE else ()
        return f"{front}{space}{found[0].name}" if len(found) == 1 else typed

    def reach(self, typed: str) -> Reach:
        """Who may read what the line says: a private note goes no further than our own group."""
        return "group" if self.kind(typed) == PRIVATE else "federation"

    def act(self, typed: str, meeting: Meeting, proposal: Proposal | None) -> Act:
        """The act that the line asks for. Raises NotUnderstood."""
        line = take_apart(typed, self._acting.lang.catalogue)
        if self.kind(typed) == NOTE:
            return Write(text=self._acting.said(typed.strip()), meeting=meeting.id)
        if line.kind in ("here", "left") or line.kind in HANDS or line.kind == "agree":
            return self._of_names(line, meeting)
        if line.kind == "more":
            return AddTime(minutes=int(line.text))
        if line.kind == "end":
            return AbandonTest(why=line.text)
        if line.kind == "why":
            return OpenTest(why=line.text)
        if line.kind == PRIVATE:
            return Write(text=self._acting.said(line.text), meeting=meeting.id)
        if line.kind == "wording":
            return Write(text=self._acting.said(line.text), kind="wording", meeting=meeting.id)
        if line.kind == "action":
            return self._action(line, meeting)
        if line.kind == "point":
            return Write(
                text=self._acting.said(line.text), kind="point", member=self._one(line.head).id, meeting=meeting.id
            )
        return self._of_proposal(line, proposal)

    def _of_names(self, line: Line, meeting: Meeting) -> Act:
        people, odd = all_named(line.head, self._people())
        if odd:
            self._one(odd)
        ids = tuple(m.id for m in people)
        if line.kind == "here":
            return Arrive(members=ids, meeting=meeting.id)
        if line.kind == "left":
            return Depart(members=ids, meeting=meeting.id)
        if line.kind == "agree":
            return TakePosition(member=ids[0], stance="agreement")
        return RaiseHand(member=ids[0], kind=HANDS[line.kind], meeting=meeting.id)

    def _action(self, line: Line, meeting: Meeting) -> Act:
        zone = self._acting.assembly.world.charter.zone
        found = due(line.text, self._acting.now.date(), self._acting.lang.catalogue)
        owner = self._one(line.head).id if line.head else ""
        ends = end_of(found.day, zone) if found.day else None
        return AgreeAction(text=self._acting.said(found.text), owner=owner, due=ends, meeting=meeting.id)

    def _of_proposal(self, line: Line, proposal: Proposal | None) -> Act:
        if proposal is None:
            raise NotUnderstood(NO_PROPOSAL)
        if line.kind == "answer":
            waiting = next((q for q in proposal.questions if not q.answer), None)
            if waiting is None:
                raise NotUnderstood(NO_QUESTION)
            return AnswerQuestion(proposal=proposal.id, question=waiting.id, text=line.text)
        if line.kind == "block":
            return self._block(line, proposal)
        member = self._one(line.head).id
        if line.kind == "concern":
            return RaiseConcern(proposal=proposal.id, member=member, text=line.text)
        if line.kind == "question":
            return AskQuestion(proposal=proposal.id, member=member, text=line.text)
        stance = "stand-aside" if line.kind == "aside" else "reservation"
        return TakePosition(member=member, stance=stance, reason=line.text)  # type: ignore[arg-type]

    def _block(self, line: Line, proposal: Proposal) -> Act:
        words = line.head.split()
        for length in range(len(words), 0, -1):
            found = named(" ".join(words[:length]), self._people())
            if len(found) == 1:
                value = self._value(" ".join(words[length:]))
                if proposal.open_test is None:
                    return LodgeBlock(proposal=proposal.id, member=found[0].id, value=value, reason=line.text)
                return TakePosition(member=found[0].id, stance="block", reason=line.text, value=value)
        raise NotUnderstood(NOBODY, name=line.head)

    def _value(self, said: str) -> str:
        wanted = said.casefold().strip()
        for value in self._acting.assembly.world.charter.values:
            text = in_language(value.texts, *self._acting.languages).casefold()
            if wanted and (value.id.casefold() == wanted or text.startswith(wanted)):
                return value.id
        return said

    def _people(self) -> tuple[Member, ...]:
        try:
            return tuple(m for m in self._acting.assembly.world.people.everyone if m.standing != "left")
        except Refused:
            return ()

    def _one(self, head: str) -> Member:
        found = named(head, self._people())
        if len(found) == 1:
            return found[0]
        if found:
            names = self._acting.lang.catalogue.formats.listing([m.name for m in found])
            raise NotUnderstood(TOO_MANY, name=head, names=names)
        raise NotUnderstood(NOBODY, name=head)
