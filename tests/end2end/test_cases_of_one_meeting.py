# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases of the process that one meeting or two decide: limits, blocks without cause, changed wording, lost quorum."""

from __future__ import annotations

from pathlib import Path

from assembly_app.domain.decisions.state import Tally
from assembly_app.domain.proposals.state import Proposal
from tests.end2end.playing import Room, at, holds, refused


def outcomes(proposal: Proposal) -> list[str]:
    """How each test of a proposal came out."""
    return [test.result.outcome if test.result else "" for test in proposal.tests]


def ends(proposal: Proposal) -> list[tuple[int, str, int]]:
    """Number of each concern, what became of it, and the version that addressed it."""
    return [(c.number, c.status, c.version) for c in proposal.concerns]


def test_case_2_three_stand_asides_return_under_a_limit_of_three_and_pass_under_four(tmp_path: Path) -> None:
    room = Room(tmp_path / "room")
    played = room.play("case_02")

    assert refused(played) == [("change-charter", "charter", "charter-needs-decision")]
    hens = room.proposal("hens")
    assert outcomes(hens) == ["returned", "provisional"]
    assert [len(t.results[0].stood_aside) for t in hens.tests] == [3, 3]
    assert [t.results[0].tally for t in hens.tests] == [Tally(present=8, quorum=4, agreement=5, stand_asides=3)] * 2
    assert room.stood_aside("hens") == {
        "Cyd Farrow": "I shall be away whenever my turn comes.",
        "Dov Harel": "The fox comes through that corner.",
        "Eli Nakamura": "Feathers make me ill; I can do nothing there.",
    }
    limits = {d: room.decision(d).entry.settings for d in ("limit", "hens")}
    assert {name: s.stand_aside_limit for name, s in limits.items() if s} == {"limit": 3, "hens": 4}
    assert room.standing("2026-06-10 15:00") == {"2026-01": "in-force", "2026-02": "provisional"}
    assert room.standing("2026-06-11 15:00") == {"2026-01": "in-force", "2026-02": "in-force"}
    assert "The test returned the proposal: 3 stood aside." in room.minutes("spring")
    assert any("5 agree, 0 with reservations, and 3 stand aside" in line for line in room.minutes("summer"))
    holds(room, tmp_path)


def test_case_3_who_would_block_it_for_good_stands_aside_for_six_months(tmp_path: Path) -> None:
    room = Room(tmp_path / "room")
    played = room.play("case_03")

    assert refused(played) == [
        ("open-test", "R16", "open-concerns"),
        ("address-concern", "R16", "stage"),
        ("withdraw-concern", "R16", "not-yours"),
    ]
    street = room.proposal("street")
    assert ends(street) == [(1, "addressed", 2), (2, "withdrawn", 0)]
    entry = room.decision("street").entry
    assert entry.text["en"].startswith("For six months")
    assert (entry.version, entry.tally.agreement, entry.tally.reservations, entry.tally.stand_asides) == (2, 5, 1, 1)
    assert room.stood_aside("street") == {"Emre Kaya": "I can live with half a year, but I shall not carry a barrier."}
    assert [(room.who(r.member), r.reason) for r in entry.reservations] == [("Dora Lys", "Ten o'clock is early.")]
    (row,) = room.rows(at("2026-03-12 12:00")).values()
    assert (row.standing, row.review_at) == ("in-force", at("2026-09-27 17:00"))
    assert room.standing("2026-03-11 17:00") == {"2026-01": "provisional"}
    minutes = room.minutes("march")
    assert "A concern is addressed by version 2." in minutes
    assert "Emre Kaya stands aside: I can live with half a year, but I shall not carry a barrier." in minutes
    holds(room, tmp_path)


def test_case_4_only_all_who_are_still_present_reopen_a_decision(tmp_path: Path) -> None:
    room = Room(tmp_path / "room")
    played = room.play("case_04")

    refusal = next(p.refused for p in played if p.refused)
    assert (refusal.code, refusal.params["consents"], refusal.params["present"]) == ("needs-consent-of-all", 7, 8)
    assert ends(room.proposal("press")) == [(n, "open", 0) for n in (1, 2, 3, 4)]
    assert {room.who(c.member) for c in room.proposal("press").concerns} == {"Hugo Lenz"}
    assert room.standing("2026-04-06 20:00")["2026-01"] == "provisional"
    assert room.standing("2026-04-09 18:18")["2026-01"] == "provisional"
    assert room.standing("2026-04-09 18:19")["2026-01"] == "in-force"

    first, second = room.proposal("jars").decisions
    assert (first.under_review, first.entry.text["en"]) == (True, "We fill jars on the second Saturday of October.")
    assert second.entry.text["en"] == "We fill jars on the third Saturday of October."
    later = room.standing("2026-04-07 12:00")
    assert (later["2026-02"], later["2026-03"]) == ("superseded", "in-force")
    minutes = room.minutes("april")
    assert "The decision was re-opened by consent of all 8 present. That Saturday is the fair" in minutes
    assert "Hugo Lenz names a concern: Three: 900 is all that we have." in minutes
    holds(room, tmp_path)


def test_case_7_a_block_without_a_reason_is_none(tmp_path: Path) -> None:
    room = Room(tmp_path / "room")
    played = room.play("case_07")

    assert [code for _, _, code in refused(played)] == ["block-needs-reason"] * 3
    lamps = room.proposal("lamps")
    assert (lamps.blocks, ends(lamps)) == ((), [(1, "stood-aside", 0), (2, "open", 0)])
    assert room.stood_aside("lamps") == {"Colm Deasy": "I just do not like it dark."}
    assert room.standing("2026-06-12 18:00") == {"2026-01": "in-force"}
    assert not any("blocks" in line for line in room.minutes("june"))
    holds(room, tmp_path)


def test_case_8_a_block_cites_a_value_of_the_charter_in_any_of_its_languages(tmp_path: Path) -> None:
    room = Room(tmp_path / "room")
    played = room.play("case_08")

    no_value, none_cited, _ = (p.refused for p in played if p.refused)
    assert no_value is not None
    assert none_cited is not None
    assert (no_value.code, no_value.params["values"]) == ("not-a-core-value", ("pesca", "abierto"))
    assert (none_cited.code, none_cited.params["values"]) == ("block-needs-value", ("pesca", "abierto"))
    muelle = room.proposal("muelle")
    assert ends(muelle) == [(1, "open", 0)]
    (block,) = muelle.blocks
    assert (block.value, block.status, room.who(block.member)) == ("pesca", "withdrawn", "Elsa Montes")
    assert room.decision("muelle").entry.title == {"es": "Alquilar el muelle viejo", "en": "Rent out the old pier"}
    assert room.standing("2026-06-12 11:00") == {"2026-01": "provisional"}
    assert room.standing("2026-06-13 18:20") == {"2026-01": "in-force"}
    holds(room, tmp_path)


def test_case_8_until_it_is_withdrawn_the_decision_is_blocked(tmp_path: Path) -> None:
    room = Room(tmp_path / "room")
    room.play("case_08", until=lambda step: step["do"] == "withdraw-block")

    assert room.standing("2026-06-11 10:00") == {"2026-01": "blocked"}
    assert room.standing("2026-07-11 10:00") == {"2026-01": "blocked"}
    assert room.log() == ["2026-01  Jun 10, 2026  blocked  Rent out the old pier"]
    holds(room, tmp_path)


def test_case_9_wording_changed_in_the_room(tmp_path: Path) -> None:
    room = Room(tmp_path / "room")
    played = room.play("case_09")

    assert [code for _, _, code in refused(played)] == [
        "agenda-frozen",
        "nothing-to-change",
        "changed-since-posted",
        "changed-since-posted",
    ]
    changed = [p.refused.params for p in played if p.refused and p.refused.code == "changed-since-posted"]
    assert [(c["posted"], c["version"]) for c in changed] == [(1, 2), (1, 2)]
    versions = {name: room.decision(name).entry.version for name in ("key", "path", "rent", "well")}
    assert versions == {"key": 2, "path": 2, "rent": 2, "well": 2}
    numbers = {name: room.decision(name).entry.number for name in ("key", "path", "rent", "well")}
    assert numbers == {"key": "2026-01", "path": "2026-02", "rent": "2026-03", "well": "2026-04"}
    assert room.decision("key").entry.text["en"] == "Each household gets a key to the tool shed."
    assert room.standing("2026-09-20 12:00")["2026-02"] == "in-force"
    minutes = room.minutes("september")
    assert "Enzo Valli holds that the change to version 2 is material." in minutes
    assert "Fleur Aubin asks for time." in minutes
    assert "Deferred. Twelve is not ten; those at home have not read it" in minutes
    holds(room, tmp_path)


def test_case_10_the_quorum_counts_at_the_instant_and_guests_do_not_count(tmp_path: Path) -> None:
    room = Room(tmp_path / "room")
    played = room.play("case_10")

    lost = [p.refused.params for p in played if p.refused and p.refused.code == "no-quorum"]
    assert [(one["present"], one["needed"]) for one in lost] == [(4, 5), (4, 5)]
    assert [code for _, _, code in refused(played)][2:] == ["more-than-present", "silence-is-not-agreement"]
    tally = room.decision("sluice").entry.tally
    assert (tally.present, tally.quorum, tally.agreement) == (5, 5, 5)
    minutes = room.minutes("october")
    assert "Left: Einar Foss and Fia Lund." in minutes
    assert "Test for consensus 1 on version 1: 5 present, quorum 5." in minutes
    assert room.standing("2026-10-12 00:00") == {"2026-01": "in-force"}
    holds(room, tmp_path)


def test_case_11_what_is_said_off_the_record_is_not_there_and_the_result_is(tmp_path: Path) -> None:
    room = Room(tmp_path / "room")
    played = room.play("case_11")

    assert [code for _, _, code in refused(played)] == ["nothing-to-change", "off-the-record"]
    minutes = room.minutes("october")
    began, ended = minutes.index("Off the record."), minutes.index("On the record again.")
    assert ended == began + 1
    assert minutes[ended + 1] == "The household is not named, here or elsewhere."
    (row,) = room.rows(at("2026-10-13 00:00")).values()
    assert (row.standing, row.personal, row.method) == ("in-force", True, "consensus")
    assert room.decision("waive").entry.tally.agreement == 4
    assert room.stood_aside("waive") == {"Dmitri Valk": "I am the treasurer and keep the book."}
    for feed in room.store.feeds():
        assert not any(b"why they cannot pay" in (record.body or b"") for record in room.store.records(feed.id))
    holds(room, tmp_path)


def test_case_12_another_takes_up_what_its_proposer_withdrew(tmp_path: Path) -> None:
    room = Room(tmp_path / "room")
    played = room.play("case_12")

    assert [code for _, _, code in refused(played)] == ["not-yours", "stage"]
    market, again = room.proposal("market"), room.proposal("again")
    assert (market.stage, market.why, ends(market)) == (
        "withdrawn",
        "I have no strength for this argument",
        [(1, "open", 0), (2, "open", 0)],
    )
    assert (again.cloned_from, room.who(again.proposer), again.concerns) == (market.id, "Etta Lowe", ())
    assert again.versions[0].texts == market.version.texts
    assert room.decision("again").entry.text["en"].endswith("vans unload at the mill.")
    assert room.standing("2026-04-17 00:00") == {"2026-01": "in-force"}
    assert "Abena Osei withdraws the proposal. I have no strength for this argument" in room.minutes("march")
    holds(room, tmp_path)


def test_case_14_a_decision_recorded_twenty_one_days_after_it_was_taken(tmp_path: Path) -> None:
    room = Room(tmp_path / "room")
    played = room.play("case_14")

    assert [code for _, _, code in refused(played)] == ["taken-in-the-future", "text-missing"]
    stove = room.decision("stove")
    assert (stove.entry.taken_at, stove.recorded_at) == (at("2026-12-20 19:00"), at("2027-01-10 19:00"))
    assert (stove.recorded_at - stove.entry.taken_at).days == 21
    assert (stove.entry.number, stove.entry.by, stove.entry.tally.agreement) == ("2026-01", "Kitchen group", 4)
    assert [(note.text["en"], room.who(note.by)) for note in stove.outcomes] == [
        ("It burns well and was paid on Friday.", "Berit Aas")
    ]
    assert room.log() == [
        "2027-01  Jan 9, 2027  in force  Open the hall to those flooded out",
        "2026-01  Dec 20, 2026  in force  Pay for the new stove",
    ]
    methods = [row.method for row in room.rows(room.clock.at).values()]
    assert methods == ["emergency-lead", "delegated-group"]
    assert room.standing("2027-01-10 20:00") == {"2026-01": "in-force", "2027-01": "in-force"}
    holds(room, tmp_path)
