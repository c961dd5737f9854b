# SPDX-License-Identifier: GPL-3.0-or-later
"""The command palette: every act, every place and every key of the desk, found by typing."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.i18n.marks import P_, Message
from assembly_app.i18n.words import ACTS, DOCUMENTS
from assembly_app.viewmodels.kit.act_sheet import ActSheetViewModel
from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.list_model import RowListModel
from assembly_app.viewmodels.kit.properties import Property
from assembly_app.viewmodels.place import Place
from assembly_app.viewmodels.places import digit_of

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1

KEYS: Mapping[str, tuple[Message, str]] = MappingProxyType(
    {
        "documents": (P_("command", "Documents to print or to send"), "Ctrl+P"),
        "read-members": (P_("command", "Add members from a list or a file"), ""),
        "read-agenda": (P_("command", "Add agenda items from a list or a file"), ""),
        "read-meetings": (P_("command", "Call meetings from a calendar"), ""),
        "undo": (P_("command", "Take the last act back"), "Ctrl+Z"),
        "blank": (P_("command", "Blank the hall"), "F6"),
        "freeze": (P_("command", "Freeze the hall"), "F7"),
        "card": (P_("command", "Show the holding card in the hall"), "F8"),
        "hold": (P_("command", "Hold the scene in the hall"), "F10"),
        "project": (P_("command", "Show the hall, or take it away"), "F11"),
        "swap": (P_("command", "Desk and hall change places"), "F12"),
        "identify": (P_("command", "Show the numbers of the screens"), "Shift+F12"),
        "scenes": (P_("command", "Scenes, screens and the last row"), "F3"),
        "looks": (P_("command", "Language and looks"), "Ctrl+L"),
        "keys": (P_("command", "Show the keys"), "F1"),
    }
)
PRINT = P_("command", "Document: {title}")
INVITE = P_("command", "Document: Invitation for calendars")
INVITATION = "agenda-notice.ics"
BEFORE_ALL = ("found-assembly",)
"""Asked for on the first run only."""


class CommandRow(NamedTuple):
    """A command: `key` is "act:...", "place:...", "key:..." or "document:..."."""

    key: str
    says: str
    chord: str
    kind: str


@QmlElement
@QmlUncreatable("made by the program")
class PaletteViewModel(QObject):  # type: ignore[operator]
    """What can be done, narrowed by what is typed; what was done last comes first.

    Signals:
        went: a place was chosen, by its name.
        pressed: a command with a key of its own was chosen.
        printed: a document was chosen, by its kind; with its form where that is not the usual one.
    """

    went = Signal(str)
    pressed = Signal(str)
    printed = Signal(str, dict)

    def __init__(
        self, acting: CommandRunner, asking: ActSheetViewModel, places: Sequence[Place], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._acting, self._asking, self._places = acting, asking, places
        self._rows = RowListModel(CommandRow, self)
        self._typed = ""
        self._recent: list[str] = []
        acting.lang.changed.connect(lambda: self.search(self._typed) if self._rows.rows else None)

    @Slot(str)
    def search(self, typed: str) -> None:
        """Show the commands that have every typed word, or the beginning of one, in their words or in their code."""
        self._typed = typed
        wanted = _plain(typed).split()
        rows = [row for row in self._all() if _fits(wanted, _plain(f"{row.says} {row.key}"))]
        rank = {key: place for place, key in enumerate(self._recent)}
        rows.sort(key=lambda row: (rank.get(row.key, len(rank)), _late(wanted, row)))
        self._rows.show(rows)

    @Slot(str)
    def run(self, key: str) -> None:
        """Do it, or ask for what it needs first."""
        self._recent = [key, *(k for k in self._recent if k != key)][:8]
        kind, _, name = key.partition(":")
        if kind == "place":
            self.went.emit(name)
        elif kind == "key":
            self.pressed.emit(name)
        elif kind == "document":
            name, _, form = name.partition(".")
            self.printed.emit(name, {"form": form} if form else {})
        else:
            self._asking.ask(name, {})

    def _all(self) -> list[CommandRow]:
        words = self._acting.lang.catalogue
        places = [
            CommandRow(f"place:{place.name}", words.text(place.title), _chord(n), "place")
            for n, place in enumerate(self._places)
        ]
        acts = [CommandRow(f"act:{n}", words.text(m), "", "act") for n, m in ACTS.items() if n not in BEFORE_ALL]
        keys = [CommandRow(f"key:{n}", words.text(message), key, "key") for n, (message, key) in KEYS.items()]
        sheets = [
            CommandRow(f"key:{sheet.name}", words.text(sheet.command), sheet.chord, "key")
            for place in self._places
            for sheet in place.sheets
        ]
        return [*acts, *places, *keys, *sheets, *self._documents()]

    def _documents(self) -> list[CommandRow]:
        words = self._acting.lang.catalogue
        rows = [
            CommandRow(f"document:{name}", words.text(PRINT, title=words.text(kind.title)), "", "document")
            for name, kind in DOCUMENTS.items()
        ]
        return [*rows, CommandRow(f"document:{INVITATION}", words.text(INVITE), "", "document")]

    @Property(RowListModel, constant=True)
    def commands(self) -> RowListModel:
        return self._rows


def _chord(number: int) -> str:
    digit = digit_of(number)
    return f"Ctrl+{digit}" if digit else ""


def _plain(text: str) -> str:
    """Without case and accents, so that "reunion" finds "réunion"."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def _fits(wanted: list[str], text: str) -> bool:
    return all(word in text for word in wanted)


def _late(wanted: list[str], row: CommandRow) -> int:
    """Commands that begin with the first typed word come before those that only hold it."""
    return 0 if not wanted or _plain(row.says).startswith(wanted[0]) else 1
