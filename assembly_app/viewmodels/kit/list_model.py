# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of frozen rows for QML, brought up to date by difference: rows that stay keep their delegates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.viewmodels.kit.properties import Property

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1

Row = NamedTuple
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@QmlElement
@QmlUncreatable("made by the view-models")
class RowListModel(QAbstractListModel):  # type: ignore[operator]  # PySide6 declares QmlUncreatable without its call
    """Rows of one kind. Each field of `kind` is a role; the first field is the row's key and unique.

    Signals:
        counted: emitted when the number of rows changes.
    """

    counted = Signal()

    def __init__(self, kind: type[tuple[Any, ...]], parent: QObject) -> None:
        super().__init__(parent)
        self._fields: tuple[str, ...] = kind._fields  # type: ignore[attr-defined]
        self._rows: list[tuple[Any, ...]] = []

    @property
    def rows(self) -> tuple[tuple[Any, ...], ...]:
        """What is shown."""
        return tuple(self._rows)

    def show(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Show these rows: whatever left goes, whatever is new comes, the rest moves or changes in place."""
        before = len(self._rows)
        if len(rows) >= before and list(rows[:before]) == self._rows:
            # What grows at its end, as minutes do, is not looked through row by row.
            if len(rows) > before:
                self._bring_in(before, rows[before:])
                self.counted.emit()
            return
        wanted = {row[0] for row in rows}
        self._take_out([place for place, row in enumerate(self._rows) if row[0] not in wanted])
        held = {row[0] for row in self._rows}
        place = 0
        while place < len(rows):
            end = place
            while end < len(rows) and rows[end][0] not in held:
                end += 1
            if end > place:
                self._bring_in(place, rows[place:end])
                place = end
            else:
                self._put(place, rows[place])
                place += 1
        if len(self._rows) != before:
            self.counted.emit()

    def overwrite(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Show these rows in the places of the former ones: for what is searched as one types.

        The views then only say something else in each place, which takes a tenth of the time of new rows.
        """
        before = len(self._rows)
        both = min(before, len(rows))
        if both and self._rows[:both] != list(rows[:both]):
            self._rows[:both] = rows[:both]
            self.dataChanged.emit(self.index(0, 0), self.index(both - 1, 0))
        if len(rows) < before:
            self._take_out(list(range(len(rows), before)))
        elif len(rows) > before:
            self._bring_in(before, rows[before:])
        if len(rows) != before:
            self.counted.emit()

    def _take_out(self, places: list[int]) -> None:
        """Remove rows, neighbours in one go: each news to the views costs more than the row."""
        while places:
            last = first = places.pop()
            while places and places[-1] == first - 1:
                first = places.pop()
            self.beginRemoveRows(_NOWHERE, first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()

    def _bring_in(self, place: int, rows: Sequence[tuple[Any, ...]]) -> None:
        self.beginInsertRows(_NOWHERE, place, place + len(rows) - 1)
        self._rows[place:place] = rows
        self.endInsertRows()

    def _put(self, place: int, row: tuple[Any, ...]) -> None:
        at = next(n for n in range(place, len(self._rows)) if self._rows[n][0] == row[0])
        if at != place:
            self.beginMoveRows(_NOWHERE, at, at, _NOWHERE, place)
            self._rows.insert(place, self._rows.pop(at))
            self.endMoveRows()
        self._change(place, row)

    def _change(self, place: int, row: tuple[Any, ...]) -> None:
        if self._rows[place] != row:
            changed = [
                int(Qt.ItemDataRole.UserRole) + n
                for n, (old, new) in enumerate(zip(self._rows[place], row, strict=True))
                if old != new
            ]
            self._rows[place] = row
            here = self.index(place, 0)
            self.dataChanged.emit(here, here, changed)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        field = role - int(Qt.ItemDataRole.UserRole)
        if not index.isValid() or not 0 <= field < len(self._fields):
            return None
        return self._rows[index.row()][field]

    def roleNames(self) -> dict[int, QByteArray]:
        """See QAbstractItemModel."""
        first = int(Qt.ItemDataRole.UserRole)
        return {first + n: QByteArray(name.encode()) for n, name in enumerate(self._fields)}

    @Property(int, notify=counted)
    def count(self) -> int:
        return len(self._rows)
