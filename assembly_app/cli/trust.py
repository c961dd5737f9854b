# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands about whom one may believe: the roll of signers, feeds that forked, erasing, and signing minutes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembly_app.cli.options import json_option, out_option, store_option

if TYPE_CHECKING:
    from assembly_app.cli.session import Workshop

draft_argument = click.argument("draft", type=click.Path(path_type=Path, exists=True, dir_okay=False))


@click.group("roll")
def roll() -> None:
    """The roll of signers: whose keys speak for the group.

    A change is drafted into a small file, signed on the laptops of enough people, and then adopted by everyone.
    """


@roll.command("show")
@store_option
@click.option("--group", default="", help="Another group's, by id or name.")
@click.option(
    "--code",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the fingerprint as a QR code too (.png, .svg, .pdf or .txt), to be scanned instead of read aloud.",
)
@json_option
@click.pass_obj
def roll_show(shop: Workshop, store: Path, group: str, code: Path | None, as_json: bool) -> None:
    """Who stands on it, since when, who vouched for each version, and the figures to compare at first contact."""
    shop.show(shop.trust().roll(store, group, code), as_json)


@roll.command("draft")
@store_option
@out_option
@click.option("--add", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="A public key (.pub) to add.")
@click.option("--name", default="", help="Whose the added key is.")
@click.option(
    "--capacity",
    "capacities",
    multiple=True,
    type=click.Choice(["secretary", "facilitator", "delegate"]),
    help="What the added key is for; may be given again.",
)
@click.option("--person", default="", help="The added key is a further one of this person (fingerprint of another).")
@click.option("--end", multiple=True, metavar="KEY", help="End this key (SHA256:...); may be given again.")
@click.option("--through", multiple=True, metavar="FEED@SEQ", help="How far a feed of an ended key is still good.")
@click.option("--nothing-good", is_flag=True, help="Nothing that the ended keys signed is good.")
@click.option("--close", multiple=True, metavar="FEED@SEQ[:ID]", help="End a feed there; its key goes on.")
@click.option("--threshold", type=click.IntRange(1), help="How many people a change needs from now on.")
@click.pass_obj
def roll_draft(shop: Workshop, /, store: Path, out: Path, **wish: object) -> None:
    """Write the next version of the roll to a file, signed by this laptop.

    A feed that went two ways is settled with --close: FEED@SEQ names the last record here that counts, FEED@SEQ:ID one
    on another branch (see `assembly forks`).
    """
    for line in shop.trust().draft(store, out, wish):
        click.echo(line)


@roll.command("sign")
@draft_argument
@store_option
@click.pass_obj
def roll_sign(shop: Workshop, draft: Path, store: Path) -> None:
    """Show what DRAFT would change, and add this laptop's signature to it."""
    for line in shop.trust().sign(draft, store):
        click.echo(line)


@roll.command("adopt")
@draft_argument
@store_option
@click.pass_obj
def roll_adopt(shop: Workshop, draft: Path, store: Path) -> None:
    """Go by DRAFT from now on, if enough people have signed it. It travels with every bundle."""
    for line in shop.trust().adopt(draft, store):
        click.echo(line)


@click.command("forks")
@store_option
@json_option
@click.pass_obj
def forks(shop: Workshop, store: Path, as_json: bool) -> None:
    """Feeds that went two ways, what is kept of each, and how to settle it."""
    shop.show(shop.trust().forks(store), as_json)


@click.command("reissue")
@store_option
@click.argument("branch", type=int)
@click.pass_obj
def reissue_command(shop: Workshop, store: Path, branch: int) -> None:
    """Record anew what stands on a BRANCH that does not count, so that nothing said is lost."""
    click.echo(shop.trust().reissue(store, branch))


@click.command("find")
@store_option
@click.option("--group", default="", help="Another group's, by id or name.")
@click.argument("words")
@json_option
@click.pass_obj
def find_command(shop: Workshop, store: Path, group: str, words: str, as_json: bool) -> None:
    """List every record whose text holds WORDS, with its place, as `erase` takes it."""
    shop.show(shop.trust().find(store, group, words), as_json)


@click.command("erase")
@store_option
@click.option("--why", default="", help="Why, for those who read that something was erased.")
@click.option("--asked", is_flag=True, help="Erase what other groups ask us to erase of theirs.")
@click.argument("places", nargs=-1, metavar="[FEED@SEQ]...")
@click.pass_obj
def erase_command(shop: Workshop, store: Path, why: str, asked: bool, places: tuple[str, ...]) -> None:
    """Erase the text of records for good. That there was a record, and that it was erased, stays and is signed.

    Every laptop of the group follows when it reads that; other groups are asked, and say when they have done it. Copies
    outside of stores (printed minutes, documents, bundles on sticks, backups) are not reached.
    """
    if asked == bool(places):
        raise click.UsageError("Name places (see `assembly find`), or give --asked.")
    click.echo(shop.trust().erase_asked(store) if asked else shop.trust().erase(store, places, why))


@click.command("erasures")
@store_option
@json_option
@click.pass_obj
def erasures(shop: Workshop, store: Path, as_json: bool) -> None:
    """What was erased, what others ask for, and who has followed our requests."""
    shop.show(shop.trust().erasures(store), as_json)


@click.command("cosign")
@store_option
@click.option("--meeting", default="", help="The meeting's id; without it the newest whose minutes are approved.")
@click.pass_obj
def cosign_command(shop: Workshop, store: Path, meeting: str) -> None:
    """Sign approved minutes with this laptop's key; two people do, the facilitator and the secretary."""
    for line in shop.trust().cosign(store, meeting):
        click.echo(line)


COMMANDS = (roll, forks, reissue_command, find_command, erase_command, erasures, cosign_command)
