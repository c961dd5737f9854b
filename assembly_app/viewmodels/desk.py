# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk as a whole: whose it is, which place is open, its looks, its places by name, and its sheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.i18n.languages import Language
from assembly_app.i18n.words import TERMS
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.operations import OpenStore
from assembly_app.viewmodels.charter.founding import FoundingViewModel
from assembly_app.viewmodels.documents.document_sheet import DocumentSheetViewModel
from assembly_app.viewmodels.hall.hall import HallViewModel
from assembly_app.viewmodels.imports.list_import import ListImportViewModel
from assembly_app.viewmodels.kit.act_sheet import ActSheetViewModel
from assembly_app.viewmodels.kit.background import BackgroundTasks
from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.here import Here
from assembly_app.viewmodels.kit.lang import Lang
from assembly_app.viewmodels.kit.list_model import RowListModel
from assembly_app.viewmodels.kit.operations import StoreOperations
from assembly_app.viewmodels.kit.properties import Property
from assembly_app.viewmodels.meetings.line_commands import WORDS
from assembly_app.viewmodels.palette import PaletteViewModel
from assembly_app.viewmodels.place import DeskServices, Place, PlaceViewModel, named
from assembly_app.viewmodels.places import PLACES, forms_of, rail

if TYPE_CHECKING:
    from assembly_app.viewmodels.documents.document_port import Printer

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


class SheetItem(NamedTuple):
    """A sheet by its name, the QML module and type that show it, what it shows, and its key."""

    key: str
    module: str
    type: str
    vm: QObject
    chord: str = ""


class KeyItem(NamedTuple):
    """A key and what it does, in the source language with its context."""

    key: str
    does: str
    context: str


@QmlElement
@QmlUncreatable("made by the program")
class DeskViewModel(QObject):  # type: ignore[operator]
    """The desk. A place is known by its name, see `places.py`.

    Signals:
        changed: emitted when the group changes.
        moved: another place is open.
        looked: scheme or size of text changed.
        sheetAsked: a sheet is to be laid over the desk, by its name.
        practiseAsked: the first-run screen was asked for the sample neighbourhood.
        dropped: a file that is no list was dropped, by its address.
    """

    changed = Signal()
    moved = Signal()
    looked = Signal()
    sheetAsked = Signal(str)
    practiseAsked = Signal()
    dropped = Signal(str)

    def __init__(
        self,
        assembly: Assembly,
        lang: Lang,
        hall_langs: tuple[Lang, Lang],
        languages: list[Language],
        open_store: OpenStore,
        printer: Callable[[], Printer],
        *,
        places: Sequence[Place] | None = None,
        practice: bool = False,
        scheme: str = "light",
        scale: float = 1.0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        places = PLACES if places is None else places
        self._assembly, self._languages, self._hall_langs, self._practice = assembly, languages, hall_langs, practice
        self.scheme_, self.scale_ = scheme, scale
        self.chose_scheme = False
        self.acting = CommandRunner(assembly, lang, self)
        self._hall, self._asking = (
            HallViewModel(self.acting, self),
            ActSheetViewModel(self.acting, forms_of(places), self),
        )
        self._founding, self._lists = FoundingViewModel(self.acting, self), ListImportViewModel(self.acting, self)
        operations = StoreOperations(assembly, BackgroundTasks(), open_store)
        services = DeskServices(self.acting, operations, printer, self.dropped, self)
        self._places = {place.name: place for place in places}
        self._models = {place.name: place.view_model(services) for place in places}
        self.pictures = services.pictures
        self._printing = DocumentSheetViewModel(self.acting, printer, languages, self._here, self)
        brought = [(place, sheet) for place in places for sheet in place.sheets]
        self._brought = {sheet.name: (place, sheet) for place, sheet in brought}
        self._palette = PaletteViewModel(self.acting, self._asking, places, self)
        self._rail, self._sheets, self._keys = (
            rail(places, self),
            RowListModel(SheetItem, self),
            RowListModel(KeyItem, self),
        )
        self._sheets.show(self._all_sheets())
        self._connect()
        first = next((name for name, model in self._models.items() if assembly.group and model.opens_first), "")
        self._place = first or places[0].name
        self._show_place()

    def _connect(self) -> None:
        for name, model in self._models.items():
            model.called.connect(partial(self.go, name))
        self._palette.printed.connect(self._printing.ask)
        self._palette.pressed.connect(self.press)
        self._printing.asked.connect(partial(self.show, "documents"))
        self._lists.asked.connect(partial(self.show, "lists"))
        self._asking.done.connect(lambda act: self._founding.was_founded() if act == "found-assembly" else None)
        self.acting.changed.connect(self._show_keys)
        self.acting.changed.connect(self.changed)

    def _all_sheets(self) -> list[SheetItem]:
        brought = [
            SheetItem(sheet.name, *named(sheet.component), sheet.view_model(self._models[place.name]), sheet.chord)
            for place, sheet in self._brought.values()
        ]
        return [
            *brought,
            SheetItem("keys", "Assembly.Desk", "KeysSheet", self),
            SheetItem("documents", "Assembly.Desk.Documents", "DocumentSheet", self._printing),
            SheetItem("lists", "Assembly.Desk.Imports", "ListSheet", self._lists),
            SheetItem("scenes", "Assembly.Desk", "HallSheet", self._hall),
            SheetItem("looks", "Assembly.Desk", "LooksSheet", self._hall),
        ]

    def view_model(self, place: str) -> PlaceViewModel:
        """What a place shows. Raises KeyError."""
        return self._models[place]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the places, in the order of the rail."""
        return tuple(self._places)

    @property
    def unsaved(self) -> tuple[str, ...]:
        """Object names of the fields whose half-typed text outlives the program."""
        return tuple(field for place in self._places.values() for field in place.unsaved)

    def _show_place(self) -> None:
        for name, model in self._models.items():
            model.show(name == self._place)
        self._show_keys()

    def _show_keys(self) -> None:
        keys = self._places[self._place].keys
        work = keys is not None and self._models[self._place].keys_work
        self._keys.show([KeyItem(key, does.text, does.context) for key, does in keys.keys] if keys and work else [])

    @Slot(str)
    @Slot(str, str)
    def go(self, place: str, key: str = "") -> None:
        """Open a place by its name, and in it one of its things by its id. Raises KeyError."""
        model = self._models[place]
        if key:
            model.choose(key)
        if place != self._place:
            self.acting.dismiss()
            self._place = place
            self._show_place()
            self.moved.emit()

    @Slot(str)
    def wear(self, scheme: str) -> None:
        """Light, dark or contrast; from now on whatever the system wears."""
        self.chose_scheme = True
        self.scheme_ = scheme
        self.looked.emit()

    @Slot(float)
    def enlarge(self, by: float) -> None:
        """Larger or smaller text, from 80 to 200 percent."""
        self.scale_ = min(2.0, max(0.8, round(self.scale_ + by, 1)))
        self.looked.emit()

    @Slot(str)
    def show(self, sheet: str) -> None:
        """Lay a sheet over the desk, unless it is one that its place has no use for now."""
        place, brought = self._brought.get(sheet, (None, None))
        if place is None or brought is None or brought.always or self._models[place.name].keys_work:
            self.sheetAsked.emit(sheet)

    @Slot(str)
    def press(self, command: str) -> None:
        """Carry out a command of the palette that has a key of its own."""
        commands: dict[str, Callable[[], object]] = {
            "documents": self._printing.ask,
            "read-members": partial(self._lists.ask, "members"),
            "read-agenda": partial(self._lists.ask, "agenda"),
            "read-meetings": partial(self._lists.ask, "meetings"),
            "undo": self.acting.undo,
            "blank": self._hall.blank,
            "freeze": self._hall.freeze,
            "card": self._hall.holdingCard,
            "hold": self._hall.hold,
            "project": self._hall.project,
            "swap": self._hall.screens_.swap,
            "identify": self._hall.screens_.identify,
        }
        commands.get(command, partial(self.show, command))()

    @Slot(str)
    def drop(self, where: str) -> None:
        """A file was dropped: a list is read for the place that is open, anything else is handed on."""
        if not self._lists.drop(where, self._places[self._place].list_kind):
            self.dropped.emit(where)

    @Slot()
    def practise(self) -> None:
        """Open the sample neighbourhood instead."""
        self.practiseAsked.emit()

    def _here(self) -> Here:
        here = Here(self._place)
        for model in self._models.values():
            here = model.narrow(here)
        return here

    @Property(str, notify=changed)
    def group(self) -> str:
        founding = self._assembly.world.founding if self._assembly.group else None
        return founding.name if founding else ""

    @Property(bool, notify=changed)
    def founded(self) -> bool:
        return bool(self._assembly.group)

    @Property(list, notify=changed)
    def spoken(self) -> list[str]:
        founding = self._assembly.world.founding if self._assembly.group else None
        return list(founding.languages) if founding else []

    @Property(bool, constant=True)
    def practice(self) -> bool:
        return self._practice

    @Property(RowListModel, constant=True)
    def places(self) -> RowListModel:
        return self._rail

    @Property(str, notify=moved)
    def place(self) -> str:
        return self._place

    @Property(str, notify=moved)
    def placeModule(self) -> str:
        return named(self._places[self._place].component)[0]

    @Property(str, notify=moved)
    def placeType(self) -> str:
        return named(self._places[self._place].component)[1]

    @Property(PlaceViewModel, notify=moved)
    def placeModel(self) -> PlaceViewModel:
        return self._models[self._place]

    @Property(RowListModel, constant=True)
    def placeKeys(self) -> RowListModel:
        return self._keys

    @Property(str, notify=moved)
    def keysHeading(self) -> str:
        keys = self._places[self._place].keys
        return keys.heading.text if keys else ""

    @Property(RowListModel, constant=True)
    def sheets(self) -> RowListModel:
        return self._sheets

    @Property(str, notify=looked)
    def scheme(self) -> str:
        return self.scheme_

    @Property(float, notify=looked)
    def textScale(self) -> float:
        return self.scale_

    @Property(list, constant=True)
    def languages(self) -> list[dict[str, str]]:
        return [{"code": each.code, "name": each.name} for each in self._languages]

    @Property(dict, constant=True)
    def terms(self) -> dict[str, Any]:
        return {code: [message.text, message.context] for code, message in TERMS.items()}

    @Property(dict, constant=True)
    def lineWords(self) -> dict[str, Any]:
        return {code: [message.text, message.context] for code, message in WORDS.items()}

    @Property(Lang, constant=True)
    def hallLang(self) -> Lang:
        return self._hall_langs[0]

    @Property(Lang, constant=True)
    def secondLang(self) -> Lang:
        return self._hall_langs[1]

    @Property(CommandRunner, constant=True)
    def refusals(self) -> CommandRunner:
        return self.acting

    @Property(HallViewModel, constant=True)
    def hall(self) -> HallViewModel:
        return self._hall

    @Property(ActSheetViewModel, constant=True)
    def asking(self) -> ActSheetViewModel:
        return self._asking

    @Property(FoundingViewModel, constant=True)
    def founding(self) -> FoundingViewModel:
        return self._founding

    @Property(PaletteViewModel, constant=True)
    def palette(self) -> PaletteViewModel:
        return self._palette

    @Property(ListImportViewModel, constant=True)
    def lists(self) -> ListImportViewModel:
        return self._lists

    @Property(DocumentSheetViewModel, constant=True)
    def printing(self) -> DocumentSheetViewModel:
        return self._printing
