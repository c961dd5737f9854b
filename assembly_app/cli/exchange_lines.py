# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command line shows of bundles, receipts, offered files and codes on paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from assembly_app.cli.session import Shown
from assembly_app.i18n.catalogues import Catalogue
from assembly_app.i18n.error_sentences import error_sentence, problem_line
from assembly_app.i18n.facts import called, laptop, told
from assembly_app.i18n.patterns import labelled, sentences

if TYPE_CHECKING:
    from assembly_app.bundles.builder import Packed
    from assembly_app.bundles.check import CheckReport
    from assembly_app.service.exchange.bundle_import import Imported
    from assembly_app.service.exchange.inbox import Offer
    from assembly_app.service.exchange.paper import PaperFound
    from assembly_app.service.exchange.receipts import ReceiptFound


def exported(words: Catalogue, packed: Packed, fingerprint: str, *, readers: int, since: bool) -> list[str]:
    """A bundle that was written; the fingerprint comes last, for scripts."""
    lines = [told(words, "bundle-written", file=str(packed.path), n=packed.count, size=packed.size)]
    lines.append(f"SHA-256 {packed.sha256}")
    lines += [told(words, "since-receipt")] if since else []
    lines += [told(words, "encrypted", n=readers)] if readers else []
    return [*lines, told(words, "compare-figures"), labelled(words, told(words, "fingerprint"), fingerprint)]


def checked(words: Catalogue, report: CheckReport) -> Shown:
    """What a bundle holds and whether it is good."""
    lines = []
    if report.group:
        lines = [
            f"{report.group_name} ({report.group})",
            labelled(words, told(words, "fingerprint"), report.fingerprint),
            told(words, "bundle-signed", who=called(words, report.signer), moment=_moment(words, report.at)),
            labelled(words, told(words, "key"), report.key),
            *([told(words, "bundle-relayed", group=report.relay)] if report.relay else []),
            told(words, "records", n=report.records),
            *([told(words, "withheld", n=report.withheld)] if report.withheld else []),
        ]
        for feed in report.feeds:
            code = "feed" if feed.proven else "feed-unproven"
            lines.append(told(words, code, feed=feed.feed, first=feed.first, last=feed.last))
    lines += [problem_line(words, problem) for problem in report.problems]
    lines.append(told(words, "bundle-good" if report.good else "bundle-bad"))
    plain = {name: getattr(report, name) for name in report.__struct_fields__ if name not in ("path", "problems")}
    problems = [{"code": p.code, "text": str(p), "params": p.params} for p in report.problems]
    return Shown(lines, {**plain, "good": report.good, "problems": problems})


def taken(words: Catalogue, found: Imported, frozen: Sequence[str]) -> list[str]:
    """What an import brought; `frozen` are the writers of feeds from which nothing more is taken."""
    group = found.group_name
    told_of = [told(words, "taken-from", group=group, name=called(words, found.signer))]
    if found.records:
        told_of.append(told(words, "taken", n=found.records, group=group))
        told_of += [told(words, "taken-withheld", n=found.withheld)] if found.withheld else []
        told_of += [told(words, "taken-filled-too", n=found.filled)] if found.filled else []
    elif found.filled:
        told_of.append(told(words, "taken-filled", n=found.filled, group=group))
    elif found.branches:
        told_of.append(told(words, "taken-other-side"))
    elif not found.erased:
        told_of.append(told(words, "taken-nothing", group=group))
    told_of += [told(words, "taken-erased", n=found.erased)] if found.erased else []
    if frozen:
        laptops = words.formats.listing([laptop(words, name) for name in frozen])
        told_of += [told(words, "taken-frozen", laptops=laptops), told(words, "see-forks")]
    return [*told_of, told(words, "taken-first", group=group)] if found.first_contact else told_of


def receipt(words: Catalogue, found: ReceiptFound) -> list[str]:
    """What a receipt said and what became of it."""
    group = found.by_name or told(words, "group-unknown")
    code, name = ("receipt-of", called(words, found.name)) if found.name else ("receipt-of-somebody", "")
    lines = [told(words, code, name=name, group=group, n=found.records, moment=_moment(words, found.at))]
    lines.append(told(words, f"receipt-{found.standing}", key=found.key))
    lines += [told(words, "receipt-lost", there=one.seq, here=one.here) for one in found.of("rolled-back")]
    lines += [told(words, "receipt-forked", seq=one.seq) for one in found.of("forked")]
    lines += [told(words, "receipt-ahead")] if found.of("ahead") else []
    return [*lines, told(words, "receipt-known" if found.known else "receipt-recorded")]


def offered(words: Catalogue, offers: Sequence[Offer]) -> Shown:
    """What lies in a folder, a line for each."""
    import msgspec

    data: list[dict[str, Any]] = [{**msgspec.structs.asdict(one), "path": str(one.path)} for one in offers]
    lines = [f"{one.path.name}  {_offer(words, one)}" for one in offers]
    return Shown(lines or [told(words, "offers-none")], data)


def _offer(words: Catalogue, one: Offer) -> str:
    code = one.kind if one.state == "new" and one.kind != "bundle" else one.state
    group = one.group or told(words, "group-unknown")
    why = error_sentence(words, one.problem) if one.problem else ""
    return told(words, f"offer-{code}", group=group, n=one.records, why=why)


def paper(words: Catalogue, found: PaperFound, group: str, *, own: bool) -> Shown:
    """What a code says, what of it was verified and what was not. `group`: the name of the one it is of, where that
    is known; `own`: this laptop's key signed it."""
    heading = {"agrees": "paper-agrees", "behind": "paper-behind"}.get(found.agreement, "paper-sound")
    if found.alarming:
        heading = "paper-disagrees"
    lines = [told(words, heading if found.signed else "paper-unverified"), _verified(words, found, group)]
    if found.signed:
        day = _moment(words, found.at)
        code = "paper-own" if own else "paper-signed" if found.name else "paper-signed-unknown"
        lines.append(told(words, code, name=called(words, found.name), day=day))
        lines.append(labelled(words, told(words, "key"), found.key))
    record = "" if found.in_store is None else told(words, "paper-same" if found.in_store else "paper-other")
    agreement = told(words, f"agreement-{found.agreement}", here=found.here, records=found.seq)
    compared = found.signed and found.agreement != "not-compared"
    lines += [str(sentences(words, [record, agreement]))] if compared else []
    lines.append(f"{found.feed}@{found.seq}  {found.at}  {found.head}".rstrip())
    if found.kind == "proof":
        lines += [f"{found.feed}@{found.number}  {found.type}  {found.about}  {found.recorded_at}", found.record]
        lines += [found.body] if found.body is not None else []
    return Shown(lines, found)


def _verified(words: Catalogue, found: PaperFound, group: str) -> str:
    if not found.signed:
        return told(words, "paper-needs-record")
    code = "paper-verified" if group else "paper-verified-laptop"
    proven = [told(words, code, group=group, records=found.seq)]
    if found.kind == "proof":
        proven.append(told(words, "paper-place", place=found.number))
        proven += [told(words, "paper-bare")] if found.body is None else []
    return str(sentences(words, proven))


def _moment(words: Catalogue, at: str) -> str:
    return words.formats.moment(datetime.fromisoformat(at))
