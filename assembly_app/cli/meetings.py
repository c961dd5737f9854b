# SPDX-License-Identifier: GPL-3.0-or-later
"""Meetings, their agendas and their minutes, on the command line."""

from __future__ import annotations

from pathlib import Path

import click

from assembly_app.cli.listings import show_listing
from assembly_app.cli.options import group_option, json_option, language_option, meeting_option, store_option
from assembly_app.cli.session import Session


@click.command("meetings")
@store_option
@language_option
@group_option
@json_option
@click.pass_obj
def meetings(session: Session, store: Path, language: str, group: str, as_json: bool) -> None:
    """All meetings."""
    show_listing(session, store, language, group, lambda listings: listings.meetings(), as_json=as_json)


@click.command("agenda")
@store_option
@language_option
@group_option
@meeting_option
@json_option
@click.pass_obj
def agenda(session: Session, store: Path, language: str, group: str, meeting: str, as_json: bool) -> None:
    """A meeting's agenda."""
    show_listing(session, store, language, group, lambda listings: listings.agenda(meeting), as_json=as_json)


@click.command("minutes")
@store_option
@language_option
@group_option
@meeting_option
@json_option
@click.pass_obj
def minutes(session: Session, store: Path, language: str, group: str, meeting: str, as_json: bool) -> None:
    """A meeting's minutes, from its records."""
    show_listing(session, store, language, group, lambda listings: listings.minutes(meeting), as_json=as_json)


COMMANDS = (agenda, meetings, minutes)
