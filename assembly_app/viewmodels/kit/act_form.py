# SPDX-License-Identifier: GPL-3.0-or-later
"""From what was typed into a form to an act: numbers, moments, names and lines are read here, and refused in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from assembly_app.domain.bounds import zone_named
from assembly_app.domain.values import Act, Said
from assembly_app.i18n.marks import N_, Message
from assembly_app.service.core.assembly import read_act
from assembly_app.service.core.form_fields import YES_NO, Field
from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.forms import LANGUAGE, FormContext, Forms
from assembly_app.viewmodels.kit.kept_texts import shown_in
from assembly_app.viewmodels.kit.people import NOBODY, all_named, named
from assembly_app.viewmodels.kit.times import end_of

MISSING = N_("This is needed.")
NO_NUMBER = N_("“{said}” is no number.")
NO_DATE = N_("“{said}” is no date. Write it like 2026-12-17 19:00.")
NO_COLON = N_("“{said}” has no colon. Write it like: name: text")


class Unreadable(Exception):
    """A field that cannot be read: its key, and why in a message with its parameters."""

    def __init__(self, key: str, message: Message, **params: object) -> None:
        super().__init__(key)
        self.key, self.message, self.params = key, message, params


class Form:
    """The fields of one act with what was given.

    Texts that are kept per language are taken to be in the desk's, unless one that was there already is mended: then
    in the language it was shown in, and what it says in others stays.
    """

    def __init__(
        self, acting: CommandRunner, forms: Forms, name: str, fields: tuple[Field, ...], given: Mapping[str, Any]
    ) -> None:
        self._acting, self._forms, self._name, self._fields = acting, forms, name, fields
        self._given = dict(given)
        self._language = ""
        self._context = FormContext(acting, name, self._given)
        self._kept = forms.kept(self._context) if acting.assembly.group else {}

    def act(self, typed: Mapping[str, Any]) -> Act:
        """The act. Raises Unreadable for a field, Refused for fields that do not go together."""
        plain: dict[str, Any] = dict(self._given)
        self._language = str(typed.get(LANGUAGE) or "")
        for field in self._fields:
            if field.key == LANGUAGE:
                continue
            said = typed.get(field.key)
            if isinstance(said, bool):
                plain[field.key] = said
                continue
            text = str(said or "").strip()
            if not text:
                if field.needed:
                    raise Unreadable(field.key, MISSING)
                continue
            self._put(plain, field.key, self._read(field, text))
        self._forms.complete(self._context, plain)
        return read_act(self._name, plain)

    def _put(self, plain: dict[str, Any], key: str, value: Any) -> None:
        *path, last = key.split(".")
        for part in path:
            plain = plain.setdefault(part, {})
        plain[last] = value

    def _read(self, field: Field, text: str) -> Any:
        if field.kind == "number":
            return self._number(field, text)
        if field.kind == "moment":
            return self._moment(field, text)
        if field.kind == "names":
            return self._names(field, text)
        if field.kind == "words":
            return [part for part in text.replace(",", " ").split() if part]
        if field.kind == "lines":
            return self._lines(field, text)
        if field.codes == YES_NO:
            return text == "yes"
        return self._said(field.key, text) if field.said else text

    def _said(self, key: str, text: str) -> Said:
        before = self._kept.get(key)
        if not before:
            return self._acting.said(text)
        return {**before, self._language or shown_in({key: before}, self._acting.languages): text}

    def _number(self, field: Field, text: str) -> int:
        try:
            return int(text)  # any digits that Unicode calls decimal, such as ٣
        except ValueError:
            raise Unreadable(field.key, NO_NUMBER, said=text) from None

    def _moment(self, field: Field, text: str) -> str:
        zone = self._acting.assembly.world.charter.zone
        try:
            if len(text) <= 10:
                day = date.fromisoformat(text)
                # A day alone: a meeting or a decision begins with it, anything due is due by its end.
                begins = datetime(day.year, day.month, day.day, tzinfo=zone_named(zone))
                at = end_of(day, zone) if field.to_the_end else begins
            else:
                at = datetime.fromisoformat(text.replace(" ", "T", 1))
        except ValueError:
            raise Unreadable(field.key, NO_DATE, said=text) from None
        return (at if at.tzinfo else at.replace(tzinfo=zone_named(zone))).isoformat()

    def _names(self, field: Field, text: str) -> list[str]:
        people = tuple(m for m in self._acting.assembly.world.people.everyone if m.standing != "left")
        found, odd = all_named(text.replace("\n", ","), people)
        if odd:
            raise Unreadable(field.key, NOBODY, name=odd)
        return [member.id for member in found]

    def _lines(self, field: Field, text: str) -> Any:
        pairs: dict[str, str] = {}
        left_open: list[str] = []
        for line in filter(None, map(str.strip, text.splitlines())):
            key, colon, rest = line.replace("：", ":").partition(":")
            if not colon:
                raise Unreadable(field.key, NO_COLON, said=line)
            if rest.strip():
                pairs[key.strip()] = rest.strip()
            else:
                left_open.append(key.strip())
        if field.line == "number":
            return {key: self._number(field, value) for key, value in pairs.items()}
        if field.line == "text":
            # What says nothing in this language yet keeps what it says in the others.
            kept = {key: self._kept.get(f"{field.key}.{key}") for key in left_open}
            untold = {key: texts for key, texts in kept.items() if texts is not None}
            return {**untold, **{key: self._said(f"{field.key}.{key}", value) for key, value in pairs.items()}}
        return [{"member": self._one(field, name), "reason": reason} for name, reason in pairs.items()]

    def _one(self, field: Field, name: str) -> str:
        found = named(name, self._acting.assembly.world.people.everyone)
        if len(found) != 1:
            raise Unreadable(field.key, NOBODY, name=name)
        return found[0].id
