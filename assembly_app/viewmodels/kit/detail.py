# SPDX-License-Identifier: GPL-3.0-or-later
r"""What a page shows of one thing, typed from Python to QML.

A list is a `RowListModel` of a NamedTuple, whose fields are the required properties of the delegates. One thing is a
`Detail`: a long-lived QObject whose properties are the fields of a NamedTuple, so that QML's linter knows them and
finds a misspelt one; a view-model never hands QML a dict. To show something else, its view-model makes another row:

    class DecisionFactsRow(NamedTuple):
        number: str = ""
        takenAt: float = 0.0

    @QmlElement
    @QmlUncreatable("made by the program")
    @showing(DecisionFactsRow)
    class DecisionFacts(Detail[DecisionFactsRow]):
        \"\"\"The decision that is open.\"\"\"

    class DecisionsViewModel(PlaceViewModel):
        def __init__(self, ...):
            self._detail = DecisionFacts(self)

        @Property(DecisionFacts, constant=True)
        def detail(self) -> DecisionFacts:
            return self._detail

    self._detail.show(DecisionFactsRow("2026-01", 1.5))

and a page declares `required property DecisionFacts detail`. Every field has a default, which is shown while there is
nothing to show. What belongs to another thing is told in fields of its own (`meetingTitles`, `meetingKind`).

The properties are made from the annotations when the class is made. Neither Qt's own tool, which reads the source, nor
mypy sees them there: `tests/qt/support/qml_lint.py` describes them to QML's linter, from the same annotations.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, Generic, TypeVar, cast

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1

R = TypeVar("R", bound=tuple[Any, ...])
D = TypeVar("D", bound="Detail[Any]")
Claimed = Annotated[int, "as large as whoever wrote it likes"]
"""A whole number out of another's file, which may be more than Qt's `int` holds."""
QT_TYPES: dict[Any, str] = {Mapping: "QVariantMap", Sequence: "QVariantList", Annotated: "QVariant"}


@QmlElement
@QmlUncreatable("made by the view-models")
class Detail(QObject, Generic[R]):  # type: ignore[operator]
    """The base of what is shown of one thing. `showing` adds a property for each field.

    Signals:
        changed: another row is shown.
    """

    changed: Any
    row: R
    """What is shown now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.row = type(self).nothing()

    @staticmethod
    def nothing() -> Any:
        """What is shown while there is nothing."""
        raise NotImplementedError

    def show(self, row: R | None = None) -> None:
        """Show this, or nothing."""
        shown = self.nothing() if row is None else row
        if shown != self.row:
            self.row = shown
            self.changed.emit()


def showing(row: type[tuple[Any, ...]]) -> Callable[[type[D]], type[D]]:
    """Give a `Detail` a read-only property for each field of `row`, all with one signal."""

    def build(kind: type[D]) -> type[D]:
        changed = Signal()
        body: dict[str, Any] = {"__module__": kind.__module__, "__doc__": kind.__doc__, "changed": changed}
        body["nothing"] = staticmethod(row)
        for name, type_ in fields(row).items():
            body[name] = Property(type_, _reader(name), notify=changed)
        # Qt looks at a class when it is made: what is added later is not a property of it any more.
        return cast("type[D]", type(kind)(kind.__name__, kind.__bases__, body))  # type: ignore[misc]

    return build


def fields(row: type[tuple[Any, ...]]) -> dict[str, Any]:
    """The fields of a row with the types that Qt knows them by."""
    hints = typing.get_type_hints(row, include_extras=True)
    names: tuple[str, ...] = row._fields  # type: ignore[attr-defined]
    plain = {name: typing.get_origin(hints[name]) or hints[name] for name in names}
    return {name: QT_TYPES.get(type_, type_) for name, type_ in plain.items()}


def _reader(name: str) -> Callable[[Detail[Any]], Any]:
    return lambda detail: getattr(detail.row, name)
