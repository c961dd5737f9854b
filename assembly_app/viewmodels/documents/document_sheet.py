# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents from the desk: choosing one, seeing its first pages, saving it; made beside the interface."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.domain.values import in_language
from assembly_app.domain.world import MeetingBrief
from assembly_app.errors import CodedError, Problem
from assembly_app.i18n.catalogues import Catalogue
from assembly_app.i18n.error_sentences import error_sentence
from assembly_app.i18n.languages import Language
from assembly_app.i18n.marks import N_
from assembly_app.i18n.words import DOCUMENTS, TERMS
from assembly_app.service.documents.wishes import PAPERS, DocumentWish, suggested_meeting
from assembly_app.service.operations import Cancelled, Operation
from assembly_app.viewmodels.documents.document_port import (
    Made,
    Picture,
    Printer,
    meeting_of,
    offered,
)
from assembly_app.viewmodels.documents.facts import DocumentFacts, DocumentFactsRow
from assembly_app.viewmodels.kit.background import BackgroundTasks
from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.facts import FileFacts, file_shown
from assembly_app.viewmodels.kit.file_picker import FilesViewModel
from assembly_app.viewmodels.kit.here import Here
from assembly_app.viewmodels.kit.properties import Property

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1

EVERY_MS = 80
"""Poll interval for the progress of printing, in milliseconds."""
MEETINGS = 60
"""The newest of those that can be chosen."""
NO_VIEWER = N_("No program on this computer opens {file}. It is in {folder}.")
_NOT_IN_NAMES = '\\/:*?"<>|'


@QmlElement
@QmlUncreatable("made by the program")
class DocumentSheetViewModel(QObject):  # type: ignore[operator]
    """One document at a time. It is made anew whenever something else is chosen; saving writes what is seen.

    `phase` is "" (the sheet is away), "making", "made", "saved", "failed" or "cancelled".

    Signals:
        asked: the sheet is wanted.
        changed: emitted when `phase`, or what belongs to it, changes.
        stepped: emitted when `page` changes.
        chosen: another kind, form, language or paper.
        openAsked: the file at that path should be opened with the system's own program.
    """

    asked = Signal()
    changed = Signal()
    stepped = Signal()
    chosen = Signal()
    openAsked = Signal(str)

    def __init__(
        self,
        acting: CommandRunner,
        printer: Callable[[], Printer],
        languages: list[Language],
        here: Callable[[], Here],
        parent: QObject | None = None,
    ) -> None:
        """`printer` makes the one that prints; it is called in a thread, when the first document is made."""
        super().__init__(parent)
        self._acting, self._hire, self._languages, self._look = acting, printer, languages, here
        self._hired: Printer | None = None
        self._beside = BackgroundTasks()
        self.files_ = FilesViewModel(self._beside, self)
        self._here = Here()
        self._named = ""
        self._offered = list(DOCUMENTS)
        self._wanted = DocumentWish("agenda-notice", "pdf", "", _usual_paper())
        self._phase = ""
        self._due = self._working = False
        self._target: Path | None = None
        self._saved: Path | None = None
        self._made: Made | None = None
        self._made_shown, self._saved_shown = DocumentFacts(self), FileFacts(self)
        self._serial = 0
        self._says: Callable[[Catalogue], str] | None = None
        self._operation = Operation()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.stepped)
        acting.lang.changed.connect(self.changed)
        acting.changed.connect(lambda: self._again() if self._phase else None)

    @Slot()
    @Slot(str)
    @Slot(str, "QVariantMap")
    def ask(self, kind: str = "", about: dict[str, str] | None = None) -> None:
        """Show the sheet on a kind, or on what suggests itself at this place; `about`: meeting, decision or form."""
        about = about or {}
        self._here, self._named = self._look(), ""
        if "meeting" in about and kind == "minutes":
            self._here = self._here._replace(past=about["meeting"])
        if "decision" in about:
            self._here = self._here._replace(decision=about["decision"])
        phases = {brief.phase for brief in self._meetings()}
        self._offered = offered(self._here, phases)
        language = self._wanted.language or self._acting.lang.code
        self._want(kind or self._offered[0], form=about.get("form", ""), language=language)
        self.asked.emit()

    def _want(self, kind: str, form: str = "", **others: str) -> None:
        forms, phases = DOCUMENTS[kind].formats, DOCUMENTS[kind].phases
        named = next((each.phase for each in self._meetings() if each.id == self._named), "")
        self._wanted = self._wanted._replace(
            kind=kind,
            form=form if form in forms else forms[0],
            meeting=self._named if named in phases else meeting_of(kind, self._here),
            decision=self._here.decision if kind == "decision" else "",
            **others,
        )
        self.chosen.emit()
        self._again()

    @Slot(str)
    def chooseKind(self, kind: str) -> None:
        """Another document."""
        if kind != self._wanted.kind:
            self._want(kind)

    @Slot(str)
    def chooseForm(self, form: str) -> None:
        """PDF, Markdown, CSV or iCalendar."""
        if form != self._wanted.form:
            self._want(self._wanted.kind, form)

    @Slot(str)
    def chooseLanguage(self, code: str) -> None:
        """The document's language, whatever the desk speaks."""
        if code != self._wanted.language:
            self._want(self._wanted.kind, self._wanted.form, language=code)

    @Slot(str)
    def chooseMeeting(self, meeting: str) -> None:
        """Another meeting; it stays chosen for every kind that it can be about, until the sheet is put away."""
        if meeting and meeting != self.meeting:
            self._named = meeting
            self._want(self._wanted.kind, self._wanted.form)

    @Slot(str)
    def choosePaper(self, paper: str) -> None:
        """A4 or Letter."""
        if paper in PAPERS and paper != self._wanted.paper:
            self._want(self._wanted.kind, self._wanted.form, paper=paper)

    def _again(self) -> None:
        """Make the document that is wanted now; one that is being made is cancelled."""
        self._operation.cancel()
        self._due, self._target, self._saved, self._says = True, None, None, None
        self._turn("making")
        if not self._working:
            self._beside.begin(self._work())

    async def _work(self) -> None:
        self._working = True
        self._timer.start()
        try:
            while self._due:
                self._due = False
                await self._make()
        finally:
            self._working = False
            self._timer.stop()
            self.stepped.emit()

    async def _make(self) -> None:
        import asyncio

        operation = self._operation = Operation()
        try:
            if self._hired is None:
                self._hired = await self._beside.in_thread(self._hire)
            made = await self._beside.in_thread(self._hired.make, self._wanted, operation)
        except Cancelled:
            self._end("cancelled")
        except CodedError as error:
            self._end("failed", says=_saying(error.problem))
        except asyncio.CancelledError:
            # The desk is being closed: the thread stops at its next page.
            operation.cancel()
            raise
        else:
            if not self._due and not operation.cancelled and self._phase:
                self._serial += 1
                self._made = made
                if self._target is None:
                    self._end("made")
                else:
                    await self._put(made)

    async def _put(self, made: Made) -> None:
        path, self._target = self._target, None
        if path is None or self._hired is None:
            return
        try:
            await self._beside.in_thread(self._hired.put, path, made.data)
        except CodedError as error:
            self._end("made", says=_saying(error.problem))
        else:
            self._saved = path
            self._end("saved")

    def _end(self, phase: str, says: Callable[[Catalogue], str] | None = None) -> None:
        """Something came to its end; unless it is not wanted any more."""
        if self._due or not self._phase:
            return
        if phase in ("cancelled", "failed"):
            self._made, self._target = None, None
        self._says = says
        self._turn(phase)

    def _turn(self, phase: str) -> None:
        self._phase = phase
        made = self._made
        self._made_shown.show(DocumentFactsRow(made.pages, float(len(made.data)), made.text) if made else None)
        self._saved_shown.show(file_shown(self._saved))
        self.changed.emit()
        self.stepped.emit()

    @Slot(result=str)
    def suggest(self) -> str:
        """The name of a file for this document; the files to choose from are those of its form."""
        self.files_.look_for(f".{self._wanted.form}")
        title = self._acting.lang.catalogue.text(DOCUMENTS[self._wanted.kind].title)
        plain = "".join(letter for letter in title if letter not in _NOT_IN_NAMES)
        return f"{plain} {self._acting.now:%Y-%m-%d}.{self._wanted.form}"

    @Slot(str)
    def save(self, where: str) -> None:
        """Write the document to a file; the ending of its form is added where it lacks."""
        if not where.strip() or not self._phase:
            return
        path = self.files_.placed(Path(where.strip()))
        if path.suffix.lower() != f".{self._wanted.form}":
            path = path.with_name(f"{path.name}.{self._wanted.form}")
        self.files_.remember(path)
        if self._phase in ("made", "saved") and self._made is not None:
            self._target = path
            self._beside.begin(self._put(self._made))
        else:
            if self._phase != "making":
                self._again()
            self._target = path

    @Slot()
    def open(self) -> None:
        """Open the file that was saved, with the system's own program for it."""
        if self._saved is not None:
            self.openAsked.emit(str(self._saved))

    def opened(self, well: bool) -> None:
        """Whether there was a program for it."""
        saved = self._saved
        if saved is not None and not well:
            self._says = lambda words: words.text(NO_VIEWER, file=saved.name, folder=str(saved.parent))
            self.changed.emit()

    @Slot()
    def cancel(self) -> None:
        """Call the printing back: no file is written, an older one stays as it is."""
        if self._phase == "making":
            self._operation.cancel()
            self._due = False
            self.changed.emit()

    @Slot()
    def leave(self) -> None:
        """The sheet is put away, and whatever is being made with it."""
        self._operation.cancel()
        self._due, self._made, self._saved, self._says, self._target = False, None, None, None, None
        self._turn("")

    def picture(self, name: str) -> Picture | None:
        """A page by the name that `pictures` gives it; None when it is gone."""
        serial, _, number = name.partition("/")
        pictures = self._made.pictures if self._made is not None and serial == str(self._serial) else ()
        return pictures[int(number)] if number.isdigit() and int(number) < len(pictures) else None

    @Property(str, notify=changed)
    def phase(self) -> str:
        return self._phase

    @Property(bool, notify=changed)
    def stopping(self) -> bool:
        return self._phase == "making" and self._operation.cancelled and not self._due

    @Property(int, notify=stepped)
    def page(self) -> int:
        return self._operation.done

    @Property(list, notify=asked)
    def kinds(self) -> list[dict[str, str]]:
        return [
            {"code": code, "text": DOCUMENTS[code].title.text, "context": DOCUMENTS[code].title.context}
            for code in self._offered
        ]

    @Property(str, notify=chosen)
    def kind(self) -> str:
        return self._wanted.kind

    @Property(str, notify=chosen)
    def form(self) -> str:
        return self._wanted.form

    @Property(list, notify=chosen)
    def forms(self) -> list[str]:
        return list(DOCUMENTS[self._wanted.kind].formats)

    @Property(str, notify=chosen)
    def language(self) -> str:
        return self._wanted.language

    @Property(list, constant=True)
    def languages(self) -> list[dict[str, str]]:
        return [{"code": each.code, "says": each.name} for each in self._languages]

    def _meetings(self) -> list[MeetingBrief]:
        assembly = self._acting.assembly
        return list(assembly.store.meetings(assembly.group)) if assembly.group else []

    @Property(str, notify=chosen)
    def meeting(self) -> str:
        return self._wanted.meeting or suggested_meeting(self._meetings(), DOCUMENTS[self._wanted.kind].phases)

    @Property(list, notify=changed)
    def meetings(self) -> list[dict[str, str]]:
        kind, acting = DOCUMENTS[self._wanted.kind], self._acting
        words, languages = acting.lang.catalogue, acting.languages
        found = []
        fitting = [brief for brief in self._meetings() if brief.phase in kind.phases]
        for brief in reversed(fitting[-MEETINGS:]):
            title = in_language(acting.assembly.world.meeting(brief.id).title, *languages)
            named = words.text(TERMS[brief.kind]) if title == brief.kind and brief.kind in TERMS else title
            found.append({"code": brief.id, "says": f"{named} · {words.formats.moment(brief.starts_at)}"})
        return found

    @Property(str, notify=chosen)
    def paper(self) -> str:
        return self._wanted.paper

    @Property(DocumentFacts, constant=True)
    def made(self) -> DocumentFacts:
        return self._made_shown

    @Property(list, notify=changed)
    def pictures(self) -> list[dict[str, Any]]:
        pictures = self._made.pictures if self._made is not None else ()
        return [
            {"source": f"image://pages/{self._serial}/{at}", "ratio": picture.height / picture.width}
            for at, picture in enumerate(pictures)
        ]

    @Property(str, notify=changed)
    def complaint(self) -> str:
        return self._says(self._acting.lang.catalogue) if self._says else ""

    @Property(FileFacts, constant=True)
    def saved(self) -> FileFacts:
        return self._saved_shown

    @Property(FilesViewModel, constant=True)
    def files(self) -> FilesViewModel:
        return self.files_


def _usual_paper() -> str:
    system = QLocale.system().measurementSystem()
    return "letter" if system == QLocale.MeasurementSystem.ImperialUSSystem else "a4"


def _saying(problem: Problem) -> Callable[[Catalogue], str]:
    return lambda words: error_sentence(words, problem)
