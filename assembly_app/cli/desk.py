# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands that open windows."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from assembly_app.cli.session import Session

safe_graphics_option = click.option("--safe-graphics", is_flag=True, help="Draw without the graphics card.")


@click.command("desk")
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
@safe_graphics_option
@click.option("--until-drawn", is_flag=True, hidden=True, help="Say when it is drawn and close, to measure it.")
@click.pass_obj
def desk(session: Session, path: Path, safe_graphics: bool, until_drawn: bool) -> None:
    """Open the desk on the store at PATH."""
    sys.exit(session.desktop().open_desk(path, safe_graphics=safe_graphics, until_drawn=until_drawn))


@click.command("practice")
@click.option("--headless", is_flag=True, help="Play the meeting and write store, bundle and pictures instead.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("build/practice"), show_default=True
)
@safe_graphics_option
@click.pass_obj
def practice(session: Session, headless: bool, out: Path, safe_graphics: bool) -> None:
    """Practise with the sample neighbourhood."""
    if headless:
        for line in session.desktop().practise_headless(out):
            click.echo(line)
        return
    sys.exit(session.desktop().practise(safe_graphics=safe_graphics))


COMMANDS = (desk, practice)
