# SPDX-License-Identifier: GPL-3.0-or-later
"""Each test of the contract runs on every kind of store; those that use `sqlite_file` on SQLite alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.contract.kinds import Memory, SqliteFiles
from tests.contract.laptops import Laptop

KINDS = {"sqlite": SqliteFiles, "memory": Memory}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """On which kinds of store the test runs."""
    kinds = ["sqlite"] if "sqlite_file" in metafunc.fixturenames else list(KINDS)
    metafunc.parametrize("store", kinds, indirect=True, scope="module")


@pytest.fixture(scope="module", autouse=True)
def store(request: pytest.FixtureRequest) -> Iterator[str]:
    """The kind of store that laptops have now. Whatever makes laptops for several tests asks for it by name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Laptop, "kind", KINDS[request.param]())
        yield request.param


@pytest.fixture
def sqlite_file() -> None:
    """For a test that is about the file itself, what SQLite does to it, or another program that has it open."""
