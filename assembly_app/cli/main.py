# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: every act a script needs. Faults are one line on stderr; exit codes are in `assembly --help`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assembly_app import __version__
from assembly_app.cli.exchange import COMMANDS, key_age
from assembly_app.cli.options import REFUSED, exit_status, json_option, out_option, store_option
from assembly_app.cli.trust import COMMANDS as TRUST_COMMANDS
from assembly_app.errors import CodedError
from assembly_app.i18n.words import DOCUMENTS

if TYPE_CHECKING:
    from assembly_app.cli.session import Workshop
    from assembly_app.desktop.app import Desktop
    from assembly_app.importers.summary import Kind
    from assembly_app.ledger.records import Reach

DOCUMENT_HELP = (
    "Make a document. The end of the file's name says how it is written. KIND, and the endings it can have: "
    f"{'; '.join(f'{kind.name} .' + ' .'.join(kind.formats) for kind in DOCUMENTS.values())}."
)
LISTS = ("members", "agenda", "meetings")
EPILOG = "Exit codes: 0 done, 1 refused or something is wrong, 2 usage, 3 the store, 4 the bundle or a key."

facilitator_option = click.option(
    "--facilitator",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Public key (.pub) of the facilitator, for the first roll when the assembly is founded.",
)
language_option = click.option("--language", default="en", show_default=True, help="Language of the words.")


class Commands(click.Group):
    """Turns what can go wrong into one line on stderr and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; never a traceback for what a person can cause."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            # Some come without their context, and would be shown without the usage.
            error.ctx = error.ctx or ctx
            raise
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            # The reader (such as `head`) has had enough; nothing is wrong.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except (CodedError, OSError) as error:
            from assembly_app.cli.session import catalogues
            from assembly_app.i18n.catalogues import bare
            from assembly_app.i18n.error_sentences import error_line

            words = catalogues().get(ctx.find_root().params.get("words") or "en")
            said = error_line(words, error) if isinstance(error, CodedError) else str(error)
            click.echo(f"assembly: {bare(said)}", err=True)
            sys.exit(exit_status(error))


@click.group(cls=Commands, invoke_without_command=True, epilog=EPILOG)
@click.version_option(__version__)
@click.option(
    "--home", type=click.Path(path_type=Path, file_okay=False), envvar="ASSEMBLY_HOME", help="Folder of the key."
)
@click.option("--words", default="", help="Language of messages; at the desk, the one chosen there last.")
@click.option("--safe-graphics", is_flag=True, help="Draw without the graphics card.")
@click.pass_context
def main(ctx: click.Context, home: Path | None, words: str, safe_graphics: bool) -> None:
    """Assembly: run a meeting that decides by consensus, and keep its record. Without a command, opens the desk."""
    if ctx.invoked_subcommand in (None, "desk", "practice"):
        from assembly_app.desktop.app import Desktop

        ctx.obj = Desktop(home, words, exit_status)
    else:
        from assembly_app.cli.session import Workshop

        ctx.obj = Workshop(home, words or "en")
    if ctx.invoked_subcommand is None:
        sys.exit(ctx.obj.open_desk(safe_graphics=safe_graphics))


@main.command()
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--safe-graphics", is_flag=True, help="Draw without the graphics card.")
@click.option("--until-drawn", is_flag=True, hidden=True, help="Say when it is drawn and close, to measure it.")
@click.pass_obj
def desk(desktop: Desktop, path: Path, safe_graphics: bool, until_drawn: bool) -> None:
    """Open the desk on the store at PATH."""
    sys.exit(desktop.open_desk(path, safe_graphics=safe_graphics, until_drawn=until_drawn))


@main.command()
@click.option("--headless", is_flag=True, help="Play the meeting and write store, bundle and pictures instead.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("build/practice"), show_default=True
)
@click.option("--safe-graphics", is_flag=True, help="Draw without the graphics card.")
@click.pass_obj
def practice(desktop: Desktop, headless: bool, out: Path, safe_graphics: bool) -> None:
    """Practise with the sample neighbourhood."""
    if headless:
        for line in desktop.practise_headless(out):
            click.echo(line)
        return
    sys.exit(desktop.practise(safe_graphics=safe_graphics))


@main.command()
@json_option
@click.pass_obj
def acts(shop: Workshop, as_json: bool) -> None:
    """List every act with its parameters."""
    shop.show(shop.acts(), as_json)


@main.command()
@click.argument("scenario", type=click.Path(path_type=Path, dir_okay=False))
@store_option
@facilitator_option
@click.option("--quiet", is_flag=True, help="Say nothing about each act.")
@click.pass_obj
def play(shop: Workshop, scenario: Path, store: Path, facilitator: Path | None, quiet: bool) -> None:
    """Play the acts of SCENARIO, with their own times as the clock; the store is made when there is none."""
    for line in shop.play(scenario, store, facilitator):
        if not quiet:
            click.echo(line)


@main.command()
@store_option
@facilitator_option
@click.option(
    "--reach",
    type=click.Choice(["public", "federation", "group"]),
    default="federation",
    show_default=True,
    help="Who may read it; with group, others learn only that there is a record.",
)
@click.argument("act")
@click.argument("fields", nargs=-1, metavar="[NAME=VALUE]...")
@click.pass_obj
def do(shop: Workshop, store: Path, facilitator: Path | None, reach: Reach, act: str, fields: tuple[str, ...]) -> None:
    """Carry out one ACT now. A VALUE may be JSON. `assembly acts` lists what each act takes."""
    if not all("=" in field for field in fields):
        raise click.UsageError("Each field is NAME=VALUE.")
    click.echo(shop.do(store, act, dict(field.split("=", 1) for field in fields), facilitator, reach))


def _listing(name: str, help_text: str, *options: Any) -> None:
    @json_option
    @language_option
    @store_option
    @click.pass_obj
    def command(shop: Workshop, /, store: Path, language: str, as_json: bool, **more: Any) -> None:
        shop.show(getattr(shop, name)(store, language, **more), as_json)

    for option in options:
        command = option(command)
    main.command(name, help=help_text)(command)


group_option = click.option("--group", default="", help="Another group's, by id or name, from an imported bundle.")
meeting_option = click.option("--meeting", default="", help="The meeting's id; without it the newest that fits.")
_listing(
    "decisions",
    "The decision log, newest first.",
    group_option,
    click.option("--search", default="", help="Words to find."),
)
_listing(
    "actions",
    "The action items.",
    group_option,
    click.option("--all", "everything", is_flag=True, help="Settled ones too."),
)
_listing("meetings", "All meetings.", group_option)
_listing("agenda", "A meeting's agenda.", group_option, meeting_option)
_listing("minutes", "A meeting's minutes, from its records.", group_option, meeting_option)


@main.command("document", help=DOCUMENT_HELP)
@click.argument("kind", type=click.Choice(list(DOCUMENTS)), metavar="KIND")
@store_option
@language_option
@out_option
@meeting_option
@click.option("--decision", default="", help="The decision's number, or its proposal's id; without it the newest.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True, help="Size of the page.")
@click.pass_obj
def document(shop: Workshop, /, kind: str, store: Path, language: str, out: Path, **more: str) -> None:
    for line in shop.document(kind, store, language, out, **more):
        click.echo(line)


@main.command("read")
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
def read_command(shop: Workshop, /, kind: Kind, file: Path, store: Path, dry_run: bool, **more: Any) -> None:
    """Read what a group has: KIND is members, agenda or meetings; FILE a list, or - for what comes in.

    Members and agenda items come from CSV or from a plain list, one on each line; meetings from a calendar (.ics).
    Nothing is recorded twice: reading a file again is safe. The exit code is 1 when a line was not understood; the
    others are recorded all the same.
    """
    lines, whole = shop.read(kind, file, store, dry_run=dry_run, **more)
    for line in lines:
        click.echo(line)
    sys.exit(0 if whole else REFUSED)


@main.group()
def key() -> None:
    """This installation's signing key."""


@key.command("new")
@click.option("--force", is_flag=True, help="Put the old key aside and make another one.")
@click.pass_obj
def key_new(shop: Workshop, force: bool) -> None:
    """Make the signing key of this installation and print its public half."""
    click.echo(shop.new_key(force=force))


@key.command("show")
@click.pass_obj
def key_show(shop: Workshop) -> None:
    """Print the public key and its fingerprint."""
    for line in shop.show_key():
        click.echo(line)


key.add_command(key_age)
for _command in (*COMMANDS, *TRUST_COMMANDS):
    main.add_command(_command)


@main.command()
@store_option
@json_option
@click.pass_obj
def audit(shop: Workshop, store: Path, as_json: bool) -> None:
    """Check every chain, signature and rule of a store again; report every irregularity."""
    report, good = shop.audit(store)
    shop.show(report, as_json)
    sys.exit(0 if good else REFUSED)


@main.command()
@store_option
@click.pass_obj
def rebuild(shop: Workshop, store: Path) -> None:
    """Drop the read tables and fold every record again."""
    click.echo(shop.rebuild(store))
