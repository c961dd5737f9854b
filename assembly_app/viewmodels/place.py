# SPDX-License-Identifier: GPL-3.0-or-later
"""What a place of the desk is. Each has a folder; `place.py` in it names it, and `viewmodels/places.py` lists them.

A `Place` is light: nothing of what the place shows is loaded before `view_model` is called.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.i18n.marks import Message

if TYPE_CHECKING:
    from assembly_app.viewmodels.documents.document_port import Picture, Printer
    from assembly_app.viewmodels.kit.command_runner import CommandRunner
    from assembly_app.viewmodels.kit.forms import FeatureForms
    from assembly_app.viewmodels.kit.here import Here
    from assembly_app.viewmodels.kit.operations import StoreOperations
    from assembly_app.viewmodels.kit.visible_refresh import VisibleRefresh

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class PlaceViewModel(QObject):  # type: ignore[operator]
    """The base of the view-model of each place.

    Signals:
        called: the place has something to show; the desk opens it.
    """

    called = Signal()

    reading: VisibleRefresh | None = None
    """The lists of the place, read only while somebody looks at them."""

    @property
    def opens_first(self) -> bool:
        """Whether the desk begins here, as with a meeting that is open."""
        return False

    @property
    def keys_work(self) -> bool:
        """Whether the keys and the sheets that the place adds can be used now."""
        return True

    def show(self, shown: bool) -> None:
        """Whether the place is in view."""
        if self.reading is not None:
            self.reading.show(shown)

    def choose(self, key: str) -> None:
        """Show one of the things that the place lists, by its id."""

    def narrow(self, here: Here) -> Here:
        """Add to `here` what is looked at in this place: documents are suggested by it."""
        return here


@dataclass(frozen=True)
class DeskServices:
    """What view-models of places are made from.

    `dropped` hands on the address of a file that was dropped on the desk and is no list. `pictures` are those that QML
    asks for by an address, by the name of their provider.
    """

    acting: CommandRunner
    operations: StoreOperations
    printer: Callable[[], Printer]
    dropped: SignalInstance
    parent: QObject
    pictures: dict[str, Callable[[str], Picture | None]] = field(default_factory=dict)


class Keys(NamedTuple):
    """Keys that work in one place: a heading, and each key with what it does."""

    heading: Message
    keys: tuple[tuple[str, Message], ...]


@dataclass(frozen=True)
class Sheet:
    """A sheet that a place lays over the desk, whichever place is open.

    `component` is its QML module and type; it is given `desk`, `vm` and `say` as a place is. `command` is what the
    palette calls it, and `chord` its key.
    """

    name: str
    component: str
    view_model: Callable[[PlaceViewModel], QObject]
    command: Message
    chord: str = ""
    always: bool = True
    """Whether it can be laid while the keys of its place do not work."""


@dataclass(frozen=True)
class Place:
    """A place of the desk, known everywhere by its name.

    `component` is the QML module and type that show it, as "Assembly.Desk.Meetings/MeetingPlace"; it is given the desk
    (`desk`), what `view_model` makes (`vm`) and the words (`say`).
    """

    name: str
    title: Message
    component: str
    view_model: Callable[[DeskServices], PlaceViewModel]
    keys: Keys | None = None
    unsaved: tuple[str, ...] = ()
    """Object names of the fields whose half-typed text is kept when the program is killed."""
    sheets: tuple[Sheet, ...] = ()
    forms: Callable[[], FeatureForms] | None = None
    """What its feature gives to the forms of acts; loaded when the first form is."""
    list_kind: str = "members"
    """What a list that is dropped here is taken for: see `ListsViewModel.drop`."""


def named(component: str) -> tuple[str, str]:
    """The QML module and the type of a component."""
    module, _, type_ = component.partition("/")
    return module, type_
