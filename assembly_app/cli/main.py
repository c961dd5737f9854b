# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: every act a script needs. Faults are one line on stderr; exit codes are in `assembly --help`."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from typing import Any

import click

from assembly_app import __version__
from assembly_app.cli.exit_codes import exit_status
from assembly_app.cli.session import Session
from assembly_app.errors import CodedError

COMMANDS = (
    ("acts", "acts do play"),
    ("actions", "actions"),
    ("decisions", "decisions"),
    ("desk", "desk practice"),
    ("documents", "document"),
    ("exchange", "check export import offered proof receipt"),
    ("imports", "read"),
    ("keys", "key"),
    ("meetings", "agenda meetings minutes"),
    ("stores", "audit rebuild"),
    ("trust", "cosign erase erasures find forks reissue roll"),
)
"""The features: a module of this folder, and the commands in its `COMMANDS`. It is loaded when one is wanted."""
WINDOWS = ("desk", "practice")
EPILOG = "Exit codes: 0 done, 1 refused or something is wrong, 2 usage, 3 the store, 4 the bundle or a key."


class Commands(click.Group):
    """Loads a feature when one of its commands is wanted, and turns what can go wrong into one line on stderr."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All of them, by name."""
        return sorted(name for _, names in COMMANDS for name in names.split())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One of them."""
        module = next((module for module, names in COMMANDS if cmd_name in names.split()), None)
        if module is None:
            return None
        found = importlib.import_module(f"assembly_app.cli.{module}").COMMANDS
        commands: dict[str, click.Command] = {command.name: command for command in found}
        return commands[cmd_name]

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
            from assembly_app.i18n.catalogues import bare
            from assembly_app.i18n.error_sentences import error_line

            session = ctx.obj
            said = error_line(session.words, error) if isinstance(error, CodedError) else str(error)
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
    ctx.obj = session = Session(home, words)
    if ctx.invoked_subcommand is None:
        sys.exit(session.desktop().open_desk(safe_graphics=safe_graphics))
    if ctx.invoked_subcommand not in WINDOWS:
        session.log()
        ctx.call_on_close(session.close)
