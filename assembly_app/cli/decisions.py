# SPDX-License-Identifier: GPL-3.0-or-later
"""The decision log, on the command line."""

from __future__ import annotations

from pathlib import Path

import click

from assembly_app.cli.listings import show_listing
from assembly_app.cli.options import group_option, json_option, language_option, store_option
from assembly_app.cli.session import Session


@click.command("decisions")
@store_option
@language_option
@group_option
@click.option("--search", default="", help="Words to find.")
@json_option
@click.pass_obj
def decisions(session: Session, store: Path, language: str, group: str, search: str, as_json: bool) -> None:
    """The decision log, newest first."""
    show_listing(session, store, language, group, lambda listings: listings.decisions(search), as_json=as_json)


COMMANDS = (decisions,)
