# SPDX-License-Identifier: GPL-3.0-or-later
"""A 200-page decision log in mixed scripts, beside plain reportlab Paragraphs of the same texts, which get it wrong."""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph as PlainParagraph
from reportlab.platypus import SimpleDocTemplate

from assembly_app.documents.catalogue import print_pdf
from assembly_app.documents.decisions.decision_facts import facts
from assembly_app.documents.document_source import DocumentSource, Found
from assembly_app.documents.document_text import Composer
from assembly_app.domain.decisions.log import DecisionRecorded
from assembly_app.domain.decisions.state import DecisionEntry, Named, Tally
from assembly_app.domain.values import Emitted
from assembly_app.files.assets import translations
from assembly_app.i18n.catalogues import Catalogues
from assembly_app.installation.keystore import Installation
from assembly_app.service.core.assembly import Assembly, read_act
from assembly_app.service.core.read_models import DecisionRow
from assembly_app.service.core.scenario import ScenarioClock
from assembly_app.service.documents.wishes import DocumentWish
from assembly_app.store.sql_store import SqlStore

DECISIONS = 850
TEXTS = {
    "en": "The workshop opens on Tuesday and Thursday evenings, with two trained hosts; without them it is cancelled.",
    "es": "El taller abre los martes y jueves por la tarde, con dos personas anfitrionas formadas; sin ellas, no.",
    "ru": "Мастерская открыта по вторникам и четвергам вечером, с двумя подготовленными ведущими каждый вечер.",
    "el": "Το εργαστήριο ανοίγει Τρίτη και Πέμπτη απόγευμα, με δύο εκπαιδευμένους υπεύθυνους κάθε βράδυ.",
    "ar": "تُفتح الورشة مساء الثلاثاء والخميس من الساعة ١٨ إلى ٢١، بحضور مضيفَين مدرَّبَين كل مساء، ويُلغى المساء إن غابا.",
    "he": "הסדנה נפתחת בימי שלישי וחמישי בערב, עם שני מארחים מוכשרים בכל ערב; ערב בלעדיהם מתבטל.",
    "hi": "कार्यशाला मंगलवार और गुरुवार की शाम को खुलती है, हर शाम दो प्रशिक्षित मेज़बानों के साथ।",
    "th": "เวิร์กช็อปเปิดในเย็นวันอังคารและวันพฤหัสบดี โดยมีเจ้าบ้านที่ผ่านการอบรมสองคนทุกเย็น",
    "zh_Hans": "从一月起，工坊每周二和周四晚上开放，每晚有两名受过培训的主持人；没有主持人的晚上取消。",
    "ja": "一月から、工房は火曜日と木曜日の夜に開きます。毎晩、訓練を受けた世話役が二人います。",
}
FONTS = Path("/usr/share/fonts/truetype/noto")
FACES = {"ar": "NotoSansArabic", "he": "NotoSansHebrew", "hi": "NotoSansDevanagari", "th": "NotoSansThai"}
PICTOGRAPHS = {"zh_Hans": "STSong-Light", "ja": "HeiseiMin-W3"}


class Read(DocumentSource):
    """A reading whose decisions lie ready: the store is measured elsewhere, and the peer is not asked to read it."""

    def ready(self) -> Read:
        """Read everything once."""
        self._kept = {row.number: super(Read, self).found(row) for row in self.decisions()}
        return self

    def found(self, row: DecisionRow) -> Found | None:
        """See Reading."""
        return self._kept[row.number]


class Printed(NamedTuple):
    """What printing came to."""

    pages: int
    seconds: float
    megabytes: float

    @property
    def milliseconds(self) -> float:
        """For each page."""
        return self.seconds * 1000 / self.pages


def made_log(folder: Path) -> Assembly:
    """A store whose decision log fills some two hundred pages, in ten languages."""
    folder.mkdir(parents=True)
    clock = ScenarioClock(datetime(2016, 1, 1, tzinfo=UTC))
    assembly = Assembly(SqlStore(folder / "log.sqlite", create=True), Installation(folder / "home"), clock)
    assembly.act(read_act("found-assembly", {"name": "Bench", "languages": list(TEXTS)}))
    people = [assembly.act(read_act("add-member", {"name": name})).id for name in ("Ana Roth", "أمل حداد", "陈伟")]
    events = []
    for number, (language, text) in zip(range(1, DECISIONS + 1), cycle(TEXTS.items()), strict=False):
        clock.at += timedelta(days=4)
        entry = DecisionEntry(
            number=f"{clock.at.year}-{number:03}",
            method="council",
            taken_at=clock.at,
            title={language: f"{text[:45]} {number}"},
            text={language: "\n\n".join([f"{number} {text}" * (1 + number % 3), f"{text} {number}"])},
            language=language,
            by="council",
            tally=Tally(present=24, quorum=12, agreement=20, stand_asides=1),
            stood_aside=(Named(people[number % 3], f"{text[:60]} {number}"),),
            implementer=people[number % 3],
        )
        events.append(Emitted(f"{number:016x}", DecisionRecorded(entry=entry, weight="minor")))
    with assembly.store.write() as tx:
        assembly.journal.append(tx, assembly.group, events, clock.at)
        tx.project()
    return assembly


def ours(reading: DocumentSource) -> Printed:
    """The decision log, tagged, shaped, searchable."""
    out = BytesIO()
    begin = time.process_time()
    pages = list(print_pdf(reading, DocumentWish("decision-log"), out))
    return Printed(len(pages), time.process_time() - begin, len(out.getvalue()) / 1e6)


def plain(reading: DocumentSource) -> Printed:
    """The same texts as reportlab's own paragraphs: no bidi, no shaping, no tags."""
    out, texts = BytesIO(), list(_texts(reading))  # put into words before the clock runs, unlike ours
    begin = time.process_time()
    document = SimpleDocTemplate(out, leftMargin=150, rightMargin=66, topMargin=66, bottomMargin=66)
    document.build([PlainParagraph(text, style) for text, style in texts])
    return Printed(document.page, time.process_time() - begin, len(out.getvalue()) / 1e6)


def _texts(reading: DocumentSource) -> Iterator[tuple[str, ParagraphStyle]]:
    composer = Composer(reading)
    styles = {language: _styles(language) for language in TEXTS}
    for row in reversed(reading.decisions()):
        found = reading.found(row)
        assert found
        entry = found.decision.entry
        title, text = reading.said(entry.title), reading.said(entry.text)
        heading, body, small = styles[title.language]
        yield f"{entry.number} · {composer.day(entry.taken_at)} · {composer.term(row.standing)}", small
        yield title.text, heading
        yield from ((part, body) for part in text.text.split("\n\n"))
        yield from ((line, small) for line in facts(composer, found))


def _styles(language: str) -> tuple[ParagraphStyle, ParagraphStyle, ParagraphStyle]:
    name = PICTOGRAPHS.get(language) or FACES.get(language, "NotoSans")
    if name not in pdfmetrics.getRegisteredFontNames():
        cjk = name in PICTOGRAPHS.values()
        font = UnicodeCIDFont(name) if cjk else TTFont(name, FONTS / f"{name}-Regular.ttf")
        pdfmetrics.registerFont(font)
    wrap = "CJK" if language in PICTOGRAPHS else None
    more = {"fontName": name, "wordWrap": wrap}
    return (
        ParagraphStyle("heading", fontSize=11, leading=16, spaceAfter=3, **more),
        ParagraphStyle("body", fontSize=10, leading=15, spaceAfter=4, **more),
        ParagraphStyle("small", fontSize=8, leading=12, spaceAfter=1, **more),
    )


def figure(folder: Path) -> tuple[str, float, str, str, float, float]:
    """The row of the table: milliseconds for a page, ours and the peer's, and the ratio to stay under."""
    mine, theirs = measure(folder)
    name = f"decision log of {mine.pages} pages, a page"
    return name, mine.milliseconds, "ms", "plain Paragraphs", theirs.milliseconds, 3.0


def measure(folder: Path, turns: int = 3) -> tuple[Printed, Printed]:
    """Both in turns, in seconds of this process, so that busy neighbours count for neither; the median of each."""
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from assembly_app.documents.output import qt_application

    qt_application()
    assembly = made_log(folder)
    reading = Read(assembly, Catalogues([translations()], None).get("en")).ready()
    pairs = [(ours(reading), plain(reading)) for _ in range(turns)]
    assembly.store.close()
    mine, theirs = zip(*pairs, strict=True)
    return _median(mine), _median(theirs)


def _median(printed: tuple[Printed, ...]) -> Printed:
    middle = statistics.median(each.seconds for each in printed)
    return next(each for each in printed if each.seconds == middle)
