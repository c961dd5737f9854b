# SPDX-License-Identifier: GPL-3.0-or-later
"""The command that makes documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembly_app.cli.options import language_option, meeting_option, out_option, store_option
from assembly_app.cli.session import Session
from assembly_app.i18n.words import DOCUMENTS

if TYPE_CHECKING:
    from assembly_app.service.core.assembly import Assembly
    from assembly_app.service.operations import Operation

HELP = (
    "Make a document. The end of the file's name says how it is written. KIND, and the endings it can have: "
    f"{'; '.join(f'{kind.name} .' + ' .'.join(kind.formats) for kind in DOCUMENTS.values())}."
)


@click.command("document", help=HELP)
@click.argument("kind", type=click.Choice(list(DOCUMENTS)), metavar="KIND")
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
    from assembly_app.documents.output import make_document
    from assembly_app.service.documents.wishes import DocumentWish

    wish = DocumentWish(kind, meeting=meeting, decision=decision, paper=paper)

    def printed(assembly: Assembly, _: Operation) -> int:
        return max(make_document(assembly, session.catalogues.get(language), wish, out), default=0)

    pages = session.run(store, printed)
    session.say([session.told("document-pages", file=str(out), n=pages) if pages else str(out)])


COMMANDS = (document,)
