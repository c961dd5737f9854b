# SPDX-License-Identifier: GPL-3.0-or-later
"""Codes for paper on the Exchange place: shown, saved, and what somebody scanned judged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.errors import CodedError, Problem
from assembly_app.i18n.catalogues import Catalogue
from assembly_app.i18n.error_sentences import error_sentence
from assembly_app.i18n.marks import N_
from assembly_app.viewmodels.documents.document_port import Picture, Printer
from assembly_app.viewmodels.exchange.paper_facts import CodeFacts, VerdictFacts
from assembly_app.viewmodels.exchange.paper_rows import code_shown, judged
from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.facts import FileFacts, file_shown
from assembly_app.viewmodels.kit.file_names import plain, typed_path
from assembly_app.viewmodels.kit.file_picker import FilesViewModel
from assembly_app.viewmodels.kit.operations import StoreOperations

if TYPE_CHECKING:
    from assembly_app.service.exchange.paper_codes import Code, Judged

from assembly_app.viewmodels.kit.properties import Property

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1

FORMS = (".png", ".svg", ".pdf", ".txt")
NO_DECISION = N_("There is no decision {decision} whose record is here. The place Decisions lists them.")
Says = Callable[[Catalogue], str]


@QmlElement
@QmlUncreatable("made by the program")
class PaperViewModel(QObject):  # type: ignore[operator]
    """A code that is shown, and the verdict on what was scanned last. Nothing of it is recorded. `asked` is the kind of
    the code that was asked for last.

    Signals:
        changed: emitted when the code that is shown, the file it was saved to or the complaint changes.
        judged: emitted when the verdict changes, or why there is none.
    """

    changed = Signal()
    judged = Signal()

    def __init__(
        self,
        acting: CommandRunner,
        operations: StoreOperations,
        printer: Callable[[], Printer],
        files: FilesViewModel,
        parent: QObject,
    ) -> None:
        """`printer` makes the one that draws the codes; it is called in a thread, when the first one is shown."""
        super().__init__(parent)
        self._acting, self._operations, self._make_printer, self._files = acting, operations, printer, files
        self._printer: Printer | None = None
        self._code: Code | None = None
        self._picture: Picture | None = None
        self._asked, self._serial, self._scans = "", 0, 0
        self._saved: Path | None = None
        self._says: Says | None = None
        self._judged: Judged | None = None
        self._doubt: Says | None = None
        self._code_shown, self._saved_shown, self._verdict = CodeFacts(self), FileFacts(self), VerdictFacts(self)
        acting.lang.changed.connect(self._tell)
        acting.lang.changed.connect(self._tell_verdict)

    def picture(self, name: str) -> Picture | None:
        """The code that is shown, by the name in its address; None when it is another one by now."""
        return self._picture if name == str(self._serial) else None

    @Slot(str, str)
    def show(self, kind: str, decision: str) -> None:
        """Show a code: "checkpoint" (our record as it stands now), "proof" (of the decision of that number) or
        "fingerprint" (our group's)."""
        self._asked = kind
        self._operations.begin(self._show(kind, decision))

    async def _show(self, kind: str, decision: str) -> None:
        await self._operations.load()
        from assembly_app.service.exchange import paper_codes

        in_thread = self._operations.beside.in_thread
        self._saved = self._says = None
        try:
            if kind == "proof":
                code = await self._operations.read(paper_codes.decision_code, decision)
            elif kind == "checkpoint":
                code = await self._operations.read(paper_codes.checkpoint_code)
            else:
                code = await self._operations.read(paper_codes.fingerprint_code)
        except CodedError as error:
            self._says = _said(error.problem)
            self._tell()
            return
        printer = await self._printer_there()
        self._picture = await in_thread(printer.code_picture, code.text)
        self._code, self._serial = code, self._serial + 1
        self._tell()

    async def _printer_there(self) -> Printer:
        if self._printer is None:
            self._printer = await self._operations.beside.in_thread(self._make_printer)
        return self._printer

    @Slot()
    def putAway(self) -> None:
        """The code has been looked at."""
        self._code = self._picture = self._saved = self._says = None
        self._tell()

    @Slot()
    def forgive(self) -> None:
        """What was wrong is being mended."""
        if self._says is not None:
            self._says = None
            self._tell()

    @Slot(str)
    def save(self, where: str) -> None:
        """Write the code that is shown to a file: a picture, or its text (.txt)."""
        path = typed_path(where)
        if path is not None and self._code is not None:
            path = self._files.placed(path)
            path = path if path.suffix.lower() in FORMS else path.with_name(f"{path.name}{FORMS[0]}")
            self._files.remember(path)
            self._operations.begin(self._save(path, self._code.text))

    async def _save(self, path: Path, text: str) -> None:
        printer, in_thread = await self._printer_there(), self._operations.beside.in_thread
        self._saved = self._says = None
        try:
            await in_thread(printer.put, path, await in_thread(printer.code, text, path.suffix.lower()[1:]))
            self._saved = path
        except CodedError as error:
            self._says = _said(error.problem)
        self._tell()

    @Slot(result=str)
    def suggest(self) -> str:
        """How the file of the code that is shown may be called."""
        code = self._code
        if code is None:
            return ""
        what = code.number or f"{self._acting.now:%Y-%m-%d}"
        return f"{plain(code.group)} {what}{FORMS[0]}"

    @Slot(str)
    def check(self, text: str) -> None:
        """Judge what was scanned: its text."""
        if text.strip():
            self._operations.begin(self._check(text))

    @Slot(str)
    def checkFile(self, where: str) -> None:
        """Judge what was scanned: the text file it was put in."""
        path = typed_path(where)
        if path is not None:
            path = self._files.placed(path)
            self._files.remember(path)
            self._operations.begin(self._check(path))

    async def _check(self, what: str | Path) -> None:
        await self._operations.load()
        from assembly_app.service.exchange import paper_codes

        self._scans = scan = self._scans + 1
        found, doubt = None, None
        try:
            if isinstance(what, Path):
                found = await self._operations.read(paper_codes.judge_file, what)
            else:
                found = await self._operations.read(paper_codes.judge_text, what)
        except CodedError as error:
            doubt = _said(error.problem)
        # Another one may have been scanned meanwhile: its verdict is the one that is waited for.
        if scan == self._scans:
            self._judged, self._doubt = found, doubt
            self._tell_verdict()

    @Slot()
    def forget(self) -> None:
        """The verdict has been read, or something else is being typed."""
        if self._judged is not None or self._doubt is not None:
            self._judged = self._doubt = None
            self._tell_verdict()

    def _tell(self) -> None:
        code, picture, words = self._code, self._picture, self._acting.lang.catalogue
        if code is None or picture is None:
            self._code_shown.show()
        else:
            self._code_shown.show(code_shown(words, code, f"image://codes/{self._serial}", picture.width))
        self._saved_shown.show(file_shown(self._saved))
        self.changed.emit()

    def _tell_verdict(self) -> None:
        self._verdict.show(judged(self._acting.lang.catalogue, self._judged) if self._judged else None)
        self.judged.emit()

    @Property(CodeFacts, constant=True)
    def code(self) -> CodeFacts:
        return self._code_shown

    @Property(str, notify=changed)
    def asked(self) -> str:
        return self._asked

    @Property(bool, notify=changed)
    def open(self) -> bool:
        return self._code is not None

    @Property(FileFacts, constant=True)
    def saved(self) -> FileFacts:
        return self._saved_shown

    @Property(str, notify=changed)
    def complaint(self) -> str:
        return self._says(self._acting.lang.catalogue) if self._says else ""

    @Property(VerdictFacts, constant=True)
    def verdict(self) -> VerdictFacts:
        return self._verdict

    @Property(str, notify=judged)
    def doubt(self) -> str:
        return self._doubt(self._acting.lang.catalogue) if self._doubt else ""


def _said(problem: Problem) -> Says:
    if problem.code == "no-such-decision":
        return lambda words: words.phrase(NO_DECISION, "", None, problem.params)
    return lambda words: error_sentence(words, problem)
