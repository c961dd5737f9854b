# SPDX-License-Identifier: GPL-3.0-or-later
"""Operations on a connection of their own: looking changes nothing, cancelling changes nothing, an import says
what it touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembly_app.bundles import member_names
from assembly_app.domain.refusal import Refused
from assembly_app.errors import CodedError
from assembly_app.ledger.fingerprint_digits import spoken
from assembly_app.service.core.ports import Change
from assembly_app.service.exchange.bundle_export import export_bundle
from assembly_app.service.exchange.bundle_import import import_bundle
from assembly_app.service.exchange.bundle_preview import preview_bundle
from assembly_app.service.exchange.known_groups import KnownGroups
from assembly_app.service.operations import Cancelled, Operation, run
from tests.contract.laptops import Laptop, decided, founded
from tests.unit.bundles.packing import members_of, sign_again, write_members


def cancelled_at(step: int) -> Operation:
    """An operation that is cancelled when it has got so many steps far."""

    class Impatient(Operation):
        steps = 0

        def step(self, done: int, total: int) -> None:
            self.steps += 1
            if self.steps == step:
                self.cancel()
            super().step(done, total)

    return Impatient()


@pytest.fixture
def river(tmp_path: Path) -> Laptop:
    laptop = founded(tmp_path / "river")
    decided(laptop)
    return laptop


@pytest.fixture
def hill(tmp_path: Path) -> Laptop:
    return founded(tmp_path / "hill", name="Hill")


def test_looking_says_what_would_change_and_changes_nothing(river: Laptop, hill: Laptop) -> None:
    bundle, before = river.export(within=False), hill.store.digest()

    seen = hill.run(preview_bundle, bundle)

    assert (seen.good, seen.group_name, seen.standing, seen.signer) == (True, "Riverside", "new", "Secretary")
    assert (seen.counts["decisions"], seen.counts["members"]) == (1, 6)
    assert [one.title["en"] for one in seen.decisions] == ["A bench by the river"]
    assert [(feed.here, feed.there == seen.records) for feed in seen.feeds] == [(0, True)]
    own = river.store.own_group()
    assert own is not None and seen.digits == spoken(own.fingerprint) and len(seen.digits) == 8
    assert hill.store.digest() == before and len(hill.store.groups()) == 1


def test_an_import_tells_the_desk_what_it_touched_and_the_desk_sees_it(river: Laptop, hill: Laptop) -> None:
    bundle = river.export(within=False)
    heard: list[Change] = []
    hill.assembly.listen(heard.append)
    assert hill.store.decisions(river.group, hill.clock.now()) == ()

    operation, trust = Operation(), hill.run(preview_bundle, bundle).fingerprint
    done = run(hill.open_store, operation, import_bundle, bundle, trust=trust)
    hill.assembly.tell(done.changes)

    assert operation.done == operation.total
    # Our own feed has witnessed what came.
    assert {change.group for change in heard} == {river.group, hill.group}
    assert [row.title["en"] for row in hill.store.decisions(river.group, hill.clock.now())] == ["A bench by the river"]
    known = hill.run(preview_bundle, bundle)
    assert (known.standing, known.records) == ("known", 0)


@pytest.mark.parametrize("step", [1, 2])
def test_an_import_that_is_cancelled_leaves_the_store_as_it_was(river: Laptop, hill: Laptop, step: int) -> None:
    # The second step is the one right before the commit: the records are all in by then.
    bundle, before = river.export(within=False), hill.store.digest()
    trust = hill.run(preview_bundle, bundle).fingerprint

    with pytest.raises(Cancelled):
        run(hill.open_store, cancelled_at(step), import_bundle, bundle, trust=trust)

    assert hill.store.digest() == before
    assert [group.name for group in hill.store.groups()] == ["Hill"]
    assert hill.run(import_bundle, bundle, trust=trust).records > 0


def test_an_export_that_is_cancelled_leaves_no_file(river: Laptop, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        run(river.open_store, cancelled_at(2), export_bundle, tmp_path / "out.assembly", within=False)

    assert list(tmp_path.glob("*.assembly*")) == list(tmp_path.glob(".*part")) == []


def test_what_is_recorded_during_an_export_goes_into_the_next(river: Laptop, hill: Laptop, tmp_path: Path) -> None:
    class Busy(Operation):
        def step(self, done: int, total: int) -> None:
            river.act("write", text=f"Note at {done}")

    first, second = tmp_path / "first.assembly", tmp_path / "second.assembly"
    run(river.open_store, Busy(), export_bundle, first, within=False)
    run(river.open_store, Operation(), export_bundle, second, within=False)

    hill.take(first)
    assert hill.run(preview_bundle, second).records > 0


def test_a_problemd_bundle_says_where(river: Laptop, hill: Laptop, tmp_path: Path) -> None:
    def swapped(lines: list[bytes]) -> list[bytes]:
        return [*lines[:4], lines[5], lines[4], *lines[6:]]

    members = members_of(river.export(within=False))
    lines = swapped(members[member_names.RECORDS].splitlines(keepends=True))
    signed = sign_again({**members, member_names.RECORDS: b"".join(lines)}, river.installation.key())
    seen = hill.run(preview_bundle, write_members(tmp_path / "bad.assembly", signed))

    assert seen.problem is not None and not seen.good
    assert (seen.problem.code, seen.problem.params["member"], seen.problem.params["line"]) == (
        "gap",
        "records.jsonl",
        5,
    )
    assert seen.group_name == "Riverside" and seen.signer == "Secretary"


def test_what_is_no_bundle_at_all_says_so(hill: Laptop, tmp_path: Path) -> None:
    other = tmp_path / "holiday.assembly"
    other.write_bytes(b"JFIF" * 100)

    seen = hill.run(preview_bundle, other)
    missing = hill.run(preview_bundle, tmp_path / "none.assembly")

    assert seen.problem is not None and seen.problem.code == "file-not-whole" and seen.group == ""
    assert missing.problem is not None and missing.problem.code == "file-unreadable"


def test_the_wrong_fingerprint_is_refused(river: Laptop, hill: Laptop) -> None:
    with pytest.raises(CodedError) as failed:
        hill.run(import_bundle, river.export(within=False), trust="SHA256:other")

    assert failed.value.code == "fingerprint-differs"


def test_the_disk_is_named_when_it_cannot_be_written(river: Laptop, tmp_path: Path) -> None:
    with pytest.raises(CodedError) as failed:
        run(river.open_store, Operation(), export_bundle, tmp_path / "no such folder" / "out.assembly", within=False)

    assert failed.value.code == "disk"


def test_an_act_is_refused_at_once_while_an_import_writes(hill: Laptop) -> None:
    hill.assembly.held = True
    with pytest.raises(Refused) as refused:
        hill.act("add-member", name="Gus")
    assert refused.value.code == "import-running"

    hill.assembly.held = False
    assert hill.act("add-member", name="Gus")


def test_what_is_here_from_whom_and_how_old_it_is(river: Laptop, hill: Laptop) -> None:
    known = KnownGroups()
    hill.later(days=40)
    hill.take(river.export(within=False))

    own, other = hill.run(known.read)

    assert (own.name, own.own, other.name, other.own) == ("Hill", True, "Riverside", False)
    assert [feed.name for feed in other.feeds] == ["Secretary"]
    assert other.heard_at > other.newest_at > ""
    assert own.feeds[0].exported == 0 and own.feeds[0].records == own.records
    hill.export()
    assert hill.run(known.read)[0].feeds[0].exported == own.records
    river.later(days=1)
    river.act("write", text="Another note")
    hill.later(days=1)
    hill.take(river.export(within=False))
    assert hill.run(known.read)[1].heard_at > other.heard_at


def test_a_copy_of_a_folder_begins_a_feed_of_its_own(river: Laptop, hill: Laptop) -> None:
    hill.take(river.export(within=False))
    copy = river.snapshot("copy")
    river.act("write", text="On the one")
    hill.take(river.export(within=False))
    twin = Laptop(copy)
    twin.act("write", text="On the other")

    seen = hill.run(preview_bundle, twin.export(within=False))

    assert seen.good and not seen.forks
    assert seen.records == 2, "the opening of the new feed, and the note"


def test_a_whole_disk_that_was_put_back_is_seen_as_a_fork(river: Laptop, hill: Laptop) -> None:
    disk = river.snapshot("disk")
    river.act("write", text="On the one")
    hill.take(river.export(within=False))
    here = hill.store.feeds()[-1].seq
    river.restore(disk)
    river.act("write", text="On the other")

    seen = hill.run(preview_bundle, river.export(within=False))

    assert seen.good and seen.records == 0
    assert [(one.name, one.seq) for one in seen.forks] == [("Secretary", here)]
