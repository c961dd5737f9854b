# SPDX-License-Identifier: GPL-3.0-or-later
"""The kinds of documents as they are offered are those that are made."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from assembly_app.documents.catalogue import DOCUMENTS
from assembly_app.documents.pdf import styles
from assembly_app.domain.world import MeetingBrief
from assembly_app.i18n.words import DOCUMENTS as OFFERED
from assembly_app.service.documents.wishes import PAPERS, suggested_meeting


def test_every_kind_that_is_offered_is_made_once_and_in_the_same_order() -> None:
    assert [document.kind for document in DOCUMENTS] == list(OFFERED.values())
    assert [kind.name for kind in OFFERED.values()] == list(OFFERED)


def test_every_form_that_is_offered_has_a_function_and_no_other() -> None:
    for document in DOCUMENTS:
        forms = [*(["pdf"] if document.pages else []), *document.texts]
        assert Counter(forms) == Counter(document.kind.formats), document.kind.name


def test_every_paper_that_is_offered_has_a_size() -> None:
    assert set(PAPERS) == set(styles.PAPERS)


def test_the_meeting_that_suggests_itself_is_the_next_to_come_or_the_last_that_was_held() -> None:
    at = datetime(2026, 11, 28, tzinfo=UTC)
    phases = (("a", "closed"), ("b", "closed"), ("c", "posted"), ("d", "posted"), ("e", "cancelled"))
    meetings = [MeetingBrief(name, "monthly", at, phase, "", "none") for name, phase in phases]

    assert suggested_meeting(meetings, OFFERED["ballot"].phases) == "c"
    assert suggested_meeting(meetings, OFFERED["minutes"].phases) == "b"
    assert suggested_meeting(meetings[:1], OFFERED["ballot"].phases) == "a"
    assert suggested_meeting(meetings, OFFERED["decision-log"].phases) == ""
