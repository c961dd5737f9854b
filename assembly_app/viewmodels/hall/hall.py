# SPDX-License-Identifier: GPL-3.0-or-later
"""What the hall sees: one scene at a time, following the meeting unless the facilitator holds it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.viewmodels.hall.scene import Picture, SceneFacts, SceneFactsRow, picture
from assembly_app.viewmodels.hall.screens import ScreensViewModel
from assembly_app.viewmodels.hall.type_size import TypeSizes
from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.properties import Property
from assembly_app.viewmodels.kit.times import milliseconds, seconds

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class HallViewModel(QObject):  # type: ignore[operator]
    """One frozen picture of the meeting. Refusals, half-typed text and hidden names never come here.

    Signals:
        changed: emitted when the picture changes.
        ticked: clocks go on.
        held: blank, freeze, the holding card or a scene was pressed, or undone.
        turned: another page, or another number of pages.
        chosen: another second language, or the window came or went.
        sized: the text is of another size.
        projectAsked: the window is to be shown, or hidden again.
    """

    changed = Signal()
    ticked = Signal()
    held = Signal()
    turned = Signal()
    chosen = Signal()
    sized = Signal()
    projectAsked = Signal()

    def __init__(self, acting: CommandRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acting = acting
        self.screens_ = ScreensViewModel(self)
        self._cover = ""
        self._frozen = False
        self._pinned = ""
        self._page = 0
        self._pages = 1
        self.second_ = ""
        self._projected = False
        self._sizes = TypeSizes()
        self._picture, self._shown = Picture(SceneFactsRow(scene="")), SceneFacts(self)
        self._shown_at = acting.now
        acting.changed.connect(self.refresh)
        acting.ticked.connect(self.tick)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Follow the meeting, unless frozen. A scene that the meeting no longer has is held no longer."""
        if self._frozen:
            return
        acting = self._acting
        drawn = picture(acting.assembly.world, acting.now, self._pinned) if acting.assembly.group else _NOBODY
        if self._pinned and self._pinned not in drawn.choices:
            self._pinned = ""
            self.held.emit()
        self._shown_at = acting.now
        if drawn == self._picture:
            return
        if _subject(drawn) != _subject(self._picture):
            self._page = 0
        self._picture = drawn
        self._shown.show(drawn.shown)
        self.changed.emit()
        self.turned.emit()
        self.ticked.emit()

    @Slot()
    def tick(self) -> None:
        """A second has passed."""
        if self._frozen:
            return
        self._shown_at = self._acting.now
        if self._picture.shown.scene == "block-period" and self._left() <= 0:
            self.refresh()
        self.ticked.emit()

    @Slot()
    def blank(self) -> None:
        """Show nothing; again: show the meeting."""
        self._cover_with("blank")

    @Slot()
    def holdingCard(self) -> None:
        """Show the card with the group's name; again: show the meeting."""
        self._cover_with("card")

    def _cover_with(self, cover: str) -> None:
        self._cover = "" if self._cover == cover else cover
        self.changed.emit()
        self.held.emit()

    @Slot()
    def freeze(self) -> None:
        """Keep what is shown; again: follow the meeting."""
        self._frozen = not self._frozen
        self.refresh()
        self.held.emit()

    @Slot()
    def hold(self) -> None:
        """Stay on the scene that is shown while the meeting goes on; again: follow it."""
        self.choose(self._pinned or self._picture.shown.scene)

    @Slot(str)
    def choose(self, scene: str) -> None:
        """Show that scene of the meeting and stay on it; the same again: follow the meeting."""
        wanted = "" if scene == self._pinned else scene
        if wanted in ("", *self.choices):
            self._pinned = wanted
            self.refresh()
            self.held.emit()

    @Property(list, notify=changed)
    def choices(self) -> list[str]:
        return list(self._picture.choices)

    def resize(self, sizes: TypeSizes) -> None:
        """Set text in these sizes from now on."""
        if sizes != self._sizes:
            self._sizes = sizes
            self.sized.emit()

    @Slot(int)
    def turnPage(self, by: int) -> None:
        """Turn the page of a long text."""
        if not self._frozen:
            self._page = (self._page + by) % max(1, self._pages)
            self.turned.emit()

    @Slot(int)
    def paged(self, pages: int) -> None:
        """The scene says how many pages the text takes at the size that can be read."""
        if pages != self._pages:
            self._pages = pages
            self._page = min(self._page, pages - 1)
            self.turned.emit()

    @Slot(str)
    def chooseSecond(self, code: str) -> None:
        """Show a second language beside the first; "" for none."""
        self.second_ = code
        self.chosen.emit()

    @Slot()
    def project(self) -> None:
        """Show the hall's window, or hide it."""
        self.projectAsked.emit()

    def was_projected(self, shown: bool) -> None:
        """The window is shown, or not."""
        self._projected = shown
        self.chosen.emit()

    def _left(self) -> int:
        ends = self._picture.ends
        return seconds(ends - self._shown_at) if ends else 0

    @Property(str, notify=changed)
    def scene(self) -> str:
        return self._cover or self._picture.shown.scene

    @Property(SceneFacts, constant=True)
    def picture(self) -> SceneFacts:
        return self._shown

    @Property(int, notify=ticked)
    def left(self) -> int:
        return self._left()

    @Property(bool, notify=ticked)
    def timed(self) -> bool:
        return self._picture.ends is not None

    @Property(float, notify=ticked)
    def now(self) -> float:
        return milliseconds(self._shown_at)

    @Property(str, notify=held)
    def cover(self) -> str:
        return self._cover

    @Property(bool, notify=held)
    def frozen(self) -> bool:
        return self._frozen

    @Property(ScreensViewModel, constant=True)
    def screens(self) -> ScreensViewModel:
        return self.screens_

    @Property(str, notify=held)
    def pinned(self) -> str:
        return self._pinned

    @Property(float, notify=sized)
    def floor(self) -> float:
        return self._sizes.floor

    @Property(float, notify=sized)
    def usual(self) -> float:
        return self._sizes.usual

    @Property(int, notify=turned)
    def page(self) -> int:
        return self._page

    @Property(int, notify=turned)
    def pages(self) -> int:
        return self._pages

    @Property(str, notify=chosen)
    def second(self) -> str:
        return self.second_

    @Property(bool, notify=chosen)
    def projected(self) -> bool:
        return self._projected


_NOBODY = Picture(SceneFactsRow())


def _subject(drawn: Picture) -> tuple[object, object, object]:
    return drawn.shown.scene, drawn.shown.texts, drawn.shown.titles
