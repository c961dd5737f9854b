# SPDX-License-Identifier: GPL-3.0-or-later
"""Five laptops of one group that write at the same time and meet only now and then; all the bundles they made."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from assembly_app.ledger.roll import Roll, Signer, sign_roll
from assembly_app.service.core.journal import wall_clock
from tests.contract.laptops import Laptop, decided, founded

CLOCKS = (None, datetime(1970, 1, 1, 0, 0, 9, tzinfo=UTC), datetime(2100, 7, 1, tzinfo=UTC), None, None)
"""Two of them have no idea what year it is."""
KINDS = ("speak", "point-of-information", "clarifying-question")


def five_writers(folder: Path) -> tuple[list[Path], list[Path]]:
    """All bundles, in no order that matters, and those of them that together hold everything."""
    first = founded(folder / "0")
    others = [Laptop(folder / str(number)) for number in range(1, 5)]
    _onto_the_roll(first, others)
    decided(first)
    begun = first.export("begun.assembly")
    for other, clock in zip(others, CLOCKS[1:], strict=True):
        other.take(begun, join=True)
        other.clock.at = clock or first.clock.at
    made, everyone = [begun], [first, *others]
    for round_ in range(3):
        for number, laptop in enumerate(everyone):
            _write(laptop, number, round_)
            if (number + round_) % 2:
                made.append(laptop.export(f"{round_}.assembly"))
        # Two of them meet, in a different pair each time; the others know nothing of it.
        everyone[round_].take(everyone[round_ + 2].export(f"met-{round_}.assembly"))
    last = [laptop.export("last.assembly") for laptop in everyone]
    for laptop in everyone:
        laptop.store.close()
    return [*made, *last], last


def _onto_the_roll(first: Laptop, others: list[Laptop]) -> None:
    now, store = wall_clock(first.clock.now()), first.store
    signers = [*Roll.parse(store.rolls(first.group)[0].text).signers]
    for number, other in enumerate(others):
        line = other.installation.key().public.to_line()
        signers.append(Signer(line, f"person-{number}", f"Person {number}", ("delegate",)))
    roll = sign_roll(Roll(first.group, 2, 1, tuple(signers), now), [first.installation.key()])
    with store.write() as tx:
        tx.add_roll(first.group, 2, roll)


def _write(laptop: Laptop, number: int, round_: int) -> None:
    """What can be done on every laptop, about the same meeting and about things of its own."""
    [brief] = laptop.store.meetings(laptop.group)
    member = laptop.assembly.world.people.active[number].id
    laptop.act("write", meeting=brief.id, text=f"Writer {number}, note {round_}")
    laptop.act("raise-hand", meeting=brief.id, member=member, kind=KINDS[round_])
    if round_ == 1:
        laptop.act("draft-proposal", title=f"Proposal of writer {number}", text="We do it.", proposer=member)
    if round_ == 2:
        laptop.act("add-member", name=f"Met by writer {number}")
    laptop.later(minutes=number)
