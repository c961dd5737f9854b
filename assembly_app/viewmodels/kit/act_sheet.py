# SPDX-License-Identifier: GPL-3.0-or-later
"""The form for any act: opened by the act's name with what is known already, filled in, and carried out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Texts
from assembly_app.i18n.words import ACTS, asked
from assembly_app.service.core.form_fields import Field, fields_of, refs_of
from assembly_app.viewmodels.kit.act_form import Form, Unreadable
from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.forms import LANGUAGE, FormContext, Forms
from assembly_app.viewmodels.kit.kept_texts import shown_in, texts_in
from assembly_app.viewmodels.kit.list_model import RowListModel
from assembly_app.viewmodels.kit.properties import Property

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


class ActFieldRow(NamedTuple):
    """One field. `start` is what stands in it at first; `choices` are maps of `code` and `says`."""

    key: str
    kind: str
    label: str
    needed: bool
    start: str
    on: bool
    choices: list[dict[str, str]]


@QmlElement
@QmlUncreatable("made by the program")
class ActSheetViewModel(QObject):  # type: ignore[operator]
    """The sheet that asks for an act.

    Signals:
        opened: another act is asked for.
        told: its words are others, since the language is.
        shut: nothing is asked for any more.
        reached: emitted when who may read it changes.
        complained: a field cannot be read; `complaint` and `odd` say which and why.
        done: the act with this name was carried out.
    """

    opened = Signal()
    told = Signal()
    shut = Signal()
    reached = Signal()
    complained = Signal()
    done = Signal(str)

    def __init__(self, acting: CommandRunner, forms: Forms, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acting, self._forms = acting, forms
        self._rows = RowListModel(ActFieldRow, self)
        self._name = ""
        self._fields: tuple[Field, ...] = ()
        self._given: dict[str, Any] = {}
        self._typed: dict[str, Any] = {}
        self._unchanged: dict[str, Any] = {}
        self._kept: Mapping[str, Texts] = {}
        self._consulted: set[str] = set()
        self._odd, self._complaint = "", ""
        self._within = False
        acting.lang.changed.connect(self._show)
        acting.lang.changed.connect(self.told)
        self.opened.connect(self.told)
        self.opened.connect(self.reached)

    @Slot(str, "QVariantMap")
    def ask(self, name: str, given: dict[str, Any]) -> None:
        """Ask for the act `name` (see `assembly acts`); the fields in `given` are settled and not asked for."""
        self._acting.dismiss()
        self._name, self._given, self._within = name, dict(given), False
        self._fields = tuple(field for field in fields_of(name) if field.key not in given)
        context = FormContext(self._acting, name, self._given)
        self._kept = self._forms.kept(context) if self._acting.assembly.group else {}
        if self._kept and len(self._acting.spoken) > 1:
            # What is there in several languages is mended, or translated, in one of them.
            self._fields = (Field(LANGUAGE, "choice", True, ref="language"), *self._fields)
        here = self._forms.here(context)
        now = {**self._forms.standing(context), LANGUAGE: shown_in(self._kept, self._acting.languages)}
        begins = {f.key: here[f.ref] if f.needed and f.ref in here else f.default for f in self._fields} | now
        self._typed = {f.key: _start(f, begins[f.key]) for f in self._fields}
        self._unchanged = {
            f.key: self._typed[f.key]
            for f in self._fields
            if f.key in now and not f.needed and name != "found-assembly"
        }
        self._odd, self._complaint = "", ""
        self._rows.show([])
        self._show()
        self.opened.emit()

    @Slot(str, "QVariant")
    def fill(self, key: str, value: Any) -> None:
        """What stands in a field now."""
        if self._typed.get(key) == value:
            return
        self._typed[key] = value
        if key == self._odd:
            self._odd, self._complaint = "", ""
            self.complained.emit()
        if key == LANGUAGE and value:
            for field, text in texts_in(self._kept, str(value)).items():
                if field in self._typed:
                    self._typed[field] = text
                    self._unchanged |= {field: text} if field in self._unchanged else {}
        if key == LANGUAGE or refs_of(self._name).get(key) in self._consulted:
            self._show()

    @Slot(bool)
    def keepWithin(self, within: bool) -> None:
        """Only our own group may read this one; the next act is for everyone again."""
        self._within = within
        self.reached.emit()

    @Slot(result=bool)
    def carryOut(self) -> bool:
        """Carry the act out; False when something is missing or refused, and the sheet then says what."""
        try:
            typed = {k: v for k, v in self._typed.items() if k not in self._unchanged or self._unchanged[k] != v}
            act = Form(self._acting, self._forms, self._name, self._fields, self._given).act(typed)
        except Unreadable as odd:
            self._odd = odd.key
            self._complaint = self._acting.lang.catalogue.phrase(odd.message, "", None, odd.params)
            self.complained.emit()
            return False
        except Refused as refused:
            self._acting.refuse(refused)
            return False
        if self._acting.perform(act, "group" if self._within else "federation") is None:
            return False
        name = self._name
        self.close()
        self.done.emit(name)
        return True

    @Slot()
    def close(self) -> None:
        """Put the sheet away."""
        self._name = ""
        self._acting.dismiss()
        self.shut.emit()

    def _show(self) -> None:
        if not self._name:
            return
        words = self._acting.lang.catalogue
        context = FormContext(self._acting, self._name, {**self._given, **self._typed})
        self._rows.show(
            [
                ActFieldRow(
                    f.key,
                    f.kind,
                    words.text(asked(self._name, f.key.removeprefix("~"))),
                    f.needed,
                    str(self._typed[f.key]) if f.kind != "check" else "",
                    bool(self._typed[f.key]) if f.kind == "check" else False,
                    [choice._asdict() for choice in self._forms.choices_of(context, f)] if f.kind == "choice" else [],
                )
                for f in self._fields
            ]
        )
        self._consulted = context.consulted

    @Property(bool, notify=opened)
    def open(self) -> bool:
        return bool(self._name)

    @Property(str, notify=opened)
    def name(self) -> str:
        return self._name

    @Property(str, notify=told)
    def heading(self) -> str:
        return self._acting.lang.catalogue.text(ACTS[self._name]) if self._name else ""

    @Property(str, notify=told)
    def about(self) -> str:
        named = [self._acting.name(str(value)) for value in self._given.values()]
        return " · ".join(name for name, value in zip(named, self._given.values(), strict=True) if name != value)

    @Property(str, notify=complained)
    def odd(self) -> str:
        return self._odd

    @Property(str, notify=complained)
    def complaint(self) -> str:
        return self._complaint

    @Property(bool, notify=reached)
    def within(self) -> bool:
        return self._within

    @Property(bool, notify=opened)
    def mayKeepWithin(self) -> bool:
        return self._name not in ("", "found-assembly")

    @Property(QObject, constant=True)
    def fields(self) -> QObject:
        return self._rows


def _start(field: Field, value: Any) -> Any:
    if field.kind == "check":
        return bool(value)
    return str(value) if isinstance(value, (str, int)) else ""
