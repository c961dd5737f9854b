# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands that carry records between groups: bundles, receipts, what lies in a folder, and codes on paper."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembly_app.cli.exit_codes import BUNDLE, REFUSED
from assembly_app.cli.options import json_option, out_option, store_option
from assembly_app.cli.session import Session

if TYPE_CHECKING:
    from assembly_app.service.core.assembly import Assembly
    from assembly_app.service.exchange.inbox import Offer
    from assembly_app.service.operations import Operation


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
    session: Session,
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
    from assembly_app.bundles.encryption import ENDING
    from assembly_app.cli import exchange_lines
    from assembly_app.service.core.naming import group_named
    from assembly_app.service.exchange.acknowledgements import receipt_in
    from assembly_app.service.exchange.bundle_export import Packed, export_bundle

    if to and out.suffix.lower() != ENDING:
        out = out.with_name(out.name + ENDING)

    def exported(assembly: Assembly, operation: Operation) -> tuple[Packed, str]:
        start = receipt_in(since_file) if since_file else since
        packed = export_bundle(assembly, operation, out, group=group, within=within, since=start, to=to)
        return packed, group_named(assembly.store, group).fingerprint

    packed, fingerprint = session.run(store, exported)
    began = bool(since or since_file)
    session.say(exchange_lines.exported(session.words, packed, fingerprint, readers=len(set(to)), since=began))


@click.command("check")
@click.argument("bundle", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--paper", default="", metavar="CODE", help="What was scanned from paper: the text, a file, or - .")
@click.option("--store", "store", type=click.Path(path_type=Path, dir_okay=False), help="Compare the paper with it.")
@json_option
@click.pass_obj
def check_command(session: Session, bundle: Path | None, paper: str, store: Path | None, as_json: bool) -> None:
    """Check BUNDLE on its own: what it holds, who signed it, whether all of it is good. Or what a code on paper says.

    An encrypted bundle is opened in memory with this installation's age key. The exit code of --paper is 1 when it
    could not be verified in full, or the store says something else.
    """
    if bool(paper) == (bundle is not None):
        raise click.UsageError("Give a BUNDLE, or --paper with what was scanned.")
    if bundle is not None and store is not None:
        raise click.UsageError("--store goes with --paper; `assembly import` compares a bundle with a store.")
    if bundle is None:
        _check_paper(session, paper, store, as_json=as_json)
    else:
        _check_bundle(session, bundle, as_json=as_json)


def _check_bundle(session: Session, bundle: Path, *, as_json: bool) -> None:
    from assembly_app.bundles.check import CheckReport, check
    from assembly_app.bundles.encryption import opened
    from assembly_app.bundles.errors import BundleError
    from assembly_app.bundles.file_type import kind_of
    from assembly_app.cli import exchange_lines
    from assembly_app.domain.refusal import refuse_unless

    kind = kind_of(bundle)
    refuse_unless(kind != "roll", "draft-no-bundle", "input", file=str(bundle))
    refuse_unless(kind != "receipt", "receipt-no-bundle", "input", file=str(bundle))
    try:
        report = check(opened(bundle, session.installation.identity))
    except BundleError as error:
        report = CheckReport(bundle, (error,))
    session.show(exchange_lines.checked(session.words, report), as_json)
    sys.exit(0 if report.good else BUNDLE)


def _check_paper(session: Session, said: str, store: Path | None, *, as_json: bool) -> None:
    from assembly_app.cli import exchange_lines
    from assembly_app.service.exchange.paper import PaperFound, judge

    text = _scanned(said)

    def judged(assembly: Assembly, _: Operation) -> tuple[PaperFound, str, bool]:
        found = judge(text, assembly.store)
        names = {row.id: row.name for row in assembly.store.groups()}
        return found, names.get(found.group, ""), found.key == assembly.keys.key().public.fingerprint()

    found, group, own = session.run(store, judged) if store else (judge(text, None), "", False)
    session.show(exchange_lines.paper(session.words, found, group, own=own), as_json)
    sys.exit(0 if found.good else REFUSED)


def _scanned(said: str) -> str:
    """What was scanned: the text itself, a file that holds it, or what comes in."""
    from assembly_app.ledger import paper, qr_checkpoint
    from assembly_app.service.operations import unreadable

    if said == "-":
        return sys.stdin.read()
    if said.startswith((paper.PREFIX, qr_checkpoint.PREFIX)):
        return said
    try:
        return Path(said).read_text(encoding="ascii", errors="replace")
    except OSError as error:
        raise unreadable(error) from error


@click.command("import")
@click.argument("bundle", type=click.Path(path_type=Path, dir_okay=False))
@store_option
@click.option("--trust", default="", help="Fingerprint of a group that is new here, as two people compared it aloud.")
@click.option("--join", is_flag=True, help="Make a new store for another laptop of the same group.")
@click.pass_obj
def import_command(session: Session, bundle: Path, store: Path, trust: str, join: bool) -> None:
    """Check BUNDLE and import it: all of it or nothing. A receipt is recognised and recorded.

    The exit code is 1 when a receipt shows that this store was rolled back, or that one of our feeds has forked.
    """
    from assembly_app.bundles.file_type import kind_of
    from assembly_app.cli import exchange_lines
    from assembly_app.domain.refusal import refuse_unless
    from assembly_app.service.core.rolls import writer_of
    from assembly_app.service.exchange.bundle_import import Imported, import_bundle
    from assembly_app.service.exchange.receipts import record_receipt

    kind = kind_of(bundle)
    refuse_unless(kind != "roll", "draft-no-bundle", "input", file=str(bundle))
    if kind == "receipt":
        found = session.run(store, record_receipt, bundle)
        session.say(exchange_lines.receipt(session.words, found))
        sys.exit(REFUSED if found.alarming else 0)

    def imported(assembly: Assembly, operation: Operation) -> tuple[Imported, list[str]]:
        taken = import_bundle(assembly, operation, bundle, trust=trust, join=join)
        return taken, [writer_of(assembly.store, feed) for feed in taken.frozen]

    with session.made_if_done(store, create=join and not store.exists()) as opens:
        taken, frozen = session.run(opens, imported)
    session.say(exchange_lines.taken(session.words, taken, frozen))
    sys.exit(REFUSED if frozen else 0)


@click.command("receipt")
@store_option
@out_option
@click.option("--group", default="", help="Whose records, by id or name; needed when there are several other groups.")
@click.pass_obj
def receipt_command(session: Session, store: Path, out: Path, group: str) -> None:
    """Write a signed receipt for what is here of another group: they then send only what is new."""
    from assembly_app.service.exchange.receipts import write_receipt

    session.run(store, write_receipt, out, group)
    session.say([session.told("written", file=str(out)), session.told("receipt-given")])


@click.command("offered")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@store_option
@json_option
@click.pass_obj
def offered_command(session: Session, folder: Path, store: Path, as_json: bool) -> None:
    """List the bundles and receipts lying in FOLDER, and what each would bring. Nothing is imported."""
    from assembly_app.cli import exchange_lines
    from assembly_app.service.exchange.inbox import lying_in, offer

    def offered(assembly: Assembly, operation: Operation) -> list[Offer]:
        return [offer(assembly, operation, lying) for lying in lying_in(folder)]

    session.show(exchange_lines.offered(session.words, session.run(store, offered)), as_json)


@click.command("proof")
@store_option
@out_option
@click.option("--decision", required=True, metavar="NUMBER", help="The decision's number, such as 2026-14.")
@click.option("--group", default="", help="Another group's, by id or name, from an imported bundle.")
@click.pass_obj
def proof_command(session: Session, store: Path, out: Path, decision: str, group: str) -> None:
    """Write the record that took a decision as a code for paper, which proves itself: .png, .svg, .pdf or .txt.

    `assembly check --paper` verifies what was scanned, without a store too.
    """
    from assembly_app.bundles.container_writer import replacing_file
    from assembly_app.documents.qr_images import drawn
    from assembly_app.service.exchange.paper_codes import decision_code

    code = session.run(store, decision_code, decision, group)
    with replacing_file(out) as file:
        file.write(drawn(code.text, out.suffix.lower().lstrip(".")))
    whose = session.told("laptop", name=code.name, own=code.own)
    proof = session.told("code-proof" if code.whole else "code-proof-bare", laptop=whose)
    session.say([session.told("written", file=str(out)), proof])


COMMANDS = (
    export_command,
    check_command,
    import_command,
    receipt_command,
    offered_command,
    proof_command,
)
