# SPDX-License-Identifier: GPL-3.0-or-later
"""What is erased is gone from every file and stays gone; what is withheld may still come; both say which they are."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from assembly_app.domain.refusal import Refused
from assembly_app.ledger.exchange_records import Target
from assembly_app.ledger.records import without_body
from assembly_app.service.core.audit import audit
from assembly_app.service.operations import Operation
from assembly_app.service.trust import erasure
from assembly_app.service.trust.erasure import containing, erase, honour
from tests.contract.laptops import Laptop, decided, founded

SECRET = "Zacharias Quillfeather"
SPOKEN = "The neighbour at number nine owes quillfeather money"


@pytest.fixture
def river(tmp_path: Path) -> Laptop:
    laptop = founded(tmp_path / "river")
    decided(laptop)
    laptop.act("add-member", name=SECRET)
    laptop.act("write", text=SPOKEN)
    return laptop


@pytest.fixture
def hill(tmp_path: Path) -> Laptop:
    return founded(tmp_path / "hill", "Hill")


def files_holding(laptop: Laptop, *words: bytes) -> list[str]:
    """The files of the store in which any of the words is found, in whatever case; or whatever else it consists of."""
    kept = laptop.kind.kept(laptop.folder)
    return [name for name, content in kept.items() for word in words if word.lower() in content.lower()]


def places(laptop: Laptop, group: str = "") -> list[str]:
    return [found.place for found in containing(laptop.store, group or laptop.group, "quillfeather")]


def whys(laptop: Laptop, group: str) -> list[str]:
    return [line.why for line in laptop.store.irregular(group)]


def test_nothing_of_it_is_left_in_any_file(river: Laptop) -> None:
    assert files_holding(river, b"quillfeather")
    head = river.store.head(river.store.own_feed())

    assert erase(river.assembly, Operation(), places(river), "asked for by the person") == 2

    assert files_holding(river, b"quillfeather", b"zacharias") == []
    assert river.store.search(river.group, "quillfeather") == ()
    assert whys(river, river.group) == ["erased", "erased"]
    assert audit(river.store).findings == (), "the chains still verify"
    after = river.store.head(river.store.own_feed())
    assert head and after and after.seq == head.seq + 1, "that it was erased is a record itself"


def test_it_stays_erased_through_rebuilds_and_restarts(river: Laptop) -> None:
    erase(river.assembly, Operation(), places(river), "")
    digest = river.store.digest()

    river.store.rebuild()
    river.reopen()

    assert river.store.digest() == digest
    assert files_holding(river, b"quillfeather") == []


@pytest.mark.usefixtures("sqlite_file")
def test_a_program_that_was_killed_before_it_could_clean_up_is_cleaned_up_after(
    river: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(river.store), "clean", lambda _store: None)
    erase(river.assembly, Operation(), places(river), "")
    monkeypatch.undo()
    assert files_holding(river, b"quillfeather"), "the log still has it"

    river.reopen()

    assert files_holding(river, b"quillfeather", b"zacharias") == []


@pytest.mark.usefixtures("sqlite_file")
def test_while_another_program_reads_the_log_is_emptied_later(river: Laptop) -> None:
    reader = sqlite3.connect(river.folder / "assembly.sqlite")
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM records").fetchone()

    erase(river.assembly, Operation(), places(river), "")
    reader.close()
    river.reopen()

    assert files_holding(river, b"quillfeather", b"zacharias") == []


def test_an_old_bundle_never_brings_it_back(river: Laptop, tmp_path: Path) -> None:
    old = river.export("old.assembly")
    other = Laptop(tmp_path / "other")
    other.take(old, join=True)
    erase(river.assembly, Operation(), places(river), "")
    new = river.export("new.assembly")

    taken = other.take(new)

    assert taken.erased == 2
    assert files_holding(other, b"quillfeather") == []
    for bundle in (old, new, old):
        other.take(bundle)
        river.take(bundle)
        assert files_holding(other, b"quillfeather") == files_holding(river, b"quillfeather") == []
    late = Laptop(tmp_path / "late")
    late.take(new, join=True)
    late.take(old)
    assert files_holding(late, b"quillfeather") == []
    assert late.store.digest() == other.store.digest() == river.store.digest()


def test_another_group_is_asked_and_says_when_it_is_done(river: Laptop, hill: Laptop) -> None:
    hill.take(river.export(within=False))
    erase(river.assembly, Operation(), places(river), "asked for by the person")

    assert hill.take(river.export(within=False)).erased == 0

    assert files_holding(hill, b"quillfeather"), "nobody erases in another group's store"
    assert [row.why for row in erasure.asked(hill.store)] == ["asked for by the person"] * 2
    assert honour(hill.assembly, Operation()) == 2
    assert files_holding(hill, b"quillfeather") == []
    assert erasure.asked(hill.store) == ()
    assert honour(hill.assembly, Operation()) == 0, "there is nothing left to do"
    river.take(hill.export(within=False))
    assert erasure.honoured(river.store, river.group) == {"Hill": 2}


def test_a_withheld_body_comes_later_and_takes_its_place_in_the_view(river: Laptop, hill: Laptop) -> None:
    river.act_for("group", "write", text="For our own eyes")
    hill.take(river.export("outside.assembly", within=False))
    assert whys(hill, river.group) == ["withheld"]

    taken = hill.take(river.export("inside.assembly", within=True))

    assert (taken.records, taken.filled) == (0, 1)
    assert whys(hill, river.group) == []
    assert audit(hill.store).findings == ()
    assert hill.take(river.folder / "outside.assembly").filled == 0


def test_what_is_erased_and_what_is_withheld_are_told_apart(river: Laptop, hill: Laptop) -> None:
    river.act_for("group", "write", text="For our own eyes")
    erase(river.assembly, Operation(), places(river), "")
    hill.take(river.export(within=False))
    assert sorted(whys(hill, river.group)) == ["erased", "erased", "withheld"]


@pytest.mark.parametrize(
    ("place", "code"),
    [("nowhere@4", "erasure-unknown"), ("{own}@999", "erasure-unknown"), ("{own}@1", "erasure-opening")],
)
def test_what_cannot_be_erased_is_refused_and_nothing_happens(river: Laptop, place: str, code: str) -> None:
    before = river.store.head(river.store.own_feed())
    with pytest.raises(Refused, match=code):
        erase(river.assembly, Operation(), [*places(river), place.format(own=river.store.own_feed())], "")
    assert river.store.head(river.store.own_feed()) == before
    assert len(places(river)) == 2


def test_another_group_s_records_are_not_ours_to_erase(river: Laptop, hill: Laptop) -> None:
    hill.take(river.export(within=False))
    with pytest.raises(Refused, match="erasure-unknown"):
        erase(hill.assembly, Operation(), places(hill, river.group), "")


def targets(laptop: Laptop) -> list[Target]:
    """The records that hold the secret, as they are asked to be erased."""
    found = containing(laptop.store, laptop.group, "quillfeather")
    ids = [laptop.store.record_id(one.feed, one.seq) or b"" for one in found]
    return [Target(one.feed, one.seq, record_id.hex()) for one, record_id in zip(found, ids, strict=True)]


@pytest.mark.parametrize("withheld", [False, True])
def test_what_was_erased_before_it_came_comes_without_its_body(
    river: Laptop, hill: Laptop, tmp_path: Path, withheld: bool
) -> None:
    """A feed that was passed over while it was frozen, or a bundle that begins after a receipt."""
    with hill.store.write() as tx:
        tx.add_group(river.group, "Riverside", "", own=False)
        tx.ask_erasure(river.group, targets(river), "2026-03-02T18:00:00Z", "asked for by the person")
        tx.erase(targets(river))
        [feed] = river.store.feeds()
        tx.add_feed(feed.id, river.group, feed.key, own=False)
        records = list(river.store.records(feed.id))
        tx.add_records([without_body(record) for record in records] if withheld else records)
        tx.project()

    gone = {target.seq for target in targets(river)}
    assert files_holding(hill, b"quillfeather") == []
    assert {line.seq for line in hill.store.irregular(river.group) if line.why == "erased"} == gone
    assert not hill.store.lacking(feed.id) & gone
    digest = hill.store.digest()
    hill.store.rebuild()
    assert hill.store.digest() == digest


def test_what_was_erased_comes_back_on_no_branch(river: Laptop, hill: Laptop) -> None:
    hill.take(river.export(within=False))
    records = list(river.store.records(river.store.own_feed()))
    first = min(target.seq for target in targets(river))
    with hill.store.write() as tx:
        tx.ask_erasure(river.group, targets(river), "2026-03-02T18:00:00Z", "asked for by the person")
        tx.erase(targets(river))
        at = "2026-03-02T19:00:00Z"
        tx.keep_branch(river.store.own_feed(), first, "fork", at, None, records[first - 1 :])
        tx.project()
    hill.store.clean()

    assert files_holding(hill, b"quillfeather") == []
    [branch] = hill.store.branches(river.group)
    kept = hill.store.branch_records(branch.no)
    assert [record.id for record in kept] == [record.id for record in records[first - 1 :]]
    assert kept[0].body is None
