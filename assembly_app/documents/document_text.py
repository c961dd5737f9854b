# SPDX-License-Identifier: GPL-3.0-or-later
"""The words that documents share: titles, facts, exact texts, and the colophon with the QR code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from assembly_app.documents.document_source import DocumentSource, Position
from assembly_app.documents.pdf import styles
from assembly_app.documents.pdf.blocks import Block, Framed, Gap, Paragraph, Rule, Stack, prose
from assembly_app.documents.pdf.qr_block import QrCode
from assembly_app.documents.pdf.styles import BODY, Style
from assembly_app.documents.pdf.tables import Columns, ListItems, Row
from assembly_app.domain.decisions.state import Named, Tally
from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.values import Texts
from assembly_app.i18n.catalogues import Said
from assembly_app.i18n.marks import CN_, N_, NN_, P_, Message
from assembly_app.i18n.patterns import aside, counts, labelled
from assembly_app.i18n.words import term
from assembly_app.i18n.words.proposals import ABSTAIN, AGAINST, AGREE, ASIDE, BLOCK, FOR, RESERVED

PRESENT = CN_("present", "{present} members, quorum {quorum}")
FACTS = Columns((112, 1), styles.STEP * 2)
_KEPT_HYPHEN = "\u200e-\u200e"
HANGING = Columns((48, 1), styles.STEP * 2)


class Composer:
    """Writes one document's words, in one language, from one group's records."""

    def __init__(self, reading: DocumentSource) -> None:
        self.reading, self.words, self.formats = reading, reading.words, reading.words.formats
        self.rtl = reading.words.language.rtl
        self._said: dict[object, str] = {}

    def say(self, message: Message, n: int | None = None, **params: object) -> str:
        """A text of the program, in the document's language. A long document says the same over and over."""
        key = (message, n, *params.values())
        found = self._said.get(key)
        if found is None:
            found = self._said[key] = self.words.phrase(message, "", n, params)
        return found

    def term(self, code: str, of: str = "") -> str:
        """A code of the process in words, said of something (see `terms.term`); "" for none."""
        found = term(code, of)
        return self.say(found) if found else code

    def heading(self, code: str) -> str:
        """The same with a capital, where the language has them."""
        said = self.term(code)
        return said[:1].upper() + said[1:]

    def labelled(self, label: str | Message, text: str) -> Said:
        """A label of the program's and what it is about, in one line."""
        return labelled(self.words, label if isinstance(label, str) else self.say(label), text)

    def counted(self, method: str, tally: Tally) -> Said:
        """How something was decided, and the numbers behind it."""
        return self.labelled(self.heading(method), Said(self.tally(tally, method)))

    def when_and_where(self, meeting: Meeting) -> str:
        """The day and the time at which a meeting begins, and on a second line where."""
        when = self.formats.moment(meeting.starts_at, "full")
        return f"{when}\n{meeting.place}" if meeting.place else when

    def number(self, value: float) -> str:
        """A number in the language's digits."""
        return self.formats.number(value)

    def numbered(self, number: str) -> str:
        """The number of a decision, in the language's digits; its parts keep their order in every direction."""
        # Between Arabic digits a hyphen alone would turn them round (UAX 9, N1).
        shown = self.formats.digits(number)
        return f"\u2066{shown if shown.isascii() else shown.replace('-', _KEPT_HYPHEN)}\u2069"

    def minutes(self, value: int) -> str:
        """A length of time."""
        return self.say(NN_("{n} min", "length"), n=value)

    def names(self, members: Iterable[str]) -> str:
        """Several people by their names."""
        return self.formats.listing([self.reading.name(member) for member in members])

    def opening(self, kicker: str, title: str, lead: str) -> Iterator[Block]:
        """How a document begins."""
        yield Paragraph(kicker, styles.KICKER)
        yield Paragraph(title, styles.TITLE, outline=0)
        if lead:
            yield Paragraph(lead, styles.LEAD)

    def section(self, message: Message) -> Paragraph:
        """A heading of the program's."""
        return Paragraph(self.say(message), styles.H2, outline=1)

    def facts(self, facts: Iterable[tuple[Message, str] | tuple[Message, str | list[Block]]]) -> Iterator[Block]:
        """Labels beside values; those without a value are left out."""
        listed = ListItems(FACTS, styles.STEP / 2)
        for label, value in facts:
            if value:
                body: list[Block] = [Paragraph(value, styles.CELL)] if isinstance(value, str) else value
                yield listed.item(Paragraph(self.say(label), _FACT), body)

    def exact(self, texts: Texts, style: Style = styles.QUOTE) -> Block:
        """The exact words of something that is decided, or was."""
        said = self.reading.said(texts)
        return Framed(Stack(prose(said.text, style, language=self._other(said.language))))

    def written(self, texts: Texts, style: Style = BODY) -> list[Paragraph]:
        """What people wrote, as paragraphs."""
        said = self.reading.said(texts)
        return prose(said.text, style, language=self._other(said.language))

    def _other(self, language: str) -> str:
        return "" if language == self.words.language.code else language

    def named(self, named: Iterable[Named]) -> list[Block]:
        """Who took a position, and why: a paragraph for each."""
        made: list[Block] = []
        for each in named:
            who = self.reading.name(each.member)
            whom = aside(self.words, who, self.reading.name(each.value)) if each.value else Said(f"\u2068{who}\u2069")
            text = labelled(self.words, whom, each.reason) if each.reason else whom
            made.append(Paragraph(text, styles.CELL._replace(after=styles.STEP / 2)))
        return made

    def tally(self, tally: Tally, method: str) -> str:
        """The numbers behind a decision, in one line."""
        if tally.votes_for or tally.votes_against or method.endswith("-vote"):
            parts = [
                self.say(FOR, n=tally.votes_for),
                self.say(AGAINST, n=tally.votes_against),
                self.say(ABSTAIN, n=tally.abstentions),
            ]
            if tally.threshold:
                share = self.formats.percent(tally.threshold / 100)
                parts.append(self.say(N_("{share} needed"), share=share))
        else:
            parts = [
                self.say(AGREE, n=tally.agreement),
                self.say(RESERVED, n=tally.reservations),
                self.say(ASIDE, n=tally.stand_asides),
            ]
            if tally.blocks:
                parts.append(self.say(BLOCK, n=tally.blocks))
        return counts(self.words, parts)

    def present(self, tally: Tally) -> str:
        """How many were there, and how many it takes; "" where nobody counted."""
        if not tally.present:
            return ""
        return self.say(PRESENT, present=tally.present, quorum=tally.quorum)

    def day(self, at: datetime | None) -> str:
        """A day, "" for none."""
        return self.formats.date(at, "long") if at else ""

    def colophon(self, side: float = 86) -> Iterator[Block]:
        """Where the ledger stood, in words and as a QR code that can be compared with it."""
        position = self.reading.position
        if position is None:
            return
        yield Gap(styles.STEP * 4)
        words: list[Block] = [
            Paragraph(self.say(N_("From the ledger")), styles.LABEL._replace(bold=True, after=2)),
            Paragraph(self.stood(position), styles.SMALL),
            Paragraph(self.say(N_("Record id {head}"), head=position.head), styles.SMALL),
        ]
        if not position.code:
            yield Stack(words)
            return
        explained = N_(
            "The code holds the signed checkpoint: whoever has the ledger can compare, and see that this paper and the "
            "record say the same."
        )
        words.append(Paragraph(self.say(explained), styles.SMALL))
        alt = self.say(N_("QR code of the signed checkpoint"))
        yield Rule(after=styles.STEP * 2)
        yield Row([QrCode(position.code, side, alt), Stack(words)], Columns((side, 1), styles.STEP * 3))

    def stood(self, position: Position) -> str:
        """Where the ledger stood, in one line."""
        return self.say(
            N_("Record {seq} of feed {feed}, {at}"),
            seq=position.seq,
            feed=position.feed[:8],
            at=self.formats.moment(position.at),
        )

    def foot(self) -> str:
        """The same for the foot of each page."""
        return self.stood(self.reading.position) if self.reading.position else ""

    def page(self, number: int, total: int) -> str:
        """A page's number."""
        return self.say(P_("document", "Page {page} of {pages}"), page=number, pages=total)


_FACT = styles.CELL._replace(colour=styles.QUIET)
