# SPDX-License-Identifier: GPL-3.0-or-later
"""Every format that is written is read back and compared with the ledger: CSV, iCalendar, and what Markdown keeps.

What cannot be read back: PDF is for eyes (its text is compared in test_documents). CSV holds days, not instants, one
language of each text, and counts instead of positions; a text that begins with an apostrophe before one of the signs
of a formula loses it. Markdown holds sentences, not fields: number, title, text, standing and day of a decision come
back from the log, all else only for people.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly_app.cli.imports import lists
from assembly_app.demo.sample import fresh, scenario
from assembly_app.documents.catalogue import write_text
from assembly_app.documents.document_source import DocumentSource
from assembly_app.documents.document_text import Composer
from assembly_app.documents.markdown import escaped
from assembly_app.documents.spreadsheet import safe
from assembly_app.domain.actions.state import Action
from assembly_app.domain.meetings.calling import CallMeeting
from assembly_app.importers.calendar import HERE, CalendarContext, read_calendar
from assembly_app.importers.table import lines, separators, unguarded
from assembly_app.importers.text_decoding import Text, read_text
from assembly_app.importers.vocabulary import Vocabulary, vocabulary
from assembly_app.service.core.assembly import Assembly, new_id, read_act
from assembly_app.service.core.scenario import Player, ScenarioClock, read_scenario
from assembly_app.service.documents.wishes import DocumentWish
from tests.words import catalogues

CATALOGUES = catalogues()
LANGUAGES = [language.code for language in CATALOGUES.available()]
WORDS: Vocabulary = vocabulary([CATALOGUES.get(code) for code in LANGUAGES])
HARD = ('=HYPERLINK("http://x")', "-1 *really*; “two\nlines”, and\ttabs | bars")


@pytest.fixture(scope="module")
def neighbourhood(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assembly]:
    """The sample neighbourhood after its evening, with a decision that is hard on formats and a meeting to come."""
    clock = ScenarioClock()
    assembly = fresh(tmp_path_factory.mktemp("neighbourhood"), clock)
    for _ in Player(assembly, clock).play(read_scenario(scenario())):
        pass
    clock.at = datetime(2026, 12, 1, 9, tzinfo=UTC)
    title, text = HARD
    fields = {"title": title, "text": text, "method": "council", "taken_at": clock.at, "by": "council"}
    assembly.act(read_act("record-decision", fields))
    yield assembly
    assembly.store.close()


def written(assembly: Assembly, kind: str, form: str, language: str, meeting: str = "") -> Text:
    """A document as a file holds it, read as files are read."""
    reading = DocumentSource(assembly, CATALOGUES.get(language))
    return read_text("".join(write_text(reading, DocumentWish(kind, form, meeting=meeting))).encode())


def rows_of(source: Text) -> list[tuple[str, ...]]:
    """The rows of a table, by the separator that splits its heads into most columns."""
    head = source.text.partition("\n")[0]
    separator = max(separators(head), key=head.count)
    return [line.cells for line in lines(source.text, separator)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_decisions_come_back_from_csv(neighbourhood: Assembly, language: str) -> None:
    source = written(neighbourhood, "decision-log", "csv", language)
    head, *rows = rows_of(source)
    reading = DocumentSource(neighbourhood, CATALOGUES.get(language))
    entries = [found.decision.entry for row in reversed(reading.decisions()) if (found := reading.found(row))]

    assert len(rows) == len(entries) > 3 and {len(row) for row in rows} == {len(head)} == {16}
    for row, entry in zip(rows, entries, strict=True):
        assert row[0].replace("\u2011", "-") == entry.number
        assert row[1] == entry.taken_at.date().isoformat()
        assert row[2] == " ".join(reading.said(entry.title).text.split())
        assert row[3] == ("" if entry.personal else " ".join(reading.said(entry.text).text.split()))
        tally = entry.tally
        figures = (tally.present, tally.agreement, tally.reservations, tally.stand_asides, tally.blocks)
        assert row[6:14] == tuple(map(str, (*figures, tally.votes_for, tally.votes_against, tally.abstentions)))
    assert HARD[0] in [row[2] for row in rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_actions_come_back_from_csv(neighbourhood: Assembly, language: str) -> None:
    _, *rows = rows_of(written(neighbourhood, "actions", "csv", language))
    reading = DocumentSource(neighbourhood, CATALOGUES.get(language))
    ids = neighbourhood.store.action_ids(neighbourhood.group)
    actions = [state for each in ids if isinstance(state := neighbourhood.store.state(reading.group, each), Action)]

    assert len(rows) == len(actions) > 1
    for row, action in zip(rows, actions, strict=True):
        assert row[:2] == (reading.said(action.text).text, reading.name(action.owner))
        assert row[2] == (action.due.date().isoformat() if action.due else "")
        assert row[6] == action.note


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])) | st.sampled_from(["=1", "+1", "-", "@x", "'", "'a"]))
def test_a_cell_comes_back_from_behind_its_guard(cell: str) -> None:
    plain = cell.translate(dict.fromkeys(range(0x2066, 0x206A)))
    guarded = safe(cell)
    assert not guarded.startswith(("=", "+", "-", "@"))
    if not re.match(r"'[=+\-@]", plain):
        assert unguarded(guarded) == plain
    line = io.StringIO()
    csv.writer(line, delimiter=";", lineterminator="\r\n").writerow([guarded, "x"])
    (found,) = lines(line.getvalue().replace("\r\n", "\n"), ";")
    assert found.cells[1] == "x"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_invitation_is_known_again_here_and_called_as_it_was_elsewhere(
    neighbourhood: Assembly, language: str
) -> None:
    starts = datetime(2027, 1, 14, 18, tzinfo=UTC) + timedelta(days=LANGUAGES.index(language))
    title, place = "Zukunft; 未来, \\n مستقبل", "Mill, “upstairs”; left"
    act = CallMeeting(starts_at=starts, kind="extraordinary", title=title, place=place, minutes=75)
    meeting = neighbourhood.act(act).id
    source = written(neighbourhood, "agenda-notice", "ics", language, meeting)

    here = lists(neighbourhood, CATALOGUES, language).meetings(source)
    assert here.new == () and [told.message for told in here.known] == [HERE]

    charter = neighbourhood.world.charter
    elsewhere = CalendarContext(neighbourhood.group, charter, (), lambda _: None, neighbourhood.clock.now())
    (found,) = read_calendar(source, elsewhere, WORDS, 1).new
    (again,) = found.acts(new_id)
    assert isinstance(again, CallMeeting)
    assert (again.id, again.starts_at, again.minutes, again.place) == (meeting, starts, 75, place)
    assert again.title == title


def unescaped(markdown: str) -> str:
    """What CommonMark shows of a line."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_log_in_markdown_keeps_comes_back(neighbourhood: Assembly, language: str) -> None:
    text = written(neighbourhood, "decision-log", "md", language).text
    composer = Composer(DocumentSource(neighbourhood, CATALOGUES.get(language)))
    reading = composer.reading
    parts = re.split(r"^### ", text, flags=re.MULTILINE)[1:]
    found = [each for row in reversed(reading.decisions()) if (each := reading.found(row))]

    assert len(parts) == len(found) > 3
    for part, decision in zip(parts, found, strict=True):
        head, *body = part.splitlines()
        entry = decision.decision.entry
        number = composer.numbered(entry.number).translate(dict.fromkeys((*range(0x2066, 0x206A), 0x200E)))
        assert unescaped(head) == f"{number} {' '.join(reading.said(entry.title).text.split())}"
        quoted = [unescaped(line[1:].strip()) for line in body if line.startswith(">")]
        wanted = [] if entry.personal else [line.strip() for line in reading.said(entry.text).text.splitlines()]
        assert quoted == wanted
        day = composer.formats.date(entry.taken_at, "long")
        assert any(unescaped(line).startswith(f"- {day} · {composer.term(decision.row.standing)}") for line in body)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])))
def test_markdown_gives_back_what_people_wrote(text: str) -> None:
    plain = text.translate(dict.fromkeys((*range(0x2066, 0x206A), 0x200E)))
    assert unescaped(escaped(text)) == plain.strip()
