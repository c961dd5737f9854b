# SPDX-License-Identifier: GPL-3.0-or-later
"""Founding an assembly on the first run, with its first members."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimeZone, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.domain.charter.changes import FoundAssembly
from assembly_app.i18n.marks import N_
from assembly_app.importers.errors import UnreadableError
from assembly_app.importers.members import read_members
from assembly_app.importers.text_decoding import Text, plain_lines
from assembly_app.importers.vocabulary import vocabulary
from assembly_app.service.core.assembly import new_id
from assembly_app.viewmodels.kit.command_runner import CommandRunner

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1

NOT_NAMES = N_("These lines hold no name and were left out: {lines}. Everybody else is a member now.")


@QmlElement
@QmlUncreatable("made by the program")
class FoundingViewModel(QObject):  # type: ignore[operator]
    """The first run: by a name and a list of members, or by the form with all the rules."""

    def __init__(self, acting: CommandRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acting = acting
        self._coming = ""

    @Slot(str, str, result=bool)
    def found(self, name: str, members: str) -> bool:
        """Found the assembly in the language of the desk, with one member for each line."""
        zone = bytes(QTimeZone.systemTimeZoneId().data()).decode() or "UTC"
        language = self._acting.lang.catalogue.language.code.split("_")[0]
        if self._acting.perform(FoundAssembly(name=name, zone=zone, languages=(language,))) is None:
            return False
        self._add(members)
        return True

    @Slot(str)
    def foundLater(self, members: str) -> None:
        """The assembly is going to be founded by the form with all its rules; these are its members then."""
        self._coming = members

    def was_founded(self) -> None:
        """It has been founded by the form."""
        self._add(self._coming)
        self._coming = ""

    def _add(self, members: str) -> None:
        if not members.strip():
            return
        acting = self._acting
        try:
            everyone = acting.assembly.world.people.everyone
            found = read_members(Text(plain_lines(members), "utf-8"), everyone, vocabulary(acting.lang.every()))
        except UnreadableError as error:
            acting.refuse(error)
            return
        acting.perform_all(found.acts(new_id))
        if found.odd:
            lines = acting.lang.catalogue.formats.listing([str(told.text) for told in found.odd])
            acting.complain(NOT_NAMES, lines=lines)
