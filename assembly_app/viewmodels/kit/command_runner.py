# SPDX-License-Identifier: GPL-3.0-or-later
"""Carrying out acts for all screens: the last refusal in words, the news, undo, and the clock's tick."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.domain.aggregates import undo
from assembly_app.domain.charter.state import CHARTER_ID
from assembly_app.domain.members.state import MEMBERS_ID
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Act, Said, Texts, in_language, name_of
from assembly_app.errors import CodedError, Problem
from assembly_app.i18n.error_sentences import error_sentence
from assembly_app.i18n.marks import N_, P_, Message
from assembly_app.i18n.words import ACTS
from assembly_app.service.core.assembly import Assembly, Outcome, Reach, with_ids
from assembly_app.service.core.naming import behind
from assembly_app.service.core.ports import Change, StoreError
from assembly_app.viewmodels.kit.lang import Lang
from assembly_app.viewmodels.kit.properties import Property

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1

KEPT_WAYS = 50
"""How many acts of this desk can be taken back one after the other."""
TAKEN_BACK = P_("reason in the record", "Recorded by mistake")
TAKEN_BACK_NOW = N_("Taken back: {act}. Both stay in the record.")
NO_WAY_BACK = N_(
    "“{act}” has no way back; it stays in the record. What follows from it can be put right by another act."
)
NOTHING_TO_UNDO = N_("Nothing has been recorded at this desk yet that could be taken back.")


@QmlElement
@QmlUncreatable("made by the program")
class CommandRunner(QObject):  # type: ignore[operator]
    """Carries out acts. A refusal stays to be read, in the language of the desk, until the next act or `dismiss`.

    Signals:
        changed: something was recorded.
        imported: what changed did not come from this desk; it may lie before what is known.
        renamed: emitted when a name or the charter changes.
        ticked: a second has passed.
        said_: emitted when `refusal` or `notice` changes.
    """

    changed = Signal()
    imported = Signal()
    renamed = Signal()
    ticked = Signal()
    said_ = Signal()

    def __init__(self, assembly: Assembly, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.assembly, self.lang = assembly, lang
        self._refused: Problem | tuple[Message, dict[str, object]] | None = None
        self._noted: tuple[Message, dict[str, object]] | None = None
        self._acts = False
        self._ways_back: list[tuple[Act, Act | None, Reach]] = []
        # In all languages: a switch of language asks the store for none of them again.
        self._names: dict[str, str | Texts] = {}
        # What nearly every sentence asks for: who somebody is, and which languages the assembly speaks.
        self._people: dict[str, str] | None = None
        self._spoken: tuple[str, ...] | None = None
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.ticked)
        self._timer.start()
        lang.changed.connect(self.said_)
        assembly.listen(self._hear)

    def _hear(self, change: Change) -> None:
        self._names.clear()
        if {MEMBERS_ID, CHARTER_ID} & change.about:
            self._people = self._spoken = None
            self.renamed.emit()
        if not self._acts:
            self.imported.emit()
        self.changed.emit()

    @property
    def now(self) -> datetime:
        """The instant, by the assembly's clock."""
        return self.assembly.clock.now()

    @property
    def languages(self) -> tuple[str, ...]:
        """Where a text is looked for: the desk's language, then the assembly's own."""
        return (self.lang.catalogue.language.code, *self.spoken)

    @property
    def spoken(self) -> tuple[str, ...]:
        """The assembly's own languages, in order."""
        if self._spoken is None:
            founding = self.assembly.world.founding if self.assembly.group else None
            self._spoken = founding.languages if founding else ()
        return self._spoken

    def name(self, wanted: str) -> str:
        """The name behind an id."""
        if not wanted:
            return ""
        if self._people is None:
            self._people = {person.id: person.name for person in self.assembly.world.people.everyone}
        if wanted in self._people:
            return self._people[wanted]
        if wanted not in self._names:
            self._names[wanted] = behind(self.assembly.store, self.assembly.group, wanted)
        found = self._names[wanted]
        return found if isinstance(found, str) else in_language(found, *self.languages)

    def said(self, text: str) -> Said:
        """A text as it is recorded: in the language of the desk, if the assembly speaks it, else in its first one."""
        code = self.lang.catalogue.language.code
        return {code: text} if code in self.languages[1:] else text

    def perform(self, act: Act, reach: Reach = "federation") -> Outcome | None:
        """Carry out an act; None when it was refused, and `refusal` says why. `reach`: see Assembly.act."""
        self.dismiss()
        act = with_ids(act)
        back = None
        if self.assembly.group:
            back = undo(act, self.assembly.world, self.lang.catalogue.text(TAKEN_BACK))
        outcome = self._carry_out(act, reach)
        if outcome is not None:
            self._ways_back = [*self._ways_back[1 - KEPT_WAYS :], (act, back, reach)]
        return outcome

    def _carry_out(self, act: Act, reach: Reach) -> Outcome | None:
        self._acts = True
        try:
            return self.assembly.act(act, reach=reach)
        except (Refused, StoreError) as refused:
            self.refuse(refused)
            return None
        finally:
            self._acts = False

    def perform_all(self, acts: Sequence[Act]) -> list[Outcome] | None:
        """Carry out several acts as one; None when one was refused, and then none happened."""
        self.dismiss()
        filled = [with_ids(act) for act in acts]
        why = self.lang.catalogue.text(TAKEN_BACK)
        backs = [(act, undo(act, self.assembly.world, why)) for act in filled]
        ways: list[tuple[Act, Act | None, Reach]] = [(act, back, "federation") for act, back in backs if back]
        self._acts = True
        try:
            outcomes = self.assembly.act_all(filled)
        except (Refused, StoreError) as refused:
            self.refuse(refused)
            return None
        finally:
            self._acts = False
        self._ways_back = [*self._ways_back, *ways][-KEPT_WAYS:]
        return outcomes

    def refuse(self, error: CodedError) -> None:
        """Say why something was refused, or could not be done."""
        self._say(error.problem)

    @Slot()
    def undo(self) -> None:
        """Take the last act of this desk back by another one, which is recorded too."""
        self.dismiss()
        if not self._ways_back:
            self.complain(NOTHING_TO_UNDO)
            return
        # What takes back a private act is as private as that.
        act, back, reach = self._ways_back[-1]
        words = self.lang.catalogue.text(ACTS[name_of(type(act))])
        if back is None:
            self.complain(NO_WAY_BACK, act=words)
        elif self._carry_out(back, reach) is not None:
            self._ways_back.pop()
            self.note(TAKEN_BACK_NOW, act=words)

    def note(self, message: Message, **params: object) -> None:
        """Say that something was done. It stays until the next act."""
        self._noted = (message, params)
        self.said_.emit()

    def complain(self, message: Message, **params: object) -> None:
        """Say that something typed was not understood."""
        self._say((message, params))

    def _say(self, what: Problem | tuple[Message, dict[str, object]]) -> None:
        self._refused = what
        self.said_.emit()

    @Slot()
    def dismiss(self) -> None:
        """The refusal has been read."""
        if self._refused is not None or self._noted is not None:
            self._refused = self._noted = None
            self.said_.emit()

    @Property(str, notify=said_)
    def refusal(self) -> str:
        if self._refused is None:
            return ""
        if isinstance(self._refused, Problem):
            return error_sentence(self.lang.catalogue, self._refused, self.name)
        message, params = self._refused
        return self.lang.catalogue.phrase(message, "", None, params)

    @Property(str, notify=said_)
    def notice(self) -> str:
        return self.lang.catalogue.phrase(self._noted[0], "", None, self._noted[1]) if self._noted else ""
