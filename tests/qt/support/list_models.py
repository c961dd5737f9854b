# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample neighbourhood with more in its lists, for the places that list."""

from __future__ import annotations

from datetime import timedelta

from assembly_app.service.core.assembly import read_act
from tests.qt.support.practising import Practice


def act(desk: Practice, name: str, **fields: object) -> str:
    """Carry out an act as if somebody else had; the id of what it made."""
    return desk.assembly.act(read_act(name, fields)).id


def person(desk: Practice, begins: str) -> str:
    """The id of the member whose name begins so."""
    return next(m.id for m in desk.assembly.world.people.active if m.name.startswith(begins))


def proposal_called(desk: Practice, part: str) -> str:
    """The id of the proposal whose English title holds that."""
    world, store = desk.assembly.world, desk.assembly.store
    return next(i for i in store.proposal_ids(desk.assembly.group) if part in world.proposal(i).title["en"])


def benches(desk: Practice) -> str:
    """A draft in two languages with three versions; the Spanish one lies behind."""
    chen, marta = person(desk, "Chen"), person(desk, "Marta")
    texts = {"en": "We build a bench by the river. It costs at most 300.", "es": "Construimos un banco."}
    made = act(desk, "draft-proposal", title={"en": "A bench"}, text=texts, proposer=chen, weight="minor")
    act(desk, "revise-proposal", proposal=made, text="We build two benches by the river.", author=marta)
    act(
        desk,
        "revise-proposal",
        proposal=made,
        text="We build two wooden benches by the river.",
        author=marta,
        clarifying=True,
    )
    return made


def decide_the_workshop(desk: Practice) -> str:
    """The proposal on the floor is tested; it is provisional, with one stand-aside."""
    act(desk, "open-test")
    for step in ("block", "stand-aside", "reservation", "agreement"):
        act(desk, "ask-for", step=step)
    act(desk, "take-position", member=person(desk, "Marta"), stance="stand-aside", reason="I live next door")
    act(desk, "close-test", agreement=8)
    return proposal_called(desk, "workshop")


def log_of(desk: Practice, count: int) -> None:
    """Decisions taken elsewhere, a day apart, going back from yesterday."""
    for number in range(count):
        act(
            desk,
            "record-decision",
            title=f"Matter {number}",
            text=f"We settle matter {number} with a lantern.",
            method="council",
            taken_at=desk.clock.now() - timedelta(days=1 + number),
            by="Council",
        )
