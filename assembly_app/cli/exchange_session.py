# SPDX-License-Identifier: GPL-3.0-or-later
"""Carrying records between groups from the command line: what the exchange commands do."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from assembly_app.bundles.check import CheckReport, check
from assembly_app.bundles.encryption import ENDING, opened
from assembly_app.bundles.errors import BundleError
from assembly_app.bundles.file_type import kind_of
from assembly_app.bundles.writer import replacing_file
from assembly_app.cli import exchange_output, output
from assembly_app.cli.session import Workshop
from assembly_app.documents.document_source import Reading
from assembly_app.documents.listings import Report
from assembly_app.documents.qr_images import drawn
from assembly_app.domain.refusal import refuse_unless
from assembly_app.ledger import paper, qr_checkpoint
from assembly_app.service.core.naming import group_named
from assembly_app.service.exchange.acknowledgements import holder_named, receipt_in
from assembly_app.service.exchange.bundle_export import export_bundle
from assembly_app.service.exchange.bundle_import import import_bundle
from assembly_app.service.exchange.inbox import lying_in, offer
from assembly_app.service.exchange.paper import judge, proof_of_decision
from assembly_app.service.exchange.receipts import record_receipt, write_receipt
from assembly_app.service.operations import Operation


class PostOffice:
    """Bundles, receipts, folders and paper, for a workshop that opens stores and keys."""

    def __init__(self, shop: Workshop) -> None:
        self._shop = shop

    def age_key(self) -> list[str]:
        """The key that others encrypt for; made when there is none yet."""
        made = self._shop.installation.identity(make=True)
        return [made.recipient] if made else []

    def export(
        self,
        path: Path,
        out: Path,
        *,
        group: str,
        within: bool,
        to: Sequence[str],
        since: str,
        since_file: Path | None,
    ) -> list[str]:
        """Write a bundle. Raises LedgerError, Refused, StoreError."""
        assembly = self._shop.assembly(path)
        receipt = receipt_in(since_file) if since_file else None
        if since:
            receipt = holder_named(assembly.store, since).receipt
        if to and out.suffix.lower() != ENDING:
            out = out.with_name(out.name + ENDING)
        packed = export_bundle(assembly, Operation(), out, group=group, within=within, since=receipt or "", to=to)
        of = group_named(assembly.store, group)
        lines = [f"{packed.path}: {packed.count} records, {packed.size} bytes", f"SHA-256 {packed.sha256}"]
        if receipt:
            lines.append(f"Begins after the receipt of {receipt.at}: it can be taken only where that was written.")
        if to:
            lines.append(f"Encrypted with age for {len(set(to))}; nobody else can open it, this installation neither.")
        return [*lines, f"Fingerprint to compare aloud at first contact: {of.fingerprint}"]

    def check(self, bundle: Path) -> tuple[Report, bool]:
        """Check a bundle on its own. Raises Refused for the draft of a roll, and for a receipt."""
        _no_draft(bundle)
        refuse_unless(kind_of(bundle) != "receipt", "receipt-no-bundle", "input", file=str(bundle))
        try:
            report = check(opened(bundle, self._shop.installation.identity))
        except BundleError as error:
            report = CheckReport(bundle, (error,))
        return output.checked(report), report.good

    def take(self, bundle: Path, path: Path, *, trust: str, join: bool) -> tuple[list[str], bool]:
        """Import a bundle or record a receipt; and whether nothing alarming came to light. Raises Refused for the
        draft of a roll, which people read before they sign it."""
        _no_draft(bundle)
        if kind_of(bundle) == "receipt":
            found = record_receipt(self._shop.assembly(path), Operation(), bundle)
            return exchange_output.receipt(found), not found.alarming
        with self._shop.kept_if_done(path, create=join and not path.exists()) as assembly:
            taken = import_bundle(assembly, Operation(), bundle, trust=trust, join=join)
        lines = [f"{taken.group_name}, signed by {taken.signer}"]
        if taken.records:
            lines.append(f"{taken.records} new records, {taken.withheld} of them withheld")
        if taken.filled:
            lines.append(f"{taken.filled} records that were withheld can be read now")
        if taken.erased:
            lines.append(f"{taken.erased} records were erased, as the group asks")
        lines += [
            f"FEED {feed} WENT TWO WAYS: both are kept, and nothing more is taken from it until the signers settle it "
            "(see `assembly forks`)."
            for feed in taken.frozen
        ]
        if len(lines) == 1:
            lines.append("Nothing new: everything in it was known already.")
        return lines, not taken.frozen

    def receipt(self, path: Path, out: Path, group: str) -> list[str]:
        """Write a receipt."""
        write_receipt(self._shop.assembly(path), Operation(), out, group)
        return [f"{out}: give it to those whose records you have"]

    def offered(self, folder: Path, path: Path) -> Report:
        """What lies in a folder and what each would bring."""
        assembly = self._shop.assembly(path)
        return exchange_output.offered([offer(assembly, Operation(), lying) for lying in lying_in(folder)])

    def proof(self, path: Path, out: Path, decision: str, group: str) -> list[str]:
        """Write the proof of a decision's record."""
        assembly = self._shop.assembly(path)
        of = Reading(assembly, self._shop.catalogues.get("en"), group).group
        text = proof_of_decision(assembly.store, of, decision, assembly.clock.now()).to_code()
        with replacing_file(out) as file:
            file.write(drawn(text, out.suffix.lower().lstrip(".")))
        kept = paper.Proof.from_code(text).body is not None
        return [f"{out}: {len(text)} characters, {'with' if kept else 'without'} the text of the record"]

    def check_paper(self, said: str, path: Path | None) -> tuple[Report, bool]:
        """Verify what was scanned: the text itself, a file that holds it, or what comes in. Raises LedgerError."""
        found = judge(_scanned(said), self._shop.assembly(path).store if path else None)
        return exchange_output.paper(found), found.good


def _no_draft(file: Path) -> None:
    refuse_unless(kind_of(file) != "roll", "draft-no-bundle", "input", file=str(file))


def _scanned(said: str) -> str:
    if said == "-":
        return sys.stdin.read()
    if said.startswith((paper.PREFIX, qr_checkpoint.PREFIX)):
        return said
    return Path(said).read_text(encoding="ascii", errors="replace")
