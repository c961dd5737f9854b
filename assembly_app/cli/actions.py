# SPDX-License-Identifier: GPL-3.0-or-later
"""The action items, on the command line."""

from __future__ import annotations

from pathlib import Path

import click

from assembly_app.cli.listings import show_listing
from assembly_app.cli.options import group_option, json_option, language_option, store_option
from assembly_app.cli.session import Session


@click.command("actions")
@store_option
@language_option
@group_option
@click.option("--all", "everything", is_flag=True, help="Settled ones too.")
@json_option
@click.pass_obj
def actions(session: Session, store: Path, language: str, group: str, everything: bool, as_json: bool) -> None:
    """The action items."""
    show_listing(session, store, language, group, lambda listings: listings.actions(everything), as_json=as_json)


COMMANDS = (actions,)
