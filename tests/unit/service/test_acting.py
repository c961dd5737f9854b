# SPDX-License-Identifier: GPL-3.0-or-later
"""What an act does: all of it or nothing, with ids for what is new, and news for whoever listens."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assembly_app.domain.aggregates import ACTS
from assembly_app.domain.charter.state import CHARTER_ID
from assembly_app.domain.members.membership import AddMember, RenameMember
from assembly_app.domain.members.state import MEMBERS_ID
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Act
from assembly_app.ledger.checkpoints import verify
from assembly_app.ledger.feeds import EXCHANGE
from assembly_app.ledger.keys import SigningKey
from assembly_app.ledger.roll import Roll
from assembly_app.service.core.assembly import read_act, with_ids
from assembly_app.service.core.audit import audit
from assembly_app.service.core.ports import StoreError
from tests.unit.service.evening import Evening, convened, decided, founded

ABSENT = "nobody"


def test_these_tests_need_no_database() -> None:
    """Not even its library: who breaks that makes them slow."""
    asked = (
        "import sys, tests.unit.service.evening as _; print([m for m in sys.modules if m in ('sqlalchemy', 'sqlite3')])"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_founding_makes_group_roll_and_feed() -> None:
    evening = founded()

    own = evening.store.own_group()
    assert own is not None and (own.name, own.id) == ("Riverside", evening.group)
    [signed] = evening.store.rolls(evening.group)
    [signer] = Roll.parse(signed.text).signers
    assert signer.public == evening.keys.key().public and signer.capacities == ("secretary",)
    first, *_ = evening.store.records(evening.store.own_feed())
    assert first.header.type == "feed.opened"
    assert audit(evening.store).findings == ()


def test_a_facilitator_with_a_key_of_their_own_stands_on_the_first_roll() -> None:
    second = SigningKey.generate().public
    evening = founded(facilitator=second)
    names = [(one.name, one.public == second) for one in Roll.parse(evening.store.rolls(evening.group)[0].text).signers]
    assert names == [("Secretary", False), ("Facilitator", True)]


@pytest.mark.parametrize("kind", [kind for kind in ACTS.values() if kind.NEW], ids=lambda kind: kind.__name__)
def test_what_is_new_gets_a_random_id_and_what_has_one_keeps_it(kind: type[Act]) -> None:
    assert set(kind.NEW) <= set(kind.__struct_fields__)
    bare = kind(**dict.fromkeys(kind.__struct_fields__, ""))

    one, other = with_ids(bare), with_ids(bare)

    for name in kind.NEW:
        assert len(getattr(one, name)) == 16 and getattr(one, name) != getattr(other, name)
    assert with_ids(one) is one


def test_an_outcome_has_the_act_as_it_was_carried_out_and_what_it_led_to() -> None:
    evening = founded()

    made = evening.assembly.act(AddMember(name="Gus"))
    none = evening.assembly.act(RenameMember(member=made.id, name="Gustav"))

    assert isinstance(made.act, AddMember) and made.act.id == made.id == evening.members[-1]
    assert [(one.about, one.event.TYPE) for one in made.events] == [(MEMBERS_ID, "member.joined")]
    assert none.id == ""


@pytest.mark.parametrize(
    ("act", "fields", "code"),
    [
        ("add-member", {"name": " "}, "text-missing"),
        ("found-assembly", {"name": "Twice", "values": {"care": "Care"}}, "already-founded"),
        ("rename-member", {"member": ABSENT, "name": "Zoe"}, "unknown-member"),
        ("close-meeting", {"meeting": ABSENT}, "unknown-meeting"),
        ("fly", {}, "unknown-act"),
        ("add-member", {"nom": "Zoe"}, "act-not-valid"),
        ("add-member", {"name": 7}, "act-not-valid"),
        ("start-timer", {"minutes": -1}, "act-not-valid"),
    ],
)
def test_what_is_refused_changes_nothing_and_is_told_to_nobody(act: str, fields: dict[str, object], code: str) -> None:
    evening = founded()
    before = evening.stand()

    with pytest.raises(Refused) as refused:
        evening.assembly.act(read_act(act, fields))

    assert refused.value.code == code
    assert evening.stand() == before


def test_several_acts_are_one_and_each_sees_those_before() -> None:
    evening = founded()
    evening.heard.clear()

    outcomes = evening.assembly.act_all([AddMember(name="Gus", id="gus"), RenameMember(member="gus", name="Gustav")])

    assert [outcome.id for outcome in outcomes] == ["gus", ""]
    assert evening.assembly.world.people.person("gus").name == "Gustav"
    assert [(change.group, change.about) for change in evening.heard] == [(evening.group, frozenset({MEMBERS_ID}))]


def test_when_one_of_several_is_refused_none_of_them_happened() -> None:
    evening = founded()
    before = evening.stand()

    with pytest.raises(Refused, match="unknown-member"):
        evening.assembly.act_all(
            [AddMember(name="Gus"), RenameMember(member=ABSENT, name="Zoe"), AddMember(name="Hal")]
        )

    assert evening.stand() == before
    assert evening.act("add-member", name="Gus")
    assert audit(evening.store).findings == ()


def test_who_listens_hears_what_was_touched_once_it_can_be_read() -> None:
    evening = convened()
    read: list[tuple[frozenset[str], int]] = []
    evening.assembly.listen(lambda change: read.append((change.about, len(evening.hall().entries))))
    evening.heard.clear()

    evening.act("write", text="The river is high")
    evening.act("take-up", item=evening.other_item)

    assert read == [(frozenset({evening.meeting}), 1)] * 2
    assert len(evening.heard) == 2


def test_the_first_act_of_all_is_told_with_the_feed_that_it_opened() -> None:
    evening = Evening()
    evening.act("found-assembly", name="Hill", values={"care": "Care"})
    assert [change.about for change in evening.heard] == [frozenset({CHARTER_ID, EXCHANGE})]


def test_while_an_import_runs_no_act_waits_for_it() -> None:
    evening = founded()
    evening.assembly.held = True
    with pytest.raises(Refused, match="import-running"):
        evening.act("add-member", name="Gus")
    evening.assembly.held = False
    assert evening.act("add-member", name="Gus")


def test_while_another_writes_the_store_says_that_it_is_busy() -> None:
    evening = founded()
    before = evening.stand()
    with evening.store.write(), pytest.raises(StoreError, match="store-busy"):
        evening.act("add-member", name="Gus")
    assert evening.stand() == before


def test_a_store_that_was_put_back_is_not_gone_on_with_in_the_same_feed() -> None:
    evening = founded()
    feed = evening.store.own_feed()
    evening.keys.remember(feed, 99)
    evening.assembly.journal.doubt()

    evening.act("add-member", name="Gus")

    assert evening.store.own_feed() != feed
    assert audit(evening.store).findings == ()


STEPS: dict[str, dict[str, object]] = {
    "write": {"text": "So it was said"},
    "raise-hand": {"member": 1},
    "next-turn": {},
    "end-turn": {},
    "arrive": {"members": [5]},
    "depart": {"members": [5]},
    "start-timer": {"minutes": 5},
    "stop-timer": {},
    "go-off-record": {},
    "go-on-record": {},
    "move-stage": {"stage": "concerns"},
    "open-test": {},
    "ask-for": {"step": "block"},
    "take-position": {"member": 2, "stance": "stand-aside", "reason": "Away all summer"},
    "close-test": {"agreement": 4},
    "agree-action": {"text": "Carry wood", "owner": 0},
    "finish": {},
    "add-member": {"name": "Gus"},
    "close-meeting": {"meeting": ""},
}


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 600)), max_size=14))
def test_whatever_is_tried_every_record_is_signed_for_and_every_refusal_leaves_all_as_it_was(
    tried: list[tuple[str, int]],
) -> None:
    evening = convened()
    members, feed = evening.members, evening.store.own_feed()
    for name, seconds in tried:
        evening.later(seconds=seconds)
        fields = {key: _meant(key, value, members, evening) for key, value in STEPS[name].items()}
        before, told = evening.stand(), len(evening.heard)
        try:
            outcome = evening.assembly.act(read_act(name, fields))
        except Refused:
            assert evening.stand() == before
            continue
        head, signed = evening.store.head(feed), evening.store.checkpoint(feed)
        assert head is not None and signed is not None
        assert verify(signed, evening.keys.key().public).agrees_with(head)
        assert evening.keys.tip(feed) == (head.seq, head.id.hex())
        touched = frozenset(one.about for one in outcome.events)
        assert [change.about for change in evening.heard[told:]] == [touched]
    assert audit(evening.store).findings == ()


def _meant(key: str, value: object, members: list[str], evening: Evening) -> object:
    if key == "meeting":
        return evening.meeting
    if key in ("member", "owner"):
        return members[value] if isinstance(value, int) else value
    return [members[one] for one in value] if key == "members" and isinstance(value, list) else value


def test_a_decision_stands_in_the_log_as_its_block_period_runs_out() -> None:
    evening = decided(convened())
    [row] = evening.store.decisions(evening.group, evening.clock.now())
    assert (row.standing, row.number) == ("provisional", "2026-01")
    evening.later(minutes=10)
    [row] = evening.store.decisions(evening.group, evening.clock.now())
    assert row.standing == "in-force"
    assert (
        evening.store.decisions(evening.group, evening.clock.now() - timedelta(minutes=1))[0].standing == "provisional"
    )
