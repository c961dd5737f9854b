# SPDX-License-Identifier: GPL-3.0-or-later
"""Codes on paper, made into rows for QML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembly_app.i18n.catalogues import Catalogue
from assembly_app.viewmodels.exchange.paper_facts import CodeFactsRow, VerdictFactsRow
from assembly_app.viewmodels.exchange.rows import figures
from assembly_app.viewmodels.kit.times import instant

if TYPE_CHECKING:
    from assembly_app.service.exchange.paper_codes import Code, FingerprintJudged, Judged, PaperJudged


def code_shown(words: Catalogue, code: Code, source: str, side: int) -> CodeFactsRow:
    """A code that is shown, with the address and the side of its picture."""
    return CodeFactsRow(
        kind=code.kind,
        text=code.text,
        group=code.group,
        name=code.name,
        own=code.own,
        records=code.seq,
        at=instant(code.at),
        key=code.key,
        number=code.number,
        titles=code.title,
        whole=code.whole,
        private=code.private,
        digits=figures(words, code.digits),
        source=source,
        side=side,
    )


def judged(words: Catalogue, one: Judged) -> VerdictFactsRow:
    """What was scanned."""
    # The service is loaded by now: it was what judged.
    from assembly_app.service.exchange.paper_codes import PaperJudged

    return _paper(one) if isinstance(one, PaperJudged) else _fingerprint(words, one)


def _paper(one: PaperJudged) -> VerdictFactsRow:
    found, entry = one.found, one.entry
    return VerdictFactsRow(
        kind=found.kind,
        agreement=found.agreement,
        signed=found.signed,
        good=found.good,
        alarming=found.alarming,
        group=one.group,
        own=one.own,
        name=found.name,
        key=found.key,
        records=found.seq,
        here=found.here,
        at=instant(found.at),
        place=found.number,
        recordedAt=instant(found.recorded_at),
        sort=found.type.partition(".")[0],
        whole=found.body is not None,
        same=found.in_store is True,
        other=found.in_store is False,
        number=entry.number if entry else "",
        titles=entry.title if entry else {},
        texts=entry.text if entry else {},
    )


def _fingerprint(words: Catalogue, one: FingerprintJudged) -> VerdictFactsRow:
    digits = figures(words, one.digits)
    return VerdictFactsRow("fingerprint", one.fingerprint, digits, group=one.group, own=one.own)
