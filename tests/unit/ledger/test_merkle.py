# SPDX-License-Identifier: GPL-3.0-or-later
"""The Merkle tree against a naive reading of RFC 6962 and the vectors of certificate-transparency."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.merkle import Frontier, audit_path, verify_path

# Leaves and roots of google/certificate-transparency's merkle tree tests.
LEAVES = [bytes.fromhex(leaf) for leaf in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def naive(entries: list[bytes]) -> bytes:
    if not entries:
        return sha256(b"").digest()
    if len(entries) == 1:
        return sha256(b"\0" + entries[0]).digest()
    split = 1
    while split * 2 < len(entries):
        split *= 2
    return sha256(b"\1" + naive(entries[:split]) + naive(entries[split:])).digest()


def ids(count: int) -> list[bytes]:
    return [sha256(str(number).encode()).digest() for number in range(count)]


@pytest.mark.parametrize("count", range(1, 9))
def test_the_published_roots(count: int) -> None:
    assert Frontier().extend(LEAVES[:count]).root().hex() == ROOTS[count - 1]


def test_the_empty_tree() -> None:
    assert Frontier().root() == sha256(b"").digest()


@given(st.lists(st.integers(0, 40), max_size=6))
def test_adding_in_any_portions_gives_the_naive_root(portions: list[int]) -> None:
    entries = ids(sum(portions))
    frontier, start = Frontier(), 0
    for portion in portions:
        frontier = frontier.extend(entries[start : start + portion])
        start += portion
    assert frontier.size == len(entries)
    assert frontier.root() == naive(entries)
    assert Frontier.from_bytes(frontier.to_bytes()) == frontier


def test_adding_one_by_one_gives_the_naive_root() -> None:
    frontier = Frontier()
    for count, entry in enumerate(ids(70), 1):
        frontier = frontier.append(entry)
        assert frontier.root() == naive(ids(count))


@given(st.integers(1, 130), st.data())
def test_a_path_proves_its_record_and_no_other(count: int, data: st.DataObject) -> None:
    entries, index = ids(count), data.draw(st.integers(0, count - 1))
    root, path = naive(entries), audit_path(entries, index)
    assert len(path) <= (count - 1).bit_length()
    assert verify_path(root, count, index, entries[index], path)
    assert not verify_path(root, count, index, b"forged" + bytes(26), path)
    assert not verify_path(root, count, index, entries[index], (*path, bytes(32)))
    assert not verify_path(root, count, count, entries[index], path)
    if path:
        assert not verify_path(root, count, index, entries[index], path[:-1])
        other = data.draw(st.integers(0, count - 1).filter(lambda place: place != index))
        assert not verify_path(root, count, other, entries[index], path)


def test_there_is_no_path_outside_the_tree() -> None:
    with pytest.raises(IndexError):
        audit_path(ids(3), 3)


@pytest.mark.parametrize("data", [b"", bytes(7), bytes(9), b"\0" * 7 + b"\3" + bytes(32)])
def test_a_damaged_frontier_is_refused(data: bytes) -> None:
    with pytest.raises(LedgerError, match="not well formed"):
        Frontier.from_bytes(data)
