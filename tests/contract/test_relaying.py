# SPDX-License-Identifier: GPL-3.0-or-later
"""A group's record reaches others through a third group, which can change nothing of it and cannot speak for it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import msgspec
import pytest

from assembly_app.bundles.check import check
from assembly_app.bundles.errors import BundleError
from assembly_app.bundles.manifest import Manifest
from assembly_app.service.exchange.bundle_export import export_bundle
from assembly_app.service.exchange.bundle_preview import preview_bundle
from assembly_app.service.operations import Operation
from tests.contract.laptops import Laptop, decided, founded
from tests.unit.bundles.packing import members_of, sign_again, write_members


@pytest.fixture
def carried(tmp_path: Path) -> tuple[Laptop, Laptop, Path]:
    """Riverside and Hill; and Riverside's record as Hill carries it on."""
    river, hill = founded(tmp_path / "river"), founded(tmp_path / "hill", "Hill")
    decided(river)
    river.act_for("group", "write", text="For our own eyes")
    hill.take(river.export(within=False))
    path = tmp_path / "carried.assembly"
    export_bundle(hill.assembly, Operation(), path, group=river.group)
    return river, hill, path


def test_a_third_group_s_record_arrives_as_it_was(carried: tuple[Laptop, Laptop, Path], tmp_path: Path) -> None:
    river, hill, path = carried
    lake = founded(tmp_path / "lake", "Lake")

    seen = lake.run(preview_bundle, path)
    taken = lake.take(path)

    assert (seen.group_name, seen.relay, seen.relay_known) == ("Riverside", "Hill", False)
    assert (taken.group, taken.first_contact, taken.withheld) == (river.group, True, 1)
    feed = river.store.own_feed()
    assert lake.store.head(feed) == hill.store.head(feed)
    assert [row.number for row in lake.store.decisions(river.group, lake.clock.now())] == [
        row.number for row in river.store.decisions(river.group, lake.clock.now())
    ]
    lake.take(hill.export(within=False))
    assert lake.run(preview_bundle, path).relay_known


def test_it_is_checked_with_stock_programs_too(carried: tuple[Laptop, Laptop, Path], tmp_path: Path) -> None:
    river, _, path = carried
    assert check(path).good and check(path).relay == "Hill"
    folder = tmp_path / "unpacked"
    subprocess.run(["unzip", "-q", str(path), "-d", str(folder)], check=True)
    [command] = [
        line.strip().removesuffix("\\")
        for line in (folder / "README.txt").read_text().splitlines()
        if "manifest.json.sig \\" in line
    ]
    with (folder / "manifest.json").open("rb") as manifest:
        done = subprocess.run(command.split(), cwd=folder, stdin=manifest, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert river.group in (folder / "allowed_signers").read_text()


@pytest.mark.parametrize("how", ["no relay", "as their secretary", "another key", "own group"])
def test_nobody_carries_it_in_the_group_s_own_name(
    carried: tuple[Laptop, Laptop, Path], tmp_path: Path, how: str
) -> None:
    river, hill, path = carried
    members, key = members_of(path), hill.installation.key()
    relay = Manifest.parse(members["manifest.json"]).relay
    assert relay is not None
    person = check(river.export(within=False)).person
    changed = {
        "no relay": None,
        "as their secretary": msgspec.structs.replace(relay, person=person),
        "another key": msgspec.structs.replace(relay, key=river.installation.key().public.to_line()),
        "own group": msgspec.structs.replace(relay, group=river.group),
    }[how]
    principal = changed.person if changed else person
    write_members(path, sign_again(members, key, relay=changed, principal=principal))

    with pytest.raises(BundleError) as caught:
        founded(tmp_path / "lake", "Lake").take(path)

    assert caught.value.code in {"relay-malformed", "signer-not-on-roll"}
