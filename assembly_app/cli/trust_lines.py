# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command line shows of signers, forks, erasing and signed minutes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assembly_app.cli.session import Shown
from assembly_app.i18n.catalogues import Catalogue
from assembly_app.i18n.error_sentences import error_sentence
from assembly_app.i18n.facts import called, capacities, laptop, roll_step, signer, told
from assembly_app.i18n.patterns import facts, labelled

if TYPE_CHECKING:
    from assembly_app.ledger.cosigned_statement import Statement
    from assembly_app.ledger.roll import Roll
    from assembly_app.service.core.read_models import BranchRow, ErasureRow, GroupRow
    from assembly_app.service.trust.cosigning import MinutesSeen
    from assembly_app.service.trust.erasure import Found
    from assembly_app.service.trust.roll_drafts import DraftFound

    Versions = Sequence[tuple[Roll, tuple[str, ...]]]

EXCERPT = 100
"""How much of a record's text a listing shows."""


class Branch(NamedTuple):
    """A branch that does not count: of which group, how it stands, its last place, and who writes the feed."""

    row: BranchRow
    group: GroupRow
    standing: str
    last: str
    writer: str


def roll(
    words: Catalogue,
    group: str,
    fingerprint: str,
    versions: Versions,
    closed: Mapping[str, str],
) -> Shown:
    """Who stands on a roll and who vouched for its versions. `closed`: the writers of the feeds that it closes."""
    from assembly_app.ledger.fingerprint_digits import spoken

    newest, digits = versions[-1][0], spoken(fingerprint)
    figures = " ".join(words.formats.digits(one) for one in digits)
    people = len({one.person for one in newest.signers if one.active})
    lines = [
        labelled(words, told(words, "fingerprint"), fingerprint),
        labelled(words, told(words, "figures-of", group=group), figures),
        told(words, "roll-needs", n=newest.threshold, people=people),
    ]
    for one in newest.signers:
        state = ""
        if not one.active:
            good = words.formats.listing([words.formats.number(seq) for _, seq, _ in one.good_through])
            state = told(words, "key-good-through", seq=good) if good else told(words, "key-nothing-good")
        shown = (called(words, one.name), capacities(words, one.capacities), one.public.fingerprint(), state)
        lines.append("  ".join(part for part in shown if part))
    for feed, seq, _ in newest.closed:
        lines.append(roll_step(words, {"code": "closed-short", "name": closed.get(feed, ""), "seq": seq}))
    for version, signed in versions:
        day = words.formats.date(datetime.fromisoformat(version.at).date(), "medium")
        names = words.formats.listing([called(words, name) for name in signed])
        lines.append(told(words, "roll-version", number=version.version, day=day, names=names))
    rows = [{"roll": version, "signed_by": names} for version, names in versions]
    return Shown(lines, {"fingerprint": fingerprint, "digits": digits, "versions": rows})


def draft(words: Catalogue, found: DraftFound, file: Path) -> list[str]:
    """What a draft would change, who has signed it, whether that is enough, and where it lies."""
    about = told(words, "draft-of", version=found.version, group=found.group_name)
    lines: list[str] = [labelled(words, told(words, "draft"), about)]
    if found.state == "damaged" and found.problem:
        lines.append(error_sentence(words, found.problem))
    elif found.state != "open":
        params = {"version": found.version, "here": found.here, "group": found.group_name}
        lines.append(told(words, f"draft-{found.state}", **params))
    else:
        for step in found.steps:
            shown = {name: getattr(step, name) for name in step.__struct_fields__}
            key = f"  {step.key}" if step.key else ""
            lines.append(f"  {roll_step(words, shown)}{key}")
        names = words.formats.listing([called(words, name) for name in found.missing])
        lines.append(
            told(words, "draft-waits", n=found.more, names=names) if found.more else told(words, "draft-enough")
        )
    if found.signed:
        names = words.formats.listing([called(words, name) for name in found.signed])
        lines.append(labelled(words, told(words, "signed-by"), names))
    return [*lines, told(words, "draft-saved", file=str(file))]


def forks(words: Catalogue, branches: Sequence[Branch], unsettled: Sequence[str]) -> Shown:
    """Branches that do not count, and what is to be done about them."""
    lines, data = [], []
    for one in branches:
        code = "fork-open" if one.standing == "open" else "fork-settled" if one.row.why == "fork" else "fork-ended"
        said = told(words, code, seq=one.row.first, laptop=laptop(words, one.writer))
        lines.append(f"{one.row.no}  {one.group.name}  {said}  {one.last}".rstrip())
        data.append({"branch": one.row, "group": one.group.id, "standing": one.standing, "last": one.last})
    lines += [told(words, "settle-fork", feed=feed) for feed in unsettled]
    return Shown(lines or [told(words, "no-forks")], data)


def found(words: Catalogue, records: Sequence[Found]) -> Shown:
    """Records that hold some words."""
    lines = [f"{one.place}  {one.type}  {_excerpt(one.body)}" for one in records]
    return Shown(lines or [told(words, "none-found")], records)


def _excerpt(text: str) -> str:
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT]}..."


def erasures(
    words: Catalogue, rows: Sequence[ErasureRow], names: Mapping[str, str], followed: Mapping[str, int]
) -> Shown:
    """What was erased and what is asked for."""
    lines = []
    for row in rows:
        state = told(words, "erasure-done" if row.done else "erasure-asked")
        lines.append("  ".join((row.asked_at, names[row.group], f"{row.feed}@{row.seq}", state, row.why)).rstrip())
    lines += [told(words, "erasure-followed", group=name, n=count) for name, count in followed.items()]
    return Shown(lines or [told(words, "none-erased")], {"rows": rows, "followed": followed})


def cosigned(words: Catalogue, said: Statement, seen: MinutesSeen) -> list[str]:
    """Minutes that were signed, by whom, and whether somebody is still missing."""
    lines = [str(facts(words, [told(words, "records", n=said.count), said.root])), told(words, "signed-by")]
    for one in seen.signed:
        who = signer(words, one.name, one.capacities)
        lines.append(f"  {who if one.current else told(words, 'signature-earlier', signer=who)}")
    return [*lines, told(words, "minutes-both-signed" if seen.complete else "minutes-one-signed")]
