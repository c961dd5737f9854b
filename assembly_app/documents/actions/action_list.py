# SPDX-License-Identifier: GPL-3.0-or-later
"""The action items as a table for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from assembly_app.documents.document import Document
from assembly_app.documents.document_text import Composer
from assembly_app.documents.spreadsheet import BOM, day, line
from assembly_app.domain.actions.state import Action
from assembly_app.i18n.marks import N_, P_, Message
from assembly_app.i18n.words.actions import ACTIONS

_HEADS: tuple[Message, ...] = (
    P_("action", "What"), P_("action", "Who"), P_("action", "By when"), N_("Standing"), P_("action", "Agreed on"),
    P_("action", "Settled on"), P_("action", "Note"),
)  # fmt: skip


def action_list_csv(composer: Composer) -> Iterator[str]:
    """All actions, a line at a time, oldest first."""
    yield BOM + line(composer, map(composer.say, _HEADS))
    reading = composer.reading
    for about in reading.store.action_ids(reading.group):
        action = reading.store.state(reading.group, about)
        if not isinstance(action, Action):
            continue
        due, since, until = (day(composer, at) for at in (action.due, action.agreed_at, action.settled_at))
        words = (reading.said(action.text).text, reading.name(action.owner))
        yield line(composer, (*words, due, composer.term(action.status, "action"), since, until, action.note))


DOCUMENT = Document(kind=ACTIONS, texts={"csv": lambda composer, wish: action_list_csv(composer)})
