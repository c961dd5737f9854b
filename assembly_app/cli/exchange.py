# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands that carry records between groups: bundles, receipts, what lies in a folder, and codes on paper."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembly_app.cli.options import BUNDLE, REFUSED, json_option, out_option, store_option

if TYPE_CHECKING:
    from assembly_app.cli.session import Workshop


@click.command("age")
@click.pass_obj
def key_age(shop: Workshop) -> None:
    """Print the key others encrypt bundles with for this installation (age1...), made when there is none yet.

    Its secret half lies beside the signing key, and `age -d -i` reads it too.
    """
    for line in shop.post().age_key():
        click.echo(line)


@click.command("export")
@store_option
@out_option
@click.option("--within", is_flag=True, help="Stays within the group: private bodies travel too.")
@click.option("--group", default="", help="Carry on what another group gave us, by its id or name.")
@click.option("--to", "to", multiple=True, metavar="AGE1...", help="Only this key can open it; may be given again.")
@click.option("--since", default="", metavar="WHO", help="Only what lies after the receipt of this group or key.")
@click.option(
    "--since-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Only what lies after this receipt.",
)
@click.pass_obj
def export_command(
    shop: Workshop,
    store: Path,
    out: Path,
    within: bool,
    group: str,
    to: tuple[str, ...],
    since: str,
    since_file: Path | None,
) -> None:
    """Write a signed bundle of what this group recorded: all of it, or what the receiver does not have yet.

    With --to it is encrypted with age, and its name ends in .age.
    """
    if since and since_file:
        raise click.UsageError("Give --since or --since-file, not both.")
    if group and (since or since_file):
        raise click.UsageError("Receipts are for our own records; --group carries on another's as a whole.")
    for line in shop.post().export(store, out, group=group, within=within, to=to, since=since, since_file=since_file):
        click.echo(line)


@click.command("check")
@click.argument("bundle", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--paper", default="", metavar="CODE", help="What was scanned from paper: the text, a file, or - .")
@click.option("--store", "store", type=click.Path(path_type=Path, dir_okay=False), help="Compare the paper with it.")
@json_option
@click.pass_obj
def check_command(shop: Workshop, bundle: Path | None, paper: str, store: Path | None, as_json: bool) -> None:
    """Check BUNDLE on its own: what it holds, who signed it, whether all of it is good. Or what a code on paper says.

    An encrypted bundle is opened in memory with this installation's age key. The exit code of --paper is 1 when it
    could not be verified in full, or the store says something else.
    """
    if bool(paper) == (bundle is not None):
        raise click.UsageError("Give a BUNDLE, or --paper with what was scanned.")
    if bundle is not None and store is not None:
        raise click.UsageError("--store goes with --paper; `assembly import` compares a bundle with a store.")
    if bundle is None:
        report, good = shop.post().check_paper(paper, store)
    else:
        report, good = shop.post().check(bundle)
    shop.show(report, as_json)
    sys.exit(0 if good else BUNDLE if bundle else REFUSED)


@click.command("import")
@click.argument("bundle", type=click.Path(path_type=Path, dir_okay=False))
@store_option
@click.option("--trust", default="", help="Fingerprint of a group that is new here, as two people compared it aloud.")
@click.option("--join", is_flag=True, help="Make a new store for another laptop of the same group.")
@click.pass_obj
def import_command(shop: Workshop, bundle: Path, store: Path, trust: str, join: bool) -> None:
    """Check BUNDLE and import it: all of it or nothing. A receipt is recognised and recorded.

    The exit code is 1 when a receipt shows that this store was rolled back, or that one of our feeds has forked.
    """
    lines, calm = shop.post().take(bundle, store, trust=trust, join=join)
    for line in lines:
        click.echo(line)
    sys.exit(0 if calm else REFUSED)


@click.command("receipt")
@store_option
@out_option
@click.option("--group", default="", help="Whose records, by id or name; needed when there are several other groups.")
@click.pass_obj
def receipt_command(shop: Workshop, store: Path, out: Path, group: str) -> None:
    """Write a signed receipt for what is here of another group: they then send only what is new."""
    for line in shop.post().receipt(store, out, group):
        click.echo(line)


@click.command("offered")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@store_option
@json_option
@click.pass_obj
def offered_command(shop: Workshop, folder: Path, store: Path, as_json: bool) -> None:
    """List the bundles and receipts lying in FOLDER, and what each would bring. Nothing is imported."""
    shop.show(shop.post().offered(folder, store), as_json)


@click.command("proof")
@store_option
@out_option
@click.option("--decision", required=True, metavar="NUMBER", help="The decision's number, such as 2026-14.")
@click.option("--group", default="", help="Another group's, by id or name, from an imported bundle.")
@click.pass_obj
def proof_command(shop: Workshop, store: Path, out: Path, decision: str, group: str) -> None:
    """Write the record that took a decision as a code for paper, which proves itself: .png, .svg, .pdf or .txt.

    `assembly check --paper` verifies what was scanned, without a store too.
    """
    for line in shop.post().proof(store, out, decision, group):
        click.echo(line)


COMMANDS = (
    export_command,
    check_command,
    import_command,
    receipt_command,
    offered_command,
    proof_command,
)
