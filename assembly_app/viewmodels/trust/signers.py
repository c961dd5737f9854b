# SPDX-License-Identifier: GPL-3.0-or-later
"""The roll of signers on the Exchange place: who stands on it, and a change of it on its way to enough signatures."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.errors import CodedError, Problem
from assembly_app.i18n.error_sentences import error_sentence
from assembly_app.i18n.marks import N_
from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.file_names import plain, typed_path, with_ending
from assembly_app.viewmodels.kit.operations import StoreOperations
from assembly_app.viewmodels.trust.facts import DraftFacts, LastRecordFacts, RollFacts
from assembly_app.viewmodels.trust.rows import draft_seen, last_seen, roll_seen

if TYPE_CHECKING:
    from assembly_app.service.trust.overview import Trusted
    from assembly_app.service.trust.roll_drafts import DraftFound

from assembly_app.viewmodels.kit.properties import Property

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1

NO_KEY = N_(
    "This is no public key. Paste the one line that begins with ssh-ed25519, or choose the file that ends with .pub."
)
NO_CAPACITY = N_("Tick at least one thing that the key is for.")
T = TypeVar("T")


@QmlElement
@QmlUncreatable("made by the program")
class SignersViewModel(QObject):  # type: ignore[operator]
    """The roll, and the draft that is looked at. A draft binds nobody before enough people have signed it.

    `outcome` says what was done last: "adopted", "saved" or "signed"; "" for nothing. `last` is the record with which a
    feed would end, as it was asked for.

    Signals:
        changed: emitted when what is open, the outcome or the complaint changes.
        drafted: a draft is there to be read.
    """

    changed = Signal()
    drafted = Signal()

    def __init__(
        self, acting: CommandRunner, operations: StoreOperations, placed: Callable[[Path], Path], parent: QObject
    ) -> None:
        """`placed` gives a typed name its folder."""
        super().__init__(parent)
        self._acting, self._operations, self._placed = acting, operations, placed
        self._roll, self._shown, self._last = RollFacts(self), DraftFacts(self), LastRecordFacts(self)
        self._found: DraftFound | None = None
        self._problem: Problem | None = None
        self._outcome, self._file = "", ""
        self._sought = ("", 0)
        acting.lang.changed.connect(self.changed)

    def read(self, trusted: Trusted) -> None:
        """Show how the roll stands."""
        self._roll.show(roll_seen(trusted.roll) if trusted.roll else None)

    def show(self, found: DraftFound) -> None:
        """Show a draft that was looked at."""
        self._outcome, self._problem = "", found.problem
        self._last.show()
        self._turn_to(found)
        self.drafted.emit()

    @Slot(str, str, list)
    @Slot(str, str, list, str)
    def add(self, key: str, name: str, capacities: list[str], person: str = "") -> None:
        """Draft that somebody is put on the roll; `key` is the public line or the path of its file. With the id of a
        `person` who stands on it, it is a further key of theirs."""
        self._operations.begin(self._add(key, name, capacities, person))

    async def _add(self, key: str, name: str, capacities: list[str], person: str) -> None:
        if not name.strip():
            self._complain(Problem("nobody-named"))
            return
        if not capacities:
            self._complain(Problem("no-capacity"))
            return
        path = typed_path(key) if key.strip().startswith("file:") else None
        await self._operations.load()
        from assembly_app.service.trust.roll import Wish
        from assembly_app.service.trust.roll_drafts import joining

        one = await self._tried(self._operations.beside.in_thread(joining, str(path or key), name, capacities, person))
        if one is not None:
            await self._draft(Wish(add=(one,)))

    @Slot(str, bool)
    def end(self, key: str, nothing: bool) -> None:
        """Draft that a key ends: its feeds stay good as far as they are here, or `nothing` of them."""
        from assembly_app.service.trust.roll import Wish

        self._operations.begin(self._draft(Wish(end=(key,), nothing_good=nothing)))

    @Slot(str, str, int)
    def endAt(self, key: str, feed: str, seq: int) -> None:
        """Draft that a key ends, and that one of its feeds stays good up to that record; others as far as here."""
        from assembly_app.service.trust.roll import Wish

        wish = Wish(end=(key,), through=(f"{feed}@{seq}",))
        self._operations.begin(self._draft(wish))

    @Slot(str, int)
    def closeAt(self, feed: str, seq: int) -> None:
        """Draft that a feed ends with that record, while its key goes on with another one."""
        self.settle(f"{feed}@{seq}")

    @Slot(str, str)
    def lookAt(self, feed: str, number: str) -> None:
        """Show what stands in a record, before a feed ends with it; the number as it is being typed."""
        self._sought = (feed, _number(number))
        self._operations.begin(self._look_at(*self._sought))

    async def _look_at(self, feed: str, seq: int) -> None:
        await self._operations.load()
        from assembly_app.service.trust.roll_drafts import last_record

        try:
            last = last_seen(feed, await self._operations.read(last_record, feed, seq))
        except CodedError:
            last = None  # no such record: the form says from which to which there are some
        # More may have been typed while it was looked for.
        if (feed, seq) == self._sought:
            self._last.show(last)

    @Slot(int)
    def require(self, people: int) -> None:
        """Draft that a change needs so many people from then on."""
        from assembly_app.service.trust.roll import Wish

        self._operations.begin(self._draft(Wish(threshold=people)))

    @Slot(str)
    def settle(self, place: str) -> None:
        """Draft that a feed which went two ways ends at this record, see service.trust.forks."""
        from assembly_app.service.trust.roll import Wish

        self._operations.begin(self._draft(Wish(close=(place,))))

    async def _draft(self, wish: Any) -> None:
        await self._operations.load()
        from assembly_app.service.trust.roll_drafts import draft_change

        found = await self._tried(self._operations.read(draft_change, wish))
        if found is not None:
            self.show(found)

    @Slot()
    def sign(self) -> None:
        """Sign the draft that is shown."""
        self._operations.begin(self._sign())

    async def _sign(self) -> None:
        shown = self._found
        if shown is None or shown.draft is None or not shown.may_sign:
            return
        await self._operations.load()
        from assembly_app.service.trust.roll_drafts import sign_draft

        found = await self._tried(self._operations.read(sign_draft, shown.draft, shown.path))
        if found is not None:
            self._outcome = "signed"
            self._turn_to(found)

    @Slot()
    def adopt(self) -> None:
        """Go by the draft that is shown from now on."""
        self._operations.begin(self._adopt())

    async def _adopt(self) -> None:
        shown = self._found
        if shown is None or shown.draft is None or not shown.enough:
            return
        await self._operations.load()
        from assembly_app.service.trust.roll_drafts import adopt_draft

        if await self._tried(self._operations.record(adopt_draft, shown.draft)) is not None:
            self._outcome = "adopted"
            self._turn_to(None)

    @Slot(str)
    def save(self, where: str) -> None:
        """Write the draft that is shown to a file, for the others to sign."""
        path = typed_path(where)
        if path is not None:
            self._operations.begin(self._save(with_ending(self._placed(path), ".roll")))

    async def _save(self, path: Path) -> None:
        shown = self._found
        if shown is None or shown.draft is None:
            return
        await self._operations.load()
        from assembly_app.service.trust.roll_drafts import save_draft

        self._problem = None
        try:
            await self._operations.beside.in_thread(save_draft, shown.draft, path)
        except CodedError as error:
            self._complain(error.problem)
            return
        self._outcome, self._file = "saved", path.name
        self.changed.emit()

    async def _tried(self, work: Awaitable[T]) -> T | None:
        """What the work gives; None when it failed, and `complaint` says why."""
        self._problem = None
        try:
            return await work
        except CodedError as error:
            self._complain(error.problem)
            return None

    def _complain(self, problem: Problem) -> None:
        self._problem = problem
        self.changed.emit()

    @Slot()
    def forgive(self) -> None:
        """What was wrong has been read, or is being mended."""
        if self._problem is not None:
            self._problem = None
            self.changed.emit()

    @Slot()
    def putAway(self) -> None:
        """The draft, or what became of it, has been read."""
        self._outcome, self._problem = "", None
        self._turn_to(None)

    def _turn_to(self, found: DraftFound | None) -> None:
        self._found = found
        self._shown.show(draft_seen(found) if found else None)
        self.changed.emit()

    @Property(RollFacts, constant=True)
    def roll(self) -> RollFacts:
        return self._roll

    @Property(DraftFacts, constant=True)
    def draft(self) -> DraftFacts:
        return self._shown

    @Property(LastRecordFacts, constant=True)
    def last(self) -> LastRecordFacts:
        return self._last

    @Property(bool, notify=changed)
    def open(self) -> bool:
        return self._found is not None or self._outcome != ""

    @Property(str, notify=changed)
    def outcome(self) -> str:
        return self._outcome

    @Property(str, notify=changed)
    def file(self) -> str:
        return self._file

    @Property(str, notify=changed)
    def complaint(self) -> str:
        problem, catalogue = self._problem, self._acting.lang.catalogue
        if problem is None:
            return ""
        if problem.code == "no-capacity":
            return catalogue.text(NO_CAPACITY)
        if problem.code.startswith("key-") and problem.code != "key-ended":
            return catalogue.text(NO_KEY)
        return error_sentence(catalogue, problem)

    @Property(str, notify=changed)
    def suggested(self) -> str:
        found = self._found
        return f"{plain(found.group_name)} {found.version}.roll" if found else ""


def _number(text: str) -> int:
    """A number in any digits; 0 for what is none."""
    return int(text) if text.strip().isdecimal() else 0
