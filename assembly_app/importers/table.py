# SPDX-License-Identifier: GPL-3.0-or-later
"""A list with columns: whatever separates them, with a row of heads in any language or in the usual order without."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from assembly_app.importers.name_matching import plain
from assembly_app.importers.vocabulary import Vocabulary

SEPARATORS = (";", "\t", ",", "|")
_FIRST_ROWS = 5
"""So far down a row of heads is looked for: a title may stand above it."""


class Line(NamedTuple):
    """One row: the line it begins on, from 1, and its cells."""

    number: int
    cells: tuple[str, ...]


class Row(NamedTuple):
    """One row with its cells by column."""

    number: int
    cells: Mapping[str, str]

    @property
    def shown(self) -> str:
        """What stands there."""
        return " · ".join(cell for cell in self.cells.values() if cell)


class Table(NamedTuple):
    """The rows below the heads; `strange` are heads that mean nothing here, and columns without any."""

    rows: tuple[Row, ...]
    strange: tuple[str, ...] = ()


def lines(text: str, separator: str) -> list[Line]:
    """The rows that hold anything. A quotation mark that is never closed spoils its own line only."""
    hint, _, rest = text.partition("\n")
    skipped = 0
    if hint.casefold().startswith("sep=") and len(hint) <= 5:
        text, skipped = rest, 1  # how Excel is told the separator
    try:
        found = _rows(text, separator)
    except csv.Error:
        found = [_alone(number, line, separator) for number, line in enumerate(text.split("\n"), 1)]
    return [Line(line.number + skipped, line.cells) for line in found if any(line.cells)]


def _rows(text: str, separator: str) -> list[Line]:
    found, at = [], 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True, skipinitialspace=True)
    for row in reader:
        found.append(_line(at, row))
        at = reader.line_num + 1
    return found


def _alone(number: int, line: str, separator: str) -> Line:
    """One row on one line, whatever its quotation marks."""
    try:
        rows = list(csv.reader([line], delimiter=separator, strict=True, skipinitialspace=True))
    except csv.Error:
        rows = [[cell.strip().strip('"') for cell in line.split(separator)]]
    return _line(number, rows[0] if rows else [])


def _line(number: int, cells: Sequence[str]) -> Line:
    return Line(number, tuple(unguarded(plain(cell)) for cell in cells))


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from taking it for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in {"=", "+", "-", "@"} else cell


def headed(text: str, wanted: Sequence[str], needed: Sequence[str], words: Vocabulary) -> Table | None:
    """The table when it has a row of heads, one of which is `needed`; None otherwise."""
    best: tuple[int, list[Line], int, list[str]] | None = None
    for separator in separators(text):
        found = lines(text, separator)
        for at, line in enumerate(found[:_FIRST_ROWS]):
            heads = _heads(line.cells, wanted, words)
            count = sum(map(bool, heads))
            plausible = count * 2 >= sum(map(bool, line.cells)) and (at == 0 or count > 1)
            if plausible and set(heads) & set(needed) and (best is None or count > best[0]):
                best = (count, found, at, heads)
    if best is None:
        return None
    _, found, at, heads = best
    strange = tuple(cell for cell, head in zip(found[at].cells, heads, strict=True) if cell and not head)
    return Table(tuple(_row(line, heads) for line in found[at + 1 :]), strange)


def _heads(cells: Sequence[str], wanted: Sequence[str], words: Vocabulary) -> list[str]:
    heads: list[str] = []
    for cell in cells:
        heads.append(words.column(cell, (column for column in wanted if column not in heads)))
    return heads


def placed(text: str, order: Sequence[str]) -> Table | None:
    """The table when its rows stand in columns that semicolons, tabs or bars separate; in the usual order."""
    for separator in separators(text):
        if separator == ",":
            continue  # people are also named one after the other
        found = lines(text, separator)
        if found and all(len(line.cells) > 1 for line in found):
            return Table(tuple(_row(line, order) for line in without_numbers(found)))
    return None


def separators(text: str) -> list[str]:
    """Those that stand in the text."""
    return [separator for separator in SEPARATORS if separator in text] or [";"]


def without_numbers(found: list[Line]) -> list[Line]:
    """The rows without a first column that only counts them."""
    if len(found) > 1 and all(line.cells[0].rstrip(".)").isdecimal() for line in found):
        return [Line(line.number, line.cells[1:]) for line in found]
    return found


def _row(line: Line, heads: Sequence[str]) -> Row:
    return Row(line.number, {head: cell for head, cell in zip(heads, line.cells, strict=False) if head})
