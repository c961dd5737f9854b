# SPDX-License-Identifier: GPL-3.0-or-later
"""The command that reads lists: a file's bytes, what was understood of them, and recording it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assembly_app.cli.exit_codes import REFUSED
from assembly_app.cli.options import meeting_option, store_option
from assembly_app.cli.session import Session

if TYPE_CHECKING:
    from assembly_app.i18n.catalogues import Catalogues
    from assembly_app.importers.findings import Findings
    from assembly_app.importers.reader import ListReader
    from assembly_app.importers.summary import Kind
    from assembly_app.importers.text_decoding import Text
    from assembly_app.service.core.assembly import Assembly
    from assembly_app.service.operations import Operation

LISTS = ("members", "agenda", "meetings")


@click.command("read")
@click.argument("kind", type=click.Choice(LISTS), metavar="KIND")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@store_option
@meeting_option
@click.option(
    "--next",
    "upcoming",
    type=click.IntRange(1, 60),
    default=6,
    show_default=True,
    help="How many of meetings that repeat.",
)
@click.option("--guests", is_flag=True, help="Members are guests unless the list says otherwise.")
@click.option("--dry-run", is_flag=True, help="Only show what would be recorded.")
@click.pass_obj
def read_command(
    session: Session,
    /,
    kind: Kind,
    file: Path,
    store: Path,
    meeting: str,
    upcoming: int,
    guests: bool,
    dry_run: bool,
) -> None:
    """Read what a group has: KIND is members, agenda or meetings; FILE a list, or - for what comes in.

    Members and agenda items come from CSV or from a plain list, one on each line; meetings from a calendar (.ics).
    Nothing is recorded twice: reading a file again is safe. The exit code is 1 when a line was not understood; the
    others are recorded all the same.
    """
    from assembly_app.domain.refusal import Refused
    from assembly_app.importers import summary
    from assembly_app.service.core.assembly import new_id

    text = _read_list(file)

    def read(assembly: Assembly, _: Operation) -> tuple[list[str], bool]:
        if not assembly.group:
            raise Refused("not-founded", "input")
        session.catalogues.move_to(assembly.world.charter.zone)
        words = session.words
        found = _understood(
            lists(assembly, session.catalogues, session.spoken or "en"), kind, text, meeting, upcoming, guests=guests
        )
        lines = [*summary.lines(found, words), summary.counted(found, kind, words)]
        if not dry_run and found.new:
            assembly.act_all(found.acts(new_id))
        return [*lines, summary.ended(found, words, dry_run=dry_run)], not found.odd

    lines, whole = session.run(store, read)
    session.say(lines)
    sys.exit(0 if whole else REFUSED)


def _read_list(path: Path) -> Text:
    """The text of a file, or of what comes in when the path is "-". Raises UnreadableError and OSError."""
    from assembly_app.importers.text_decoding import MOST_BYTES, read_text

    if str(path) == "-":
        return read_text(sys.stdin.buffer.read(MOST_BYTES + 1))
    with path.open("rb") as file:
        return read_text(file.read(MOST_BYTES + 1))


def lists(assembly: Assembly, catalogues: Catalogues, language: str) -> ListReader:
    """Lists against an assembly, understood in the words of all languages."""
    from assembly_app.importers.reader import ListReader
    from assembly_app.importers.vocabulary import vocabulary

    known = [catalogues.get(each.code) for each in catalogues.available()]
    world = assembly.world
    return ListReader(
        world=world,
        group=assembly.group,
        proposals=[world.proposal(each) for each in assembly.store.proposal_ids(assembly.group)],
        now=assembly.clock.now(),
        vocabulary=vocabulary(known),
        words=catalogues.get(language),
    )


def _understood(
    found: ListReader, kind: Kind, source: Text, meeting: str, upcoming: int, *, guests: bool
) -> Findings[Any]:
    """What a list of that kind says."""
    if kind == "members":
        return found.members(source, guests=guests)
    return found.agenda(source, meeting) if kind == "agenda" else found.meetings(source, upcoming)


COMMANDS = (read_command,)
