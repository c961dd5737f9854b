# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody altered the file behind our back: the audit names the place."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from assembly_app.domain.values import Emitted, Event
from assembly_app.service.core.audit import audit
from assembly_app.service.core.ports import StoreError
from assembly_app.store.sql_store import SqlStore
from tests.contract.laptops import Laptop, decided, founded

_HEADER = (
    "UPDATE records SET header = CAST(replace(CAST(header AS TEXT), '2026-03-02', '2026-03-01') AS BLOB) WHERE seq = 5"
)


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    made = founded(tmp_path)
    decided(made)
    return made


Altered = Callable[[str], set[tuple[str, str]]]


@pytest.fixture
def altered(sqlite_file: None, laptop: Laptop) -> Altered:
    """Alters the laptop's file with another program; the codes and places that the audit finds then."""

    def alter(statement: str) -> set[tuple[str, str]]:
        laptop.store.close()
        with sqlite3.connect(laptop.folder / "assembly.sqlite") as connection:
            assert connection.execute(statement).rowcount > 0
        connection.close()
        laptop.reopen()
        return {(finding.code, finding.where.split(" ", 2)[-1]) for finding in audit(laptop.store).findings}

    return alter


def test_a_store_that_nobody_touched_has_no_findings(laptop: Laptop) -> None:
    report = audit(laptop.store)
    assert (report.findings, report.feeds, report.decisions) == ((), 1, 1)
    assert report.records == laptop.store.feeds()[0].seq


def test_a_forged_body_is_found(altered: Altered) -> None:
    forged = "UPDATE records SET body = CAST(replace(CAST(body AS TEXT), 'Eva', 'Eve') AS BLOB) WHERE seq = 7"
    assert "commitment" in {code for code, _ in altered(forged)}


def test_a_changed_header_is_found_at_its_place(altered: Altered) -> None:
    found = altered(_HEADER)
    assert any(code == "id-mismatch" and where.endswith("record 5") for code, where in found)


def test_a_header_of_the_wrong_kind_is_found_at_its_place(altered: Altered) -> None:
    found = altered("UPDATE records SET header = 'no header' WHERE seq = 5")
    assert any(code == "header-malformed" and where.endswith("record 5") for code, where in found)


def test_a_record_that_is_missing_is_found_at_its_place(altered: Altered) -> None:
    found = altered("DELETE FROM records WHERE seq = 9")
    assert any(code == "seq-mismatch" and where.endswith("record 10") for code, where in found)


def test_an_end_that_was_cut_off_is_found(laptop: Laptop, altered: Altered) -> None:
    last = laptop.store.feeds()[0].seq
    found = {code for code, _ in altered(f"DELETE FROM records WHERE seq = {last}")}
    assert {"head-differs", "checkpoint-differs"} <= found


def test_another_checkpoint_is_found(altered: Altered) -> None:
    swapped = "UPDATE feeds SET checkpoint = replace(checkpoint, 'roll 1', 'roll 2')"
    assert "signature-wrong" in {code for code, _ in altered(swapped)}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decisions SET text = replace(text, 'build', 'sell')",
        "DELETE FROM members WHERE name = 'Eva'",
        "INSERT INTO mentions (group_no, about, meeting, feed, seq) VALUES (1, 'nothing', 'a', 'b', 1)",
        "UPDATE documents SET words = 'another' WHERE kind = 'decision'",
    ],
)
def test_tables_that_do_not_say_what_the_records_say_are_found_and_mended(
    laptop: Laptop, altered: Altered, statement: str
) -> None:
    assert {code for code, _ in altered(statement)} == {"tables-differ"}
    laptop.store.rebuild()
    assert audit(laptop.store).findings == ()


def test_a_changed_roll_is_found(altered: Altered) -> None:
    assert "roll-bad" in {code for code, _ in altered("UPDATE rolls SET text = replace(text, 'Secretary', 'Regent')")}


class Breaking(Event, frozen=True):
    """A record type of a newer version that must not be guessed at."""

    TYPE = "proposal.turned-around"


def test_a_critical_record_of_a_newer_version_stops_the_view(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    from assembly_app.domain.refusal import Refused
    from assembly_app.ledger import records
    from assembly_app.service.core import journal

    [row] = laptop.store.decisions(laptop.group, laptop.clock.now())
    monkeypatch.setattr(journal, "new_record", lambda *a, **k: records.new_record(*a, **{**k, "critical": True}))
    with laptop.store.write() as tx:
        laptop.assembly.journal.append(tx, laptop.group, [Emitted(row.proposal, Breaking())], laptop.clock.now())
        tx.project()
    monkeypatch.undo()
    with pytest.raises(Refused, match="made-by-newer-version"):
        laptop.act("note-outcome", decision=row.proposal, text="It stands well")
    laptop.reopen()
    with pytest.raises(Refused, match="made-by-newer-version"):
        laptop.act("note-outcome", decision=row.proposal, text="It stands well")


@pytest.mark.usefixtures("sqlite_file")
@pytest.mark.parametrize("content", [b"", b"Dear diary", b"SQLite format 3\0" + bytes(5000)])
def test_a_file_that_is_no_store_is_named_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "diary.txt"
    path.write_bytes(content)
    if not content:
        return
    with pytest.raises(StoreError) as caught:
        SqlStore(path)
    assert caught.value.code in ("not-a-store", "damaged-store")
    assert path.read_bytes() == content


@pytest.mark.usefixtures("sqlite_file")
def test_a_store_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (text TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not-a-store"):
        SqlStore(path)
    assert path.read_bytes() == before


@pytest.mark.usefixtures("sqlite_file")
def test_a_store_of_a_newer_version_is_left_alone(laptop: Laptop) -> None:
    laptop.store.close()
    with sqlite3.connect(laptop.folder / "assembly.sqlite") as connection:
        connection.execute("UPDATE store SET value = '9' WHERE key = 'layout'")
    connection.close()
    with pytest.raises(StoreError, match="newer-store"):
        SqlStore(laptop.folder / "assembly.sqlite")
