# SPDX-License-Identifier: GPL-3.0-or-later
"""The decision log as Markdown, and each decision in it."""

from __future__ import annotations

from collections.abc import Iterator

from assembly_app.documents.decisions import decision_facts
from assembly_app.documents.document_source import Found
from assembly_app.documents.document_text import Composer
from assembly_app.documents.markdown import cell, colophon, escaped, single_spaced
from assembly_app.i18n.words.decisions import DECISION_LOG


def decision_log_markdown(composer: Composer) -> Iterator[str]:
    """The decision log in the order in which decisions were taken, line by line."""
    return single_spaced(_lines(composer))


def _lines(composer: Composer) -> Iterator[str]:
    yield f"# {cell(composer.labelled(DECISION_LOG.title, composer.reading.charter.name))}"
    year = ""
    for row in reversed(composer.reading.decisions()):
        found = composer.reading.found(row)
        if found is None:
            continue
        if row.number[:4] != year:
            year = row.number[:4]
            yield from ("", f"## {composer.formats.digits(year)}")
        yield from decision_markdown(composer, found, 3)
    yield from colophon(composer)


def decision_markdown(composer: Composer, found: Found, level: int) -> Iterator[str]:
    """One decision below a heading of that level, line by line."""
    entry = found.decision.entry
    number = cell(composer.numbered(entry.number))
    yield from ("", f"{'#' * level} {number} {cell(composer.reading.said(entry.title).text)}", "")
    if entry.personal:
        yield composer.say(decision_facts.HIDDEN)
    else:
        for line in escaped(composer.reading.said(entry.text).text).splitlines():
            yield f"> {line}".rstrip()
    yield ""
    day = composer.formats.date(entry.taken_at, "long")
    yield f"- {day} · {cell(composer.term(found.row.standing, 'decision'))}"
    for line in decision_facts.facts(composer, found):
        yield f"- {cell(line)}"
