# SPDX-License-Identifier: GPL-3.0-or-later
"""The command that makes documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembly_app.cli.options import language_option, meeting_option, out_option, store_option
from assembly_app.cli.session import Session

if TYPE_CHECKING:
    from assembly_app.service.core.assembly import Assembly
    from assembly_app.service.operations import Operation

DOCUMENTS = (
    "agenda-notice", "running-script", "minutes", "decision-log", "decision", "sign-in", "ballot", "actions",
)  # fmt: skip


@click.command("document")
@click.argument("kind", type=click.Choice(DOCUMENTS), metavar="KIND")
@store_option
@language_option
@out_option
@meeting_option
@click.option("--decision", default="", help="The decision's number, or its proposal's id; without it the newest.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True, help="Size of the page.")
@click.pass_obj
def document(
    session: Session, /, kind: str, store: Path, language: str, out: Path, meeting: str, decision: str, paper: str
) -> None:
    """Make a document: KIND is agenda-notice, running-script, minutes, decision-log, decision, sign-in, ballot or
    actions.

    The end of the file's name says how it is written: .pdf, and .md for minutes and decision-log, .csv for decision-log
    and actions, .ics for agenda-notice.
    """
    from assembly_app.documents.catalogue import Wish
    from assembly_app.documents.output import make_document

    wish = Wish(kind, meeting, decision, paper)

    def printed(assembly: Assembly, _: Operation) -> int:
        return max(make_document(assembly, session.catalogues.get(language), wish, out), default=0)

    pages = session.run(store, printed)
    session.say([session.told("document-pages", file=str(out), n=pages) if pages else str(out)])


COMMANDS = (document,)
