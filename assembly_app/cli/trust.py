# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands about whom one may believe: the roll of signers, feeds that forked, erasing, and signing minutes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembly_app.cli.options import json_option, out_option, store_option
from assembly_app.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assembly_app.ledger.cosigned_statement import Statement
    from assembly_app.service.core.assembly import Assembly
    from assembly_app.service.core.read_models import ErasureRow, GroupRow
    from assembly_app.service.operations import Operation
    from assembly_app.service.trust.roll import Joining

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
def roll_show(session: Session, store: Path, group: str, code: Path | None, as_json: bool) -> None:
    """Who stands on it, since when, who vouched for each version, and the figures to compare at first contact."""
    from assembly_app.bundles.container_writer import replacing_file
    from assembly_app.cli import trust_lines
    from assembly_app.documents.qr_images import drawn
    from assembly_app.ledger.roll import fingerprint
    from assembly_app.service.core.naming import group_named
    from assembly_app.service.core.rolls import writer_of
    from assembly_app.service.trust.roll import vouching

    def read(assembly: Assembly, _: Operation) -> tuple[GroupRow, str, trust_lines.Versions, dict[str, str]]:
        of = group_named(assembly.store, group)
        versions = vouching(assembly.store, of.id)
        closed = {feed: writer_of(assembly.store, feed) for feed, _, _ in versions[-1][0].closed}
        return of, fingerprint(assembly.store.rolls(of.id)[0]), versions, closed

    of, digest, versions, closed = session.run(store, read)
    if code:
        with replacing_file(code) as file:
            file.write(drawn(digest, code.suffix.lower().lstrip(".")))
    session.show(trust_lines.roll(session.words, of.name, digest, versions, closed), as_json)


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
def roll_draft(
    session: Session,
    /,
    store: Path,
    out: Path,
    add: Path | None,
    name: str,
    capacities: tuple[str, ...],
    person: str,
    end: tuple[str, ...],
    through: tuple[str, ...],
    nothing_good: bool,
    close: tuple[str, ...],
    threshold: int | None,
) -> None:
    """Write the next version of the roll to a file, signed by this laptop.

    A feed that went two ways is settled with --close: FEED@SEQ names the last record here that counts, FEED@SEQ:ID one
    on another branch (see `assembly forks`).
    """
    from assembly_app.cli import trust_lines
    from assembly_app.service.trust.roll import Wish
    from assembly_app.service.trust.roll_drafts import DraftFound, draft_change, save_draft

    def drafted(assembly: Assembly, operation: Operation) -> DraftFound:
        joining = _joining(assembly, add, name, capacities, person) if add else ()
        wish = Wish(joining, end, through, nothing_good, close, threshold or 0)
        found = draft_change(assembly, operation, wish)
        if found.draft is not None:
            save_draft(found.draft, out)
        return found

    session.say(trust_lines.draft(session.words, session.run(store, drafted), out))


@roll.command("sign")
@draft_argument
@store_option
@click.pass_obj
def roll_sign(session: Session, draft: Path, store: Path) -> None:
    """Show what DRAFT would change, and add this laptop's signature to it."""
    from assembly_app.cli import trust_lines
    from assembly_app.service.trust.roll_drafts import sign_draft_in

    session.say(trust_lines.draft(session.words, session.run(store, sign_draft_in, draft), draft))


@roll.command("adopt")
@draft_argument
@store_option
@click.pass_obj
def roll_adopt(session: Session, draft: Path, store: Path) -> None:
    """Go by DRAFT from now on, if enough people have signed it. It travels with every bundle."""
    from assembly_app.service.trust.roll_drafts import adopt_draft_in

    session.run(store, adopt_draft_in, draft)
    session.say([session.told("draft-adopted")])


def _joining(
    assembly: Assembly, file: Path, name: str, capacities: tuple[str, ...], person: str
) -> tuple[Joining, ...]:
    """Whom to put on the roll: somebody new, or a further key of somebody whose other key is `person`."""
    from assembly_app.domain.refusal import refuse_unless
    from assembly_app.service.trust.roll import newest
    from assembly_app.service.trust.roll_drafts import joining

    same = [one for one in newest(assembly.store, assembly.group).signers if one.public.fingerprint() == person]
    refuse_unless(same or not person, "signer-unknown", "ledger", key=person)
    if same:
        first = same[0]
        return (joining(str(file), name or first.name, capacities or first.capacities, first.person),)
    return (joining(str(file), name or file.stem, capacities or ("delegate",)),)


@click.command("forks")
@store_option
@json_option
@click.pass_obj
def forks(session: Session, store: Path, as_json: bool) -> None:
    """Feeds that went two ways, what is kept of each, and how to settle it."""
    from assembly_app.cli import trust_lines
    from assembly_app.service.core.rolls import frozen_feeds, writer_of

    def read(assembly: Assembly, _: Operation) -> tuple[list[trust_lines.Branch], list[str]]:
        found, unsettled = list[trust_lines.Branch](), list[str]()
        for group in assembly.store.groups():
            frozen = frozen_feeds(assembly.store, group.id)
            unsettled += sorted(frozen)
            for row in assembly.store.branches(group.id):
                records = assembly.store.branch_records(row.no)
                last = f"{row.feed}@{row.last}:{records[-1].id.hex()}" if records else ""
                standing = "open" if row.feed in frozen else "reissued" if row.issued else "settled"
                found.append(trust_lines.Branch(row, group, standing, last, writer_of(assembly.store, row.feed)))
        return found, unsettled

    session.show(trust_lines.forks(session.words, *session.run(store, read)), as_json)


@click.command("reissue")
@store_option
@click.argument("branch", type=int)
@click.pass_obj
def reissue_command(session: Session, store: Path, branch: int) -> None:
    """Record anew what stands on a BRANCH that does not count, so that nothing said is lost."""
    from assembly_app.service.trust.forks import reissue

    session.say([session.told("reissued", n=session.run(store, reissue, branch))])


@click.command("find")
@store_option
@click.option("--group", default="", help="Another group's, by id or name.")
@click.argument("words")
@json_option
@click.pass_obj
def find_command(session: Session, store: Path, group: str, words: str, as_json: bool) -> None:
    """List every record whose text holds WORDS, with its place, as `erase` takes it."""
    from assembly_app.cli import trust_lines
    from assembly_app.service.core.naming import group_named
    from assembly_app.service.trust.erasure import Found, containing

    def read(assembly: Assembly, _: Operation) -> tuple[Found, ...]:
        return containing(assembly.store, group_named(assembly.store, group).id, words)

    session.show(trust_lines.found(session.words, session.run(store, read)), as_json)


@click.command("erase")
@store_option
@click.option("--why", default="", help="Why, for those who read that something was erased.")
@click.option("--asked", is_flag=True, help="Erase what other groups ask us to erase of theirs.")
@click.argument("places", nargs=-1, metavar="[FEED@SEQ]...")
@click.pass_obj
def erase_command(session: Session, store: Path, why: str, asked: bool, places: tuple[str, ...]) -> None:
    """Erase the text of records for good. That there was a record, and that it was erased, stays and is signed.

    Every laptop of the group follows when it reads that; other groups are asked, and say when they have done it. Copies
    outside of stores (printed minutes, documents, bundles on sticks, backups) are not reached.
    """
    if asked == bool(places):
        raise click.UsageError("Name places (see `assembly find`), or give --asked.")
    from assembly_app.service.trust import erasure

    if asked:
        session.say([session.told("erased-for-others", n=session.run(store, erasure.honour))])
        return
    count = session.run(store, erasure.erase, places, why)
    session.say([session.told("erased", n=count), session.told("erasure-reach")])


@click.command("erasures")
@store_option
@json_option
@click.pass_obj
def erasures(session: Session, store: Path, as_json: bool) -> None:
    """What was erased, what others ask for, and who has followed our requests."""
    from assembly_app.cli import trust_lines
    from assembly_app.service.trust.erasure import honoured

    def read(assembly: Assembly, _: Operation) -> tuple[Sequence[ErasureRow], dict[str, str], dict[str, int]]:
        kept = assembly.store
        names = {group.id: group.name for group in kept.groups()}
        return kept.erasures(), names, honoured(kept, assembly.group)

    session.show(trust_lines.erasures(session.words, *session.run(store, read)), as_json)


@click.command("cosign")
@store_option
@click.option("--meeting", default="", help="The meeting's id; without it the newest whose minutes are approved.")
@click.pass_obj
def cosign_command(session: Session, store: Path, meeting: str) -> None:
    """Sign approved minutes with this laptop's key; two people do, the facilitator and the secretary."""
    from assembly_app.cli import trust_lines
    from assembly_app.domain.refusal import Refused
    from assembly_app.service.trust import cosigning

    def signed(assembly: Assembly, operation: Operation) -> tuple[Statement, cosigning.MinutesSeen]:
        briefs = assembly.store.meetings(assembly.group)
        newest = meeting or next((one.id for one in reversed(briefs) if one.minutes_phase == "approved"), "")
        if not newest:
            raise Refused("minutes-not-approved", "R29", meeting="")
        said = cosigning.cosign(assembly, operation, newest)
        return said, cosigning.signatures(assembly, operation, newest)

    session.say(trust_lines.cosigned(session.words, *session.run(store, signed)))


COMMANDS = (roll, forks, reissue_command, find_command, erase_command, erasures, cosign_command)
