# SPDX-License-Identifier: GPL-3.0-or-later
"""What all screens share: carrying out acts, the last refusal in words, the news, and the clock's tick."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.domain.charter import ABOUT as ABOUT_CHARTER
from assembly_app.domain.people import ABOUT as ABOUT_PEOPLE
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Act
from assembly_app.i18n.marks import Message
from assembly_app.i18n.refusals import sentence
from assembly_app.service.assembly import Assembly, Outcome
from assembly_app.service.naming import naming
from assembly_app.service.ports import Change, StoreError
from assembly_app.viewmodels.lang import Lang

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class Acting(QObject):  # type: ignore[operator]
    """Carries out acts. A refusal stays to be read, in the language of the desk, until the next act or `dismiss`.

    Signals:
        changed: something was recorded.
        ticked: a second has passed.
        said: `refusal` is another text.
    """

    changed = Signal()
    ticked = Signal()
    said = Signal()

    def __init__(self, assembly: Assembly, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.assembly, self.lang = assembly, lang
        self._refused: tuple[str | Message, dict[str, object]] | None = None
        self._names: dict[str, str] = {}
        lang.changed.connect(self._names.clear)
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.ticked)
        self._timer.start()
        lang.changed.connect(self.said)
        assembly.listen(self._hear)

    def _hear(self, change: Change) -> None:
        if {ABOUT_PEOPLE, ABOUT_CHARTER} & change.about:
            self._names.clear()
        self.changed.emit()

    @property
    def now(self) -> datetime:
        """The instant, by the assembly's clock."""
        return self.assembly.clock.now()

    @property
    def languages(self) -> tuple[str, ...]:
        """Where a text is looked for: the desk's language, then the assembly's own."""
        founding = self.assembly.world.founding if self.assembly.group else None
        return (self.lang.catalogue.language.code, *(founding.languages if founding else ()))

    def name(self, wanted: str) -> str:
        """The name behind an id."""
        if wanted and wanted not in self._names:
            self._names[wanted] = naming(self.assembly.store, self.assembly.group, *self.languages)(wanted)
        return self._names.get(wanted, "")

    def perform(self, act: Act) -> Outcome | None:
        """Carry out an act; None when it was refused, and `refusal` says why."""
        self.dismiss()
        try:
            return self.assembly.act(act)
        except (Refused, StoreError) as refused:
            self._say(refused.code, refused.params)
            return None

    def complain(self, message: Message, **params: object) -> None:
        """Say that something typed was not understood."""
        self._say(message, params)

    def _say(self, what: str | Message, params: dict[str, object]) -> None:
        self._refused = (what, params)
        self.said.emit()

    @Slot()
    def dismiss(self) -> None:
        """The refusal has been read."""
        if self._refused is not None:
            self._refused = None
            self.said.emit()

    def _read_refusal(self) -> str:
        if self._refused is None:
            return ""
        what, params = self._refused
        if isinstance(what, Message):
            return self.lang.catalogue.phrase(what, "", None, params)
        return sentence(self.lang.catalogue, what, params, self.name)

    refusal = Property(str, _read_refusal, notify=said)
