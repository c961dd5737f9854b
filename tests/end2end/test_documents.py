# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents as people get them: every kind, read with the tools that other people use, compared with the ledger."""

from __future__ import annotations

import csv
import io
import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import icalendar
import pytest
import segno
from page import validate_pdf
from PIL import Image
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication

from assembly_app.cli.exit_codes import exit_status
from assembly_app.demo.sample import fresh, scenario
from assembly_app.documents.document_source import DocumentSource
from assembly_app.documents.errors import DocumentError
from assembly_app.documents.output import make_document, print_into
from assembly_app.documents.pdf.missing_letters import MissingLettersError
from assembly_app.domain.meetings.state import Meeting
from assembly_app.i18n.error_sentences import error_line
from assembly_app.i18n.words import DOCUMENTS
from assembly_app.ledger.checkpoints import verify
from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.qr_checkpoint import from_code, unpack
from assembly_app.service.core.assembly import Assembly, read_act
from assembly_app.service.core.scenario import Player, ScenarioClock, read_scenario
from assembly_app.service.documents.wishes import DocumentWish
from tests.end2end.conftest import Run
from tests.words import catalogues

CATALOGUES = catalogues()
DIRECTION = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u202a\u202b\u202c"))


@pytest.fixture(autouse=True)
def _application(qapp: QGuiApplication) -> None:
    """Qt lays out text only where there is an application."""


@pytest.fixture(scope="module")
def neighbourhood(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assembly]:
    """The sample neighbourhood after its evening, with two more decisions that are hard on documents."""
    clock = ScenarioClock()
    assembly = fresh(tmp_path_factory.mktemp("neighbourhood"), clock)
    for _ in Player(assembly, clock).play(read_scenario(scenario())):
        pass
    clock.at = datetime(2026, 12, 1, 9, tzinfo=UTC)
    for title, text, personal in (
        ('=HYPERLINK("http://x")', "-1 *really*; “two\nlines”", False),
        ("Help for a neighbour", "Nobody else's business", True),
    ):
        fields = {"title": title, "text": text, "method": "council", "taken_at": clock.at, "by": "council"}
        assembly.act(read_act("record-decision", {**fields, "personal": personal}))
    yield assembly
    assembly.store.close()


def make(assembly: Assembly, out: Path, kind: str, language: str = "en", **more: str) -> Path:
    """Make a document and say where it is."""
    for _ in make_document(assembly, CATALOGUES.get(language), DocumentWish(kind, **more), out):
        pass
    return out


def read(path: Path) -> str:
    """What pdftotext finds, on one line."""
    said = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout.decode()
    return " ".join(said.translate(DIRECTION).split())


def test_every_kind_is_printed_in_every_direction_on_both_papers(neighbourhood: Assembly, tmp_path: Path) -> None:
    for place, (kind, about) in enumerate(DOCUMENTS.items()):
        if "pdf" not in about.formats:
            continue
        language, paper = ("en", "ar", "zh_Hans")[place % 3], ("a4", "letter")[place % 2]
        reader = PdfReader(make(neighbourhood, tmp_path / f"{kind}.pdf", kind, language, paper=paper))

        root = reader.trailer["/Root"]
        assert root["/Lang"] == language.replace("_", "-")
        assert reader.metadata
        assert reader.metadata.title
        assert reader.pages[0].mediabox.width == pytest.approx({"a4": 595.28, "letter": 612}[paper], abs=0.01)
        assert reader.outline
        assert ("/Direction" in root["/ViewerPreferences"]) == (language == "ar")


@pytest.mark.parametrize("language", [each.code for each in CATALOGUES.available()])
def test_every_kind_is_made_in_every_language_and_form(language: str, neighbourhood: Assembly) -> None:
    reading = DocumentSource(neighbourhood, CATALOGUES.get(language))
    for kind, about in DOCUMENTS.items():
        for form in about.formats:
            held = io.BytesIO()
            for _ in print_into(held, reading, DocumentWish(kind, form, language)):
                pass

            begins = {"pdf": b"%PDF-", "csv": b"\xef\xbb\xbf", "ics": b"BEGIN:VCALENDAR\r\n", "md": b"# "}[form]
            assert held.getvalue().startswith(begins), (kind, form)


@pytest.mark.parametrize("language", ["en", "ar", "zh_Hans"])
def test_every_kind_can_be_read_aloud(language: str, neighbourhood: Assembly, tmp_path: Path) -> None:
    """ISO 14289-1 (PDF/UA-1), as far as a program can tell: the validator knows 104 rules."""
    for kind, about in DOCUMENTS.items():
        if "pdf" in about.formats:
            report = validate_pdf(make(neighbourhood, tmp_path / f"{kind}.pdf", kind, language), profile="ua1")

            assert [f"{kind}: {each.rule_id} {each.message}" for each in report.failures] == []


def test_minutes_hold_what_the_command_line_lists(neighbourhood: Assembly, tmp_path: Path) -> None:
    said = read(make(neighbourhood, tmp_path / "minutes.pdf", "minutes"))

    reading = DocumentSource(neighbourhood, CATALOGUES.get("en"))
    meeting = reading.meeting("", "closed")
    steps = list(reading.plain.course(meeting, reading.store.minutes(reading.group, meeting.id)))
    assert len(steps) > 40
    told = [step for step in steps if step.kind not in ("role.taken", "floor.taken-up", "floor.finished")]
    missing = [s.words for s in told if " ".join(s.words.translate(DIRECTION).split()) not in said]
    assert missing == []
    assert "2026-02 Open the workshop two evenings a week" in said
    assert "Print the rota of the hosts Yusuf Demir Dec 3, 2026" in said
    assert "Circulated, not yet approved" in said


def test_another_meeting_can_be_chosen(neighbourhood: Assembly, tmp_path: Path) -> None:
    october = neighbourhood.store.meetings(neighbourhood.group)[0].id

    assert "October assembly" in read(make(neighbourhood, tmp_path / "m.pdf", "minutes", meeting=october))


def test_the_notice_has_the_texts_as_they_were_posted(neighbourhood: Assembly, tmp_path: Path) -> None:
    path = make(neighbourhood, tmp_path / "notice.pdf", "agenda-notice")

    said = read(path)
    assert "Machines with blades stay locked unless a host is at the bench." in said
    assert "an evening without two hosts is cancelled" not in said  # that came in the evening itself
    meeting = neighbourhood.store.state(neighbourhood.group, neighbourhood.store.meetings(neighbourhood.group)[1].id)
    assert isinstance(meeting, Meeting)
    assert meeting.digest in said


def test_items_that_come_by_themselves_are_named_in_each_language(neighbourhood: Assembly, tmp_path: Path) -> None:
    for kind in ("agenda-notice", "running-script", "minutes"):
        said = read(make(neighbourhood, tmp_path / f"{kind}.pdf", kind, "de"))
        assert "Auswertung" in said and "Evaluation" not in said, kind


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_poster_is_one_page_that_is_read_from_two_metres(
    paper: str, neighbourhood: Assembly, tmp_path: Path
) -> None:
    reader = PdfReader(make(neighbourhood, tmp_path / "notice.pdf", "agenda-notice", paper=paper))
    sizes: dict[str, float] = {}

    def visit(text: str, matrix: object, place: object, font: object, size: float) -> None:
        sizes[text.strip()] = max(size, sizes.get(text.strip(), 0))

    poster = reader.pages[0].extract_text(visitor_text=visit)

    assert "Evaluation" in poster
    assert "The exact texts of the proposals follow on the next pages." in " ".join(poster.split())
    assert "What is to be decided" in reader.pages[1].extract_text()
    for seen in ("November assembly", "Thursday, November 26", "Seed library: the first Saturdays", "7"):
        # Capitals are 0.714 em high: at least a three-hundredth of the distance.
        assert sizes[seen] * 0.714 / 72 * 25.4 >= 2000 / 300, seen


def test_the_running_script_adds_the_times_up(neighbourhood: Assembly, tmp_path: Path) -> None:
    said = read(make(neighbourhood, tmp_path / "script.pdf", "running-script"))

    assert "7:10 PM 3 Open the workshop two evenings a week" in said.replace("\u202f", " ")
    for question in ("Does anybody block?", "Does anybody stand aside?", "Who agrees?"):
        assert said.count(question) == 2
    assert "Chen Wei, please present the proposal." in said
    assert "Care for one another" in said


def test_the_sign_in_sheet_names_every_member_once(neighbourhood: Assembly, tmp_path: Path) -> None:
    said = read(make(neighbourhood, tmp_path / "sign-in.pdf", "sign-in"))

    people = DocumentSource(neighbourhood, CATALOGUES.get("en")).people
    assert [m.name for m in people.active if said.count(m.name) != 1] == []
    assert "Pavel Horák" not in said


def test_a_ballot_has_the_exact_text_and_four_answers_on_each_half(neighbourhood: Assembly, tmp_path: Path) -> None:
    path = make(neighbourhood, tmp_path / "ballot.pdf", "ballot")

    assert len(PdfReader(path).pages) == 2
    for answer in ("I agree", "I stand aside", "I block"):
        assert read(path).count(answer) >= 4


def test_a_decision_tells_its_story(neighbourhood: Assembly, tmp_path: Path) -> None:
    said = read(make(neighbourhood, tmp_path / "decision.pdf", "decision", decision="2026-02"))

    for told in (
        "Decision 2026-02",
        "Consensus: 7 agree · 2 with reservations · 1 stands aside",
        "Marta Lindqvist: I live next door and shall hear it.",
        "The planer can be heard next door after eight.",
        "Two hosts twice a week is a lot; we have five.",
        "addressed by version 3",
        "Drafted by Chen Wei.",
    ):
        assert told in said


@pytest.mark.parametrize("name", ["log.pdf", "log.md", "log.csv"])
def test_a_personal_decision_keeps_its_text_but_not_its_existence(
    name: str, neighbourhood: Assembly, tmp_path: Path
) -> None:
    path = make(neighbourhood, tmp_path / name, "decision-log")

    said = read(path) if name.endswith("pdf") else path.read_text("utf-8")
    assert "Help for a neighbour" in said
    assert "Nobody else" not in said


def test_the_csv_opens_right_in_a_spreadsheet(neighbourhood: Assembly, tmp_path: Path) -> None:
    data = make(neighbourhood, tmp_path / "log.csv", "decision-log").read_bytes()

    assert data.startswith(b"\xef\xbb\xbfNumber,Date,Title,")
    assert data.endswith(b"\r\n")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["Number"] for row in rows] == [
        "2026\u201101",
        "2026\u201102",
        "2026\u201103",
        "2026\u201104",
        "2026\u201105",
    ]
    assert rows[1]["Date"] == "2026-11-26"
    assert rows[1]["Stand-asides"] == "1"
    assert rows[3]["Title"] == '\'=HYPERLINK("http://x")'
    assert rows[3]["Text"] == "'-1 *really*; “two\nlines”"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_where_the_comma_is_decimal_the_csv_is_separated_by_semicolons(neighbourhood: Assembly, tmp_path: Path) -> None:
    data = make(neighbourhood, tmp_path / "actions.csv", "actions", "de").read_text("utf-8-sig")

    assert all(line.count(";") == 6 for line in data.splitlines())
    assert "Mend the shelf in the seed cupboard;Tomasz Wilk;2026-12-10;" in data


@pytest.mark.parametrize("language", ["en", "ar", "zh_Hans"])
def test_the_invitation_is_a_calendar_that_others_read(language: str, neighbourhood: Assembly, tmp_path: Path) -> None:
    data = make(neighbourhood, tmp_path / "meeting.ics", "agenda-notice", language).read_bytes()

    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.count(b"\n") == data.count(b"\r\n")
    calendar = icalendar.Calendar.from_ical(data)
    (event,) = calendar.walk("VEVENT")
    assert not calendar.errors
    assert not event.errors
    assert event.decoded("DTSTART") == datetime(2026, 11, 26, 19, tzinfo=UTC)
    assert event.decoded("DTEND") == datetime(2026, 11, 26, 21, tzinfo=UTC)
    assert event["LOCATION"] == "Mill hall"
    assert str(event["SUMMARY"]).startswith("Riverside：" if language == "zh_Hans" else "Riverside: ")
    assert len(str(event["DESCRIPTION"]).splitlines()) == 7
    assert calendar.to_ical() is not None


def test_markdown_never_takes_words_for_marks(neighbourhood: Assembly, tmp_path: Path) -> None:
    said = make(neighbourhood, tmp_path / "log.md", "decision-log").read_text("utf-8")

    assert "> \\-1 \\*really\\*" not in said  # a hyphen before a digit is no list
    assert "> -1 \\*really\\*; “two" in said
    assert "### 2026-02 Open the workshop two evenings a week" in said
    assert "\n\n\n" not in said


def test_the_code_on_paper_is_the_checkpoint_of_the_ledger(neighbourhood: Assembly, tmp_path: Path) -> None:
    reading = DocumentSource(neighbourhood, CATALOGUES.get("en"))
    position, store = reading.position, neighbourhood.store
    assert position
    own = next(feed for feed in store.feeds() if feed.id == position.feed)
    key = PublicKey.from_line(own.key)

    signed = unpack(from_code(position.code), reading.group, key)

    assert signed == store.checkpoint(position.feed)
    assert verify(signed, key).head == position.head
    path = make(neighbourhood, tmp_path / "decision.pdf", "decision", decision="2026-03")
    assert position.head in read(path)
    wanted = segno.make(position.code, error="m", boost_error=False, micro=False).matrix
    assert _modules(path, tmp_path, len(wanted)) == [bytes(row) for row in wanted]


def _modules(path: Path, folder: Path, count: int) -> list[bytes]:
    """The modules of the code as they are seen on the last page."""
    tree = PdfReader(path).trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()
    figure = next(kid.get_object() for kid in tree["/K"] if kid.get_object()["/S"] == "/Figure")
    assert figure["/Alt"] == "QR code of the signed checkpoint"
    left, _, right, top = (float(edge) for edge in figure["/A"]["/BBox"])
    page = str(len(PdfReader(path).pages))
    scale = 4
    draw = ["pdftoppm", "-r", str(72 * scale), "-f", page, "-l", page, "-png", "-singlefile", str(path)]
    subprocess.run([*draw, str(folder / "page")], check=True)
    picture = Image.open(folder / "page.png").convert("L")
    size = (right - left) / count

    def dark(x: int, y: int) -> bool:
        place = (left + (x + 0.5) * size) * scale, picture.height - (top - (y + 0.5) * size) * scale
        return picture.getpixel((round(place[0]), round(place[1]))) < 128

    return [bytes(dark(x, y) for x in range(count)) for y in range(count)]


def test_the_same_ledger_gives_the_same_bytes(neighbourhood: Assembly, tmp_path: Path) -> None:
    for kind in ("minutes", "agenda-notice"):
        first = make(neighbourhood, tmp_path / "first.pdf", kind, "ar").read_bytes()
        second = make(neighbourhood, tmp_path / "second.pdf", kind, "ar").read_bytes()
        assert first == second


def test_stopping_leaves_no_file_and_an_older_one_as_it_was(neighbourhood: Assembly, tmp_path: Path) -> None:
    out = tmp_path / "minutes.pdf"
    out.write_text("older")
    making = make_document(neighbourhood, CATALOGUES.get("en"), DocumentWish("minutes"), out)

    assert next(making) == 1
    making.close()

    assert [path.name for path in tmp_path.iterdir()] == ["minutes.pdf"]
    assert out.read_text() == "older"


@pytest.mark.named_fonts
def test_letters_without_a_font_are_named_with_the_package_that_brings_one(
    neighbourhood: Assembly, tmp_path: Path
) -> None:
    member = DocumentSource(neighbourhood, CATALOGUES.get("en")).people.active[0]
    neighbourhood.act(read_act("rename-member", {"member": member.id, "name": f"{member.name} \U0001f33b"}))
    try:
        with pytest.raises(MissingLettersError) as raised:
            make(neighbourhood, tmp_path / "sign-in.pdf", "sign-in")
    finally:
        neighbourhood.act(read_act("rename-member", {"member": member.id, "name": member.name}))

    line = error_line(CATALOGUES.get("en"), raised.value)
    assert "\U0001f33b" in line
    assert "sudo apt install \u2068fonts-symbola" in line
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("kind", "name", "more", "code"),
    [
        ("sign-in", "x.csv", {}, "unknown-format"),
        ("minutes", "x", {}, "unknown-format"),
        ("decision", "x.pdf", {"decision": "1999-01"}, "unknown-decision"),
        ("minutes", "none/x.pdf", {}, "cannot-write-there"),
    ],
)
def test_what_cannot_be_made_is_said_in_one_line(
    kind: str, name: str, more: dict[str, str], code: str, neighbourhood: Assembly, tmp_path: Path
) -> None:
    with pytest.raises(DocumentError) as raised:
        make(neighbourhood, tmp_path / name, kind, **more)

    assert raised.value.code == code
    line = error_line(CATALOGUES.get("en"), raised.value)
    assert exit_status(raised.value) == 1
    assert "\n" not in line
    assert not re.search(r"\{\w+\}", line)


def test_the_command_makes_a_document_and_says_so(run: Run, neighbourhood: Assembly, tmp_path: Path) -> None:
    path, out = neighbourhood.store.path, tmp_path / "log.pdf"  # type: ignore[attr-defined]

    ran = run("document", "decision-log", "--store", path, "--language", "zh_Hans", "-o", out, "--paper", "letter")

    assert (ran.status, ran.err) == (0, "")
    assert ran.out == f"{out}: {len(PdfReader(out).pages)} pages\n"
    ran = run("document", "decision", "--store", path, "--decision", "7", "-o", out)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "assembly: There is no decision 7 in the log. “assembly decisions” lists them.\n"
    assert run("document", "poem", "--store", path, "-o", out).status == 2
