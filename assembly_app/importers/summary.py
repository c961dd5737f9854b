# SPDX-License-Identifier: GPL-3.0-or-later
"""A summary of what a list holds, a sentence for each line, before anything is recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Literal, NamedTuple

from assembly_app.i18n.catalogues import Catalogue
from assembly_app.i18n.marks import N_, NN_, P_, Message
from assembly_app.importers.agenda import MINUTES
from assembly_app.importers.findings import Findings, N, Remark

Sort = Literal["new", "known", "odd", "remark"]
Kind = Literal["members", "agenda", "meetings"]

_NEW: Mapping[Kind, Message] = MappingProxyType(
    {
        "members": NN_("{n} new members", "read from a list"),
        "agenda": NN_("{n} new items", "read from a list"),
        "meetings": NN_("{n} new meetings", "read from a list"),
    }
)
_KNOWN = NN_("{n} are left out", "read from a list")
_ODD = NN_("{n} lines are not understood", "read from a list")
_LINE = N_("Line {line}")
RECORDED = P_("read from a list", "Recorded.")
NOT_RECORDED = P_("read from a list", "Nothing is recorded yet.")
NOTHING_NEW = P_("read from a list", "Nothing new: nothing is recorded.")


class Piece(NamedTuple):
    """One line of the preview: `note` says what else is known of it, or why it is left out. `place` is that among
    what is new, or -1."""

    line: int
    sort: Sort
    title: str
    note: str
    place: int = -1


def pieces(found: Findings[N], words: Catalogue) -> list[Piece]:
    """Every line of a list that something is to be said of, in its order; remarks on the whole first."""
    beside: dict[tuple[int, str | Message], list[str]] = {}
    rest = []
    titles = {(each.line, each.title) for each in found.new}
    for told in found.remarks:
        if (told.line, told.text) in titles:
            beside.setdefault((told.line, told.text), []).append(_said(told, words))
        else:
            rest.append(_piece(told, "remark", words))
    shown = []
    for place, each in enumerate(found.new):
        note = [*_details(each.details, words), *beside.get((each.line, each.title), [])]
        shown.append(Piece(each.line, "new", _shown(each.title, words), " · ".join(note), place))
    shown += [_piece(told, "known", words) for told in found.known]
    shown += [_piece(told, "odd", words) for told in found.odd]
    return sorted([*rest, *shown], key=lambda piece: piece.line)


def counted(found: Findings[N], kind: Kind, words: Catalogue) -> str:
    """How many are new, left out, and not understood."""
    parts = [words.text(_NEW[kind], n=len(found.new))]
    parts += [words.text(_KNOWN, n=len(found.known))] if found.known else []
    parts += [words.text(_ODD, n=len(found.odd))] if found.odd else []
    return " · ".join(parts)


def ended(found: Findings[N], words: Catalogue, *, dry_run: bool) -> str:
    """What became of it."""
    if not found.new:
        return words.text(NOTHING_NEW)
    return words.text(NOT_RECORDED if dry_run else RECORDED)


def lines(found: Findings[N], words: Catalogue) -> Iterator[str]:
    """The preview for a terminal."""
    signs = {"new": "+", "known": "=", "odd": "?", "remark": "!"}
    for piece in pieces(found, words):
        where = f"{words.text(_LINE, line=piece.line)}: " if piece.line else ""
        yield f"{signs[piece.sort]} {where}{' – '.join(filter(None, (piece.title, piece.note)))}"


def _piece(told: Remark, sort: Sort, words: Catalogue) -> Piece:
    return Piece(told.line, sort, _shown(told.text, words), _said(told, words))


def _shown(title: str | Message, words: Catalogue) -> str:
    return words.text(title) if isinstance(title, Message) else title


def _said(told: Remark, words: Catalogue) -> str:
    params = {name: _value(value, words) for name, value in told.params.items()}
    count = params.pop("n", None)
    return words.phrase(told.message, "", count if isinstance(count, int) else None, params)


def _value(value: object, words: Catalogue) -> object:
    return words.formats.moment(value) if isinstance(value, datetime) else value


def _details(details: Sequence[Message | str | int | datetime], words: Catalogue) -> Iterator[str]:
    for each in details:
        if isinstance(each, Message):
            yield words.text(each)
        elif isinstance(each, datetime):
            yield words.formats.moment(each)
        else:
            yield words.text(MINUTES, n=each) if isinstance(each, int) else each
