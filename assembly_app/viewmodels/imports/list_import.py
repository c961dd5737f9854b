# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists that a group has already: pasted or from a file, shown line by line, and recorded when somebody says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple, cast

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.errors import CodedError
from assembly_app.i18n.error_sentences import error_sentence
from assembly_app.i18n.marks import N_
from assembly_app.importers.errors import UnreadableError
from assembly_app.importers.findings import Findings
from assembly_app.importers.reader import NEXT, ListReader
from assembly_app.importers.summary import Kind, counted, pieces
from assembly_app.importers.text_decoding import MOST_BYTES, Text, plain_lines, read_text
from assembly_app.importers.vocabulary import Vocabulary, vocabulary
from assembly_app.service.core.assembly import new_id
from assembly_app.viewmodels.kit.background import BackgroundTasks
from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.file_picker import FilesViewModel
from assembly_app.viewmodels.kit.list_model import RowListModel
from assembly_app.viewmodels.kit.properties import Property
from assembly_app.viewmodels.meetings.rows import current

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1

ENDINGS = (".csv", ".tsv", ".txt")
CALENDARS = (".ics", ".ical")
NO_FILE = N_("The file cannot be read: {detail}. Nothing was recorded.")
UTF8 = "utf-8"


class PieceRow(NamedTuple):
    """A line of the preview. `sort` is new, known, odd or remark; `about` says more; `taken`: it will be recorded."""

    key: str
    line: int
    sort: str
    says: str
    about: str
    taken: bool


@QmlElement
@QmlUncreatable("made by the program")
class ListImportViewModel(QObject):  # type: ignore[operator]
    """One list at a time: of members, of agenda items, or of meetings.

    Signals:
        changed: another list, or another text of it.
        asked: a list is to be read; the sheet is to be shown.
        filled: a file was read; its text is to stand where one types.
        recorded: everything new is recorded; the kind of list, and the id of the last thing.
    """

    changed = Signal()
    asked = Signal()
    filled = Signal(str)
    recorded = Signal(str, str)

    def __init__(self, acting: CommandRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acting = acting
        self._beside = BackgroundTasks()
        self._files = FilesViewModel(self._beside, self)
        self._rows = RowListModel(PieceRow, self)
        self._vocabulary: Vocabulary | None = None
        self._kind: Kind = "members"
        self._meeting = ""
        self._source = Text("", UTF8)
        self._guests = False
        self._found: Findings[Any] = Findings()
        self._left_out: set[tuple[int, object]] = set()
        self._file, self._fault, self._summary = "", "", ""
        acting.lang.changed.connect(self._again)

    @Slot(str)
    def ask(self, kind: str) -> None:
        """Begin with an empty list of members, agenda or meetings."""
        self._kind = cast("Kind", kind)
        self._files.look_for(*(CALENDARS if kind == "meetings" else ENDINGS))
        world = self._acting.assembly.world
        meeting = current(world, self._acting.now) if kind == "agenda" else None
        self._meeting = meeting.id if meeting else ""
        self._guests, self._file = False, ""
        self._left_out.clear()
        self._acting.dismiss()
        self._read(Text("", UTF8))
        self.asked.emit()

    @Slot(str, str, result=bool)
    def drop(self, where: str, kind: str) -> bool:
        """Show what a dropped file holds: a calendar, or a list of that kind. False for what is none by its name."""
        ending = Path(QUrl(where).path()).suffix.lower()
        if ending not in (*CALENDARS, *ENDINGS):
            return False
        self.ask("meetings" if ending in CALENDARS else kind)
        self.look(where)
        return True

    @Slot(str)
    def read(self, typed: str) -> None:
        """What was typed or pasted."""
        if typed == self._source.text:
            return
        try:
            # Where a file was put into words already, its letters stay in doubt as long as it is mended.
            self._read(Text(plain_lines(typed), self._source.encoding if self._file else UTF8))
        except UnreadableError as error:
            self._fail(error)

    @Slot(bool)
    def beGuests(self, guests: bool) -> None:
        """Whether those of whom it is not said are guests."""
        self._guests = guests
        self._again()

    @Slot(str)
    def look(self, where: str) -> None:
        """Read a file, by its path or its address."""
        self._beside.begin(self._look(Path(QUrl(where).toLocalFile() if "://" in where else where).expanduser()))

    async def _look(self, path: Path) -> None:
        kind = self._kind
        try:
            text = await self._beside.in_thread(_text_of, path)
        except UnreadableError as error:
            self._fail(error)
            return
        except OSError as error:
            detail = error.strerror or str(error)
            self._show_fault(self._acting.lang.catalogue.text(NO_FILE, detail=detail))
            return
        if kind == self._kind:
            self._files.remember(path)
            self._file = path.name
            self._left_out.clear()
            self._read(text)
            self.filled.emit(text.text if kind != "meetings" else "")

    def _read(self, source: Text) -> None:
        self._source, self._fault = source, ""
        self._found = Findings()
        if source.text.strip():
            try:
                self._found = self._understood(source)
            except CodedError as error:
                self._fail(error)
                return
        self._show()

    def _understood(self, source: Text) -> Findings[Any]:
        assembly, acting = self._acting.assembly, self._acting
        if self._vocabulary is None:
            self._vocabulary = vocabulary(acting.lang.every())
        world = assembly.world
        proposals = assembly.store.proposal_ids(assembly.group) if self._kind == "agenda" else ()
        lists = ListReader(
            world=world,
            group=assembly.group,
            proposals=[world.proposal(each) for each in proposals],
            now=acting.now,
            vocabulary=self._vocabulary,
            words=acting.lang.catalogue,
            told=acting.said,
        )
        if self._kind == "members":
            return lists.members(source, guests=self._guests)
        return lists.agenda(source, self._meeting) if self._kind == "agenda" else lists.meetings(source, NEXT)

    def _again(self) -> None:
        """The same list in another language, or after something was recorded."""
        if self._source.text:
            self._read(self._source)

    def _show(self) -> None:
        words = self._acting.lang.catalogue
        self._rows.show(
            [
                PieceRow(str(at), piece.line, piece.sort, piece.title, piece.note, self._is_taken(piece.place))
                for at, piece in enumerate(pieces(self._found, words))
            ]
        )
        self._summary = counted(self._found, self._kind, words) if self._source.text.strip() else ""
        self.changed.emit()

    def _fail(self, error: CodedError) -> None:
        if isinstance(error, UnreadableError):
            self._show_fault(error_sentence(self._acting.lang.catalogue, error))
            return
        self._acting.refuse(error)
        self._show_fault(str(self._acting.property("refusal")))

    def _show_fault(self, said: str) -> None:
        self._found, self._summary, self._fault = Findings(), "", said
        self._rows.show([])
        self.changed.emit()

    def _is_taken(self, place: int) -> bool:
        return place >= 0 and self._mark(place) not in self._left_out

    def _mark(self, place: int) -> tuple[int, object]:
        new = self._found.new[place]
        return new.line, new.title

    @Slot(str)
    def toggle(self, key: str) -> None:
        """Leave something new out, or take it after all."""
        piece = pieces(self._found, self._acting.lang.catalogue)[int(key)]
        if piece.place >= 0:
            self._left_out ^= {self._mark(piece.place)}
            self._show()

    @Slot(result=bool)
    def record(self) -> bool:
        """Record everything that is new and not left out, all at once. False when it was refused."""
        taken = tuple(new for place, new in enumerate(self._found.new) if self._is_taken(place))
        if not taken:
            return False
        acts = Findings(taken).acts(new_id)
        outcomes = self._acting.perform_all(acts)
        if outcomes is None:
            self._fault = str(self._acting.property("refusal"))
            self.changed.emit()
            return False
        made = [outcome.id for outcome in outcomes if outcome.id]
        self._read(Text("", UTF8))
        self.recorded.emit(self._kind, made[-1] if made else "")
        return True

    @Property(RowListModel, constant=True)
    def rows(self) -> RowListModel:
        return self._rows

    @Property(FilesViewModel, constant=True)
    def files(self) -> FilesViewModel:
        return self._files

    @Property(str, notify=changed)
    def kind(self) -> str:
        return self._kind

    @Property(str, notify=changed)
    def summary(self) -> str:
        return self._summary

    @Property(str, notify=changed)
    def fault(self) -> str:
        return self._fault

    @Property(str, notify=changed)
    def file(self) -> str:
        return self._file

    @Property(int, notify=changed)
    def count(self) -> int:
        return sum(self._is_taken(place) for place in range(len(self._found.new)))


def _text_of(path: Path) -> Text:
    with path.open("rb") as file:
        text = read_text(file.read(MOST_BYTES + 1))
    if path.suffix.lower() in CALENDARS:
        # Loaded here, and not while somebody waits for the desk.
        import assembly_app.importers.calendar  # noqa: F401
    return text
