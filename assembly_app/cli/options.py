# SPDX-License-Identifier: GPL-3.0-or-later
"""Options that many commands share."""

from __future__ import annotations

from pathlib import Path

import click

store_option = click.option(
    "--store", "store", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The assembly's file."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of lines.")
out_option = click.option(
    "-o", "--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The file to write."
)
language_option = click.option("--language", default="en", show_default=True, help="Language of the words.")
group_option = click.option("--group", default="", help="Another group's, by id or name, from an imported bundle.")
meeting_option = click.option("--meeting", default="", help="The meeting's id; without it the newest that fits.")
facilitator_option = click.option(
    "--facilitator",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Public key (.pub) of the facilitator, for the first roll when the assembly is founded.",
)
