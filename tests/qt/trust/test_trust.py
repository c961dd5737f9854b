# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom one may believe, at the desk, by keys and clicks: signers, records that went two ways, erasing, signatures."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from assembly_app.installation.keystore import Installation
from assembly_app.service.core.rolls import frozen_feeds
from assembly_app.service.exchange.bundle_import import import_bundle
from assembly_app.service.operations import Operation
from assembly_app.service.trust import cosigning, erasure
from assembly_app.service.trust import roll as signers
from tests.contract.laptops import Laptop
from tests.qt.support.exchanging import CONTROL, drop, focused, reach
from tests.qt.support.trusting import SECRET, Desks, Prepared, push, sound


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return Prepared(tmp_path_factory.mktemp("ready"))


@pytest.fixture
def desks(
    ready: Prepared, tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> Desks:
    monkeypatch.setenv("HOME", str(tmp_path / "person"))
    (tmp_path / "person" / "Downloads").mkdir(parents=True)
    return Desks(ready, tmp_path, qtbot, qapp)


def test_somebody_is_put_on_the_roll_and_a_change_needs_two_from_then_on(
    desks: Desks, qtbot: QtBot, tmp_path: Path
) -> None:
    third, facilitator = Installation(tmp_path / "third"), Installation(desks.laptop("second") / "home")
    key = tmp_path / "ada.pub"
    key.write_text(third.key().public.to_line() + " ada@laptop\n")
    with desks.at("river") as desk:
        words = desk.words()
        assert "Secretary" in words and "secretary · this laptop" in words and "Facilitator" in words
        assert "of 2 people must sign a change of this roll." in words
        desk.voices.desk.choose("de")
        assert {"Schriftführung", "Moderation"} <= set(desk.words().splitlines()) and "Secretary" not in desk.words()
        desk.voices.desk.choose("en")
        push(desk, "addSigner")
        assert focused(desk) == "signerName"
        desk.type("Ada")
        desk.press(Qt.Key.Key_Return)
        desk.type("no key at all")
        desk.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "The file cannot be read" in desk.words())
        desk.press(Qt.Key.Key_A, CONTROL)
        desk.type(str(key))
        desk.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "Ada signs for the group from now on, as delegate." in desk.words())
        qtbot.waitUntil(lambda: focused(desk) == "adoptRoll")
        assert "Enough people have signed it." in desk.words() and sound(desk)
        assert len(desk.assembly.store.rolls(desk.assembly.group)) == 1
        desk.press(Qt.Key.Key_Return, CONTROL)
        qtbot.waitUntil(lambda: "The group goes by this roll from now on" in desk.words())
        qtbot.waitUntil(lambda: "Version 2" in desk.words() and "signed by Secretary" in desk.words())
        desk.press(Qt.Key.Key_Return)

        push(desk, "needMore")
        qtbot.waitUntil(lambda: "From then on 2 people must sign a change of the roll." in desk.words())
        qtbot.waitUntil(lambda: focused(desk) == "saveRoll")
        assert "must sign: Facilitator and Ada can." in desk.words()
        desk.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: desk.item("path").property("text").endswith("Downloads/Riverside 3.roll"))
        desk.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "Riverside 3.roll is written" in desk.words())
        desk.press(Qt.Key.Key_Return)

        draft = tmp_path / "person" / "Downloads" / "Riverside 3.roll"
        group, store = desk.assembly.group, desk.assembly.store
        signed = signers.sign(store, group, signers.read_draft(draft), facilitator.key())
        draft.write_bytes(signed.to_bytes())
        drop(desk, draft)
        qtbot.waitUntil(
            lambda: "Facilitator and Secretary" in desk.words() or "Secretary and Facilitator" in desk.words()
        )
        qtbot.waitUntil(lambda: focused(desk) == "adoptRoll")
        desk.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "2 of 3 people must sign a change of this roll." in desk.words())

        drop(desk, draft)
        qtbot.waitUntil(lambda: "We go by this roll already" in desk.words())


def test_a_change_that_another_laptop_drafted_is_read_signed_and_gone_by(
    desks: Desks, qtbot: QtBot, ready: Prepared, tmp_path: Path
) -> None:
    draft = tmp_path / "change.roll"
    with desks.at("river") as desk:
        fingerprint = Installation(desks.laptop("second") / "home").key().public.fingerprint()
        wish = signers.Wish(end=(fingerprint,))
        made = signers.draft(desk.assembly.store, ready.group, wish, desk.clock.now())
        draft.write_bytes(made.to_bytes())
        drop(desk, draft)
        qtbot.waitUntil(
            lambda: "The key of Facilitator ends. Nothing that it recorded counts any more." in desk.words()
        )
        assert "Nobody yet." in desk.words() and "change.roll · version 2 of the roll of Riverside" in desk.words()
        qtbot.waitUntil(lambda: focused(desk) == "signRoll")
        desk.press(Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: "A change of the roll of signers" not in desk.words())
        drop(desk, draft)
        qtbot.waitUntil(lambda: focused(desk) == "signRoll")
        desk.press(Qt.Key.Key_Return, CONTROL)
        qtbot.waitUntil(lambda: "Enough people have signed it." in desk.words())
        assert len(signers.read_draft(draft).signatures) == 1
        qtbot.waitUntil(lambda: focused(desk) == "adoptRoll")
        desk.press(Qt.Key.Key_Return, CONTROL)
        qtbot.waitUntil(lambda: "ended, nothing of it counts" in desk.words())


def test_a_further_key_of_somebody_on_the_roll_is_put_beside_their_first(
    desks: Desks, qtbot: QtBot, tmp_path: Path
) -> None:
    key = Installation(tmp_path / "fourth").key().public.to_line()
    with desks.at("river") as desk:
        push(desk, "addSigner")
        assert focused(desk) == "signerName" and not desk.item("as-facilitator").property("checked")
        person = next(one["person"] for one in desk.model("exchange").trust_.signers_.roll.row.standing)
        push(desk, f"option-{person}")
        assert desk.item("as-secretary").property("checked") and not desk.item("as-delegate").property("checked")
        with pytest.raises(AssertionError):
            desk.item("signerName")
        assert sound(desk)
        desk.item("signerKey").forceActiveFocus()
        QGuiApplication.clipboard().setText(key)
        desk.press(Qt.Key.Key_V, CONTROL)
        desk.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "Secretary gets a further key, as secretary." in desk.words())
        qtbot.waitUntil(lambda: focused(desk) == "adoptRoll")
        desk.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "The group goes by this roll from now on" in desk.words())
        roll = signers.newest(desk.assembly.store, desk.assembly.group)
        assert [one.person for one in roll.signers].count(person) == 2
        qtbot.waitUntil(lambda: "of 2 people must sign a change of this roll." in desk.words())


def test_a_key_ends_at_an_earlier_record_or_only_its_record_does(desks: Desks, qtbot: QtBot, ready: Prepared) -> None:
    with desks.at("river") as desk:
        last = desk.assembly.store.head(ready.feed)
        assert last is not None
        push(desk, "endKey-Secretary")
        assert focused(desk) == "goodAsHere"
        desk.press(Qt.Key.Key_Escape)
        assert focused(desk) == "endKey-Secretary"
        desk.press(Qt.Key.Key_Return)
        push(desk, "goodUpTo")
        qtbot.waitUntil(lambda: focused(desk) == "lastRecord")
        assert f"Here are the records 1 to {last.seq} of this key." in desk.words() and sound(desk)
        desk.type("999")
        assert not desk.item("endThere").property("enabled")
        desk.press(Qt.Key.Key_A, CONTROL)
        desk.type(str(last.seq))
        qtbot.waitUntil(lambda: "It is the last one." in desk.words())
        desk.press(Qt.Key.Key_A, CONTROL)
        QGuiApplication.clipboard().setText("٥")
        desk.press(Qt.Key.Key_V, CONTROL)
        qtbot.waitUntil(lambda: "Record 5, " in desk.words())
        assert f"After it come {last.seq - 5} records that would no longer count." in desk.words() and sound(desk)
        assert focused(desk) == "lastRecord"
        push(desk, "endThere")
        said = "The key of Secretary ends. What it recorded stays good up to record 5, and nothing after that."
        qtbot.waitUntil(lambda: said in desk.words())
        desk.press(Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: said not in desk.words())

        push(desk, "endKey-Secretary")
        push(desk, "goodUpTo")
        qtbot.waitUntil(lambda: focused(desk) == "lastRecord")
        desk.type(str(last.seq - 1))
        qtbot.waitUntil(lambda: f"Record {last.seq - 1}, " in desk.words())
        push(desk, "closeThere")
        said = f"What Secretary’s laptop recorded counts up to record {last.seq - 1}."
        qtbot.waitUntil(lambda: said in desk.words())
        qtbot.waitUntil(lambda: focused(desk) == "adoptRoll")
        desk.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "The group goes by this roll from now on" in desk.words())
        assert "Hugo" not in {member.name for member in desk.assembly.world.people.active}
        qtbot.waitUntil(lambda: "the end that the signers set for this laptop" in desk.words())
        roll = signers.newest(desk.assembly.store, desk.assembly.group)
        assert [(feed, seq) for feed, seq, _ in roll.closed] == [(ready.feed, last.seq - 1)]
    river = Laptop(desks.laptop("river"))
    river.act("add-member", name="Ida")
    assert river.store.own_feed() != ready.feed
    assert "Ida" in {member.name for member in river.assembly.world.people.active}
    river.store.close()


def test_a_record_that_went_two_ways_is_told_settled_and_recorded_anew(
    desks: Desks, qtbot: QtBot, ready: Prepared
) -> None:
    with desks.at("river") as desk:
        drop(desk, ready.one)
        reach(desk, qtbot, "seen")
        words = desk.words()
        assert "It checks, but the record of a laptop in it went two ways" in words
        assert "There are two different records" in words and "of Secretary’s laptop. Both are kept" in words
        assert sound(desk)
        desk.press(Qt.Key.Key_Return, CONTROL)
        reach(desk, qtbot, "taken")
        assert "The other side is kept, and nothing of it counts yet." in desk.words()
        qtbot.waitUntil(lambda: "There are two different records" in desk.words())
        words = desk.words()
        assert "of this laptop" in words
        assert "record: Hugo" in words and "record: Gwen" in words and sound(desk)
        desk.open("today")
        words = desk.words()
        assert "There are two different records" in words and "of Secretary’s laptop." in words
        desk.voices.desk.choose("ar")
        needs = desk.item("needs")
        assert needs.x() > 0 and needs.x() + needs.width() == needs.parentItem().width()
        assert "\u200fRiverside، لن" in desk.words()
        desk.voices.desk.choose("en")
        desk.open("exchange")
        qtbot.waitUntil(lambda: "Let this side count" in desk.words())

        push(desk, "oursCounts")
        qtbot.waitUntil(lambda: "laptop that stands here counts" in desk.words())
        qtbot.waitUntil(lambda: focused(desk) == "adoptRoll")
        assert frozen_feeds(desk.assembly.store, ready.group) == {ready.feed}
        desk.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "It is settled which side of this laptop counts" in desk.words())
        assert frozen_feeds(desk.assembly.store, ready.group) == frozenset()
        desk.press(Qt.Key.Key_Return)

        push(desk, "recordAnew")
        qtbot.waitUntil(lambda: "recorded anew." in desk.words() and "It is settled" not in desk.words())
        assert {"Gwen", "Hugo"} <= {member.name for member in desk.assembly.world.people.active}


def test_the_other_side_can_count_and_other_groups_are_told(desks: Desks, qtbot: QtBot, ready: Prepared) -> None:
    with desks.at("river") as desk:
        import_bundle(desk.assembly, Operation(), ready.one)
        qtbot.waitUntil(lambda: "Let the other side count" in desk.words())
        push(desk, "otherCounts")
        qtbot.waitUntil(lambda: "The other side of Secretary’s laptop counts, up to record" in desk.words())
        qtbot.waitUntil(lambda: focused(desk) == "adoptRoll")
        desk.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "It is settled which side" in desk.words())
        names = {member.name for member in desk.assembly.world.people.active}
        assert "Gwen" in names and "Hugo" not in names
    with desks.at("hill") as desk:
        for bundle in (ready.one, ready.other):
            import_bundle(desk.assembly, Operation(), bundle)
        qtbot.waitUntil(lambda: "It is a laptop of Riverside: their signers settle it." in desk.words())
        assert "Let this side count" not in desk.words()


def test_what_others_have_seen_is_said_where_it_is_missing(desks: Desks, qtbot: QtBot, ready: Prepared) -> None:
    hill = Laptop(desks.laptop("hill"))
    hill.take(ready.one)
    news = hill.export("news.assembly", within=False)
    hill.store.close()
    shutil.copytree(ready.folder / "river disk", hill.folder.parent / "back")
    with desks.at("back") as desk:
        import_bundle(desk.assembly, Operation(), news, trust=ready.hill)
        qtbot.waitUntil(lambda: "Hill has seen" in desk.words() and "of Secretary’s laptop that" in desk.words())


def test_words_are_looked_for_and_erased_for_good(desks: Desks, qtbot: QtBot) -> None:
    with desks.at("river", "today") as desk:
        desk.press(Qt.Key.Key_K, CONTROL)
        desk.type("erase for")
        desk.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: focused(desk) == "eraseWords")
        desk.type("quillFEATHER")
        desk.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "2 records hold these words." in desk.words())
        words = desk.words()
        assert f"Member · Mar 10, 2026 · {SECRET}" in words and "For our own eyes, of Quillfeather" in words
        assert not desk.item("eraseAsk").property("enabled") and sound(desk)
        push(desk, "eraseAll")
        desk.item("eraseWhy").forceActiveFocus()
        desk.type("asked for by the person")
        desk.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: focused(desk) == "eraseYes")
        words = desk.words()
        assert "The text of 2 records goes for good." in words
        assert "Not reached: printed paper, documents, bundles on sticks, and backups." in words
        assert sound(desk)
        desk.press(Qt.Key.Key_Escape)
        assert focused(desk) == "eraseWords" and len(
            erasure.containing(desk.assembly.store, desk.assembly.group, SECRET)
        )
        push(desk, "eraseAsk")
        qtbot.waitUntil(lambda: focused(desk) == "eraseYes")
        desk.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "2 records were erased." in desk.words())
        qtbot.waitUntil(lambda: focused(desk) == "eraseClose")
        files = sorted(desks.laptop("river").glob("assembly.sqlite*"))
        assert not [path.name for path in files if b"quillfeather" in path.read_bytes().lower()]
        assert [row.why for row in desk.assembly.store.erasures()] == ["asked for by the person"] * 2
        desk.press(Qt.Key.Key_Return)


def test_what_another_group_asks_to_erase_is_asked_of_people(desks: Desks, qtbot: QtBot, ready: Prepared) -> None:
    with desks.at("hill") as desk:
        drop(desk, ready.other)
        reach(desk, qtbot, "seen")
        assert "That is asked once more, afterwards." in desk.words()
        desk.press(Qt.Key.Key_Return, CONTROL)
        reach(desk, qtbot, "taken")
        desk.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "Riverside asks us to erase" in desk.words())
        assert erasure.containing(desk.assembly.store, ready.group, SECRET) and sound(desk)
        desk.open("today")
        assert "Riverside asks us to erase" in desk.words()
        desk.open("exchange")
        push(desk, "later-Riverside")
        assert "asks us to erase" not in desk.words()
        desk.open("today")
        desk.open("exchange")
        push(desk, "honour-Riverside")
        qtbot.waitUntil(lambda: "erased here too." in desk.words())
        assert not erasure.containing(desk.assembly.store, ready.group, SECRET)


def test_a_bundle_says_who_carried_it_and_what_it_fills(desks: Desks, qtbot: QtBot, ready: Prepared) -> None:
    with desks.at("hill") as desk:
        drop(desk, ready.inside)
        reach(desk, qtbot, "seen")
        assert "here without" in desk.words()
        desk.press(Qt.Key.Key_Return, CONTROL)
        reach(desk, qtbot, "taken")
        assert "of Riverside that w" in desk.words()
        desk.press(Qt.Key.Key_Return)
    with desks.at("lake") as desk:
        drop(desk, ready.carried)
        reach(desk, qtbot, "seen")
        assert "Carried on by Hill, as it says itself." in desk.words()


def test_approved_minutes_are_signed_by_two_laptops(desks: Desks, qtbot: QtBot, ready: Prepared) -> None:
    second = Laptop(desks.laptop("second"))
    second.take(ready.inside, join=True)
    second.clock.at = ready.at
    cosigning.cosign(second.assembly, Operation(), ready.meeting)
    theirs = second.export("signed.assembly")
    second.store.close()
    with desks.at("river", "meetings") as desk:
        desk.press(Qt.Key.Key_M, CONTROL)
        desk.model("meetings").past.choose(ready.meeting)
        qtbot.waitUntil(lambda: "sign approved minutes, each on their own laptop." in desk.words())
        qtbot.waitUntil(lambda: "Sign these minutes" in desk.words())
        assert sound(desk)
        push(desk, "cosign")
        qtbot.waitUntil(lambda: "One of the two has signed; the other is still missing." in desk.words())
        assert "Signed by\n" in desk.words() and "Sign these minutes" not in desk.words()
        import_bundle(desk.assembly, Operation(), theirs)
        qtbot.waitUntil(lambda: "have both signed these minutes." in desk.words())
        assert "Facilitator" in desk.words()


def test_an_act_can_be_kept_within_the_group_and_the_next_is_for_everyone(
    desks: Desks, qtbot: QtBot, tmp_path: Path
) -> None:
    with desks.at("river", "members") as desk:
        for name, within in (("Ida", True), ("Jo", False)):
            desk.vm.asking.ask("add-member", {})
            qtbot.waitUntil(lambda: "Who may read it" in desk.words())
            qtbot.waitUntil(lambda: focused(desk) == "ask-name-line")
            desk.type(name)
            assert desk.item("reach").property("value") == "everyone"
            if within:
                push(desk, "option-group")
            desk.press(Qt.Key.Key_Return, CONTROL)
            qtbot.waitUntil(lambda: not desk.vm.asking.open)
        records = list(desk.assembly.store.records(desk.assembly.store.own_feed()))[-2:]
        assert [record.header.reach for record in records] == ["group", "federation"]
        assert b"Ida" in (records[0].body or b"") and b"Jo" in (records[1].body or b"")


def test_a_private_note_is_typed_on_the_minutes_line(desks: Desks, ready: Prepared) -> None:
    with desks.at("lake", "meetings") as desk:
        desk.line("private: The neighbour owes money")
        desk.line("A note for everyone")
        records = list(desk.assembly.store.records(desk.assembly.store.own_feed()))[-2:]
        assert [record.header.reach for record in records] == ["group", "federation"]
        assert b'"The neighbour owes money"' in (records[0].body or b"")
        assert "The neighbour owes money" in desk.words()
