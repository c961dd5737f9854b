# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be chosen where an act names something that is recorded already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.proposals.state import Proposal
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Texts, in_language
from assembly_app.i18n.catalogues import isolated
from assembly_app.i18n.marks import P_
from assembly_app.i18n.patterns import labelled
from assembly_app.i18n.words import TERMS
from assembly_app.service.core.form_fields import PEOPLE, YES_NO, Field
from assembly_app.viewmodels.kit.form_defaults import LANGUAGE
from assembly_app.viewmodels.meetings.rows import current

if TYPE_CHECKING:
    from assembly_app.viewmodels.kit.command_runner import Acting

CODES = {
    "yes": P_("answer", "yes"),
    "no": P_("answer", "no"),
    "note": P_("minutes line", "note"),
    "point": P_("minutes line", "point"),
    "wording": P_("minutes line", "wording"),
    "concern": P_("a block that is not upheld counts as", "a concern"),
    "stand-aside": P_("a block that is not upheld counts as", "a stand-aside"),
    "stance:block": P_("where somebody stands", "blocks"),
    "stance:stand-aside": P_("where somebody stands", "stands aside"),
    "stance:reservation": P_("where somebody stands", "agrees with a reservation"),
    "stance:agreement": P_("where somebody stands", "agrees"),
    "own-proposal": P_("matter", "an own proposal"),
    "fallback": P_("method", "fallback vote"),
    "operational": P_("method", "operational vote"),
    "household": P_("level", "household"),
    "pod": P_("level", "pod"),
    "neighbourhood": P_("level", "neighbourhood"),
    "bioregion": P_("level", "bioregion"),
    "network": P_("level", "network"),
}
"""Codes that no list shows and the sheet does, or shows in other words."""

LONGEST = 80


class Choice(NamedTuple):
    """Something to choose: its id or code, and how it is called."""

    code: str
    says: str


class Choices:
    """Finds what can be chosen, in the words of the desk. `values` are the fields that are filled in so far."""

    def __init__(self, acting: Acting, act: str, values: Mapping[str, str]) -> None:
        self._acting, self._act, self._values = acting, act, values
        self._world = acting.assembly.world

    def of(self, field: Field) -> list[Choice]:
        """The choices for a field, the likeliest first."""
        if field.codes:
            return [Choice(code, self._code(field, code)) for code in field.codes]
        name = field.key.rpartition(".")[2]
        if name in PEOPLE or f"{self._act}.{name}" == "note-outcome.by":
            return [Choice(m.id, m.name) for m in self._world.people.everyone if m.standing != "left"]
        if f"{self._act}.{name}" == "defer-proposal.to" or name in ("meeting", "of"):
            return self._meetings()
        if name in ("proposal", "decision", "by"):
            return self._proposals(decided=name != "proposal")
        if name == "kind":
            return [Choice(k.id, self._term(k.id)) for k in self._world.charter.kinds]
        if name == "value":
            return [Choice(v.id, self._said(v.texts)) for v in self._world.charter.values]
        if name in ("language", LANGUAGE):
            formats = self._acting.lang.catalogue.formats
            return [Choice(code, formats.language(code)) for code in self._world.charter.languages]
        if name == "action":
            return [Choice(a.id, self._said(self._world.action(a.id).text)) for a in self._world.actions()]
        if name in ("item", "before", "hand", "entry"):
            return self._of_meeting(name)
        return self._of_proposal(name)

    def _code(self, field: Field, code: str) -> str:
        words = self._acting.lang.catalogue
        if f"{field.key}:{code}" in CODES:
            return words.text(CODES[f"{field.key}:{code}"])
        own = field.key in ("counts_as", "matter", "level", "kind") or field.codes == YES_NO
        if own and code in CODES:
            return words.text(CODES[code])
        return self._term(code)

    def _term(self, code: str) -> str:
        words = self._acting.lang.catalogue
        found = TERMS.get(code) or CODES.get(code)
        return words.text(found) if found else code

    def _said(self, texts: Texts) -> str:
        text = " ".join(in_language(texts, *self._acting.languages).split())
        return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"

    def _meetings(self) -> list[Choice]:
        formats = self._acting.lang.catalogue.formats
        return [
            Choice(m.id, f"{self._said(self._world.meeting(m.id).title)} · {formats.date(m.starts_at)}")
            for m in reversed(self._world.meetings()[-24:])
        ]

    def _proposals(self, decided: bool) -> list[Choice]:
        ids = self._acting.assembly.store.proposal_ids(self._acting.assembly.group)
        found = []
        for each in ids[:200]:
            proposal = self._world.proposal(each)
            if decided and proposal.decision is None:
                continue
            number = f"{proposal.decision.entry.number} · " if proposal.decision else ""
            found.append(Choice(each, number + self._said(proposal.title)))
        return found

    def _of_meeting(self, name: str) -> list[Choice]:
        meeting = self._meeting()
        if meeting is None:
            return []
        if name == "hand":
            return [Choice(h.id, self._acting.name(h.member)) for h in meeting.stack.hands]
        if name == "entry":
            return [Choice(e.id, self._said(e.text)) for e in reversed(meeting.entries) if not e.struck]
        return [Choice(i.id, self._term(i.kind) if i.id == i.kind else self._said(i.title)) for i in meeting.agenda]

    def _of_proposal(self, name: str) -> list[Choice]:
        proposal = self._proposal()
        if proposal is None:
            return []
        if name in ("concern", "answers"):
            found: Iterable[tuple[str, str, str]] = ((c.id, c.member, c.text) for c in proposal.open_concerns)
        elif name == "question":
            found = ((q.id, q.member, q.text) for q in proposal.questions if not q.answer)
        elif name == "block":
            found = ((b.id, b.member, b.reason) for b in proposal.open_blocks)
        else:
            found = ((r.id, r.feed[:8], str(r.tally.agreement)) for t in proposal.disputed for r in t.results)
        words = self._acting.lang.catalogue
        said = [(key, isolated(self._acting.name(who)), self._said({"": text})) for key, who, text in found]
        return [Choice(key, labelled(words, who, text)) for key, who, text in said]

    def _meeting(self) -> Meeting | None:
        try:
            named = self._values.get("meeting", "")
            return self._world.meeting(named) if named else current(self._world, self._acting.now)
        except Refused:
            return None

    def _proposal(self) -> Proposal | None:
        try:
            return self._world.proposal(self._values["proposal"]) if self._values.get("proposal") else None
        except Refused:
            return None
