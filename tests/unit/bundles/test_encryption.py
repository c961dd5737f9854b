# SPDX-License-Identifier: GPL-3.0-or-later
"""Encrypted bundles: the real age opens ours and we open its; what is cut, changed or not for us is refused whole."""

from __future__ import annotations

import builtins
import subprocess
from functools import partial
from pathlib import Path

import pytest

from assembly_app.bundles import encryption
from assembly_app.bundles.builder import pack
from assembly_app.bundles.check import check
from assembly_app.bundles.encryption import Identity, check_recipient, decrypt, encrypt, opened
from assembly_app.bundles.errors import BundleError
from assembly_app.bundles.reader import open_bundle
from assembly_app.ledger.keys import SigningKey
from tests.unit.bundles.packing import GROUP_NAME, Store, checkpoint_of, pack_feeds
from tests.unit.ledger.making import AT, GROUP, feed_records, signed_roll

KEY = SigningKey.generate()
RECORDS = feed_records(KEY, 8)
ANA, BEN, EVE = Identity.generate(), Identity.generate(), Identity.generate()


def sealed(path: Path, *recipients: str) -> Path:
    pack(
        path,
        group=GROUP,
        group_name=GROUP_NAME,
        at=AT,
        rolls=[signed_roll([KEY])],
        checkpoints=[checkpoint_of(KEY, RECORDS)],
        records=RECORDS,
        key=KEY,
        seal=partial(encrypt, recipients=recipients),
    )
    return path


@pytest.fixture
def for_two(tmp_path: Path) -> Path:
    return sealed(tmp_path / "north.assembly.age", ANA.recipient, BEN.recipient)


def identity_file(folder: Path, identity: Identity) -> Path:
    path = folder / "age-identity"
    path.write_text(identity.to_text(AT))
    return path


def age(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["age", *map(str, arguments)], capture_output=True, check=False)


def code(data: bytes, path: Path, identity: Identity | None = ANA) -> str:
    path.write_bytes(data)
    with pytest.raises(BundleError) as caught:
        opened(path, lambda: identity)
    assert str(caught.value).strip()
    return caught.value.code


@pytest.mark.parametrize("identity", [ANA, BEN], ids=["first", "second"])
def test_the_real_age_opens_what_was_sealed_for_each_of_two(for_two: Path, tmp_path: Path, identity: Identity) -> None:
    plain = tmp_path / "plain.assembly"

    ran = age("-d", "-i", identity_file(tmp_path, identity), "-o", plain, for_two)

    assert (ran.returncode, ran.stderr) == (0, b"")
    assert plain.read_bytes() == pack_feeds(tmp_path / "same.assembly", [(KEY, RECORDS)]).path.read_bytes()


@pytest.mark.parametrize("armour", [[], ["-a"]])
def test_what_the_real_age_sealed_is_opened_and_checked(tmp_path: Path, armour: list[str]) -> None:
    plain, made = pack_feeds(tmp_path / "plain.assembly", [(KEY, RECORDS)]).path, tmp_path / "made.age"
    assert age("-r", BEN.recipient, "-r", ANA.recipient, *armour, "-o", made, plain).returncode == 0

    report = check(opened(made, lambda: ANA))

    assert report.good and report.records == 8


def test_the_real_age_refuses_the_one_it_is_not_for(for_two: Path, tmp_path: Path) -> None:
    assert age("-d", "-i", identity_file(tmp_path, EVE), for_two).returncode != 0
    assert code(for_two.read_bytes(), for_two, EVE) == "sealed-not-for-us"
    assert code(for_two.read_bytes(), for_two, None) == "sealed-no-key"


def test_a_sealed_file_cut_or_added_to_anywhere_gives_nothing(for_two: Path) -> None:
    data = for_two.read_bytes()
    for length in [*range(23, len(data), 211), len(data) - 16, len(data) - 1]:
        assert code(data[:length], for_two) == "sealed-damaged"
    for more in (b"\0", data):
        assert code(data + more, for_two) == "sealed-damaged"
    for place in range(400, len(data), 389):
        changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        assert code(changed, for_two) in ("sealed-damaged", "sealed-not-for-us")


def test_a_file_cut_where_a_piece_of_it_ends_gives_nothing(tmp_path: Path) -> None:
    plain = bytes(3 * 65536)
    data = encrypt(plain, [ANA.recipient])
    header = len(data) - 3 * (65536 + 16)
    for pieces in (0, 1, 2):
        assert code(data[: header + pieces * (65536 + 16)], tmp_path / "cut.age") == "sealed-damaged"
    assert code(data + b"x", tmp_path / "more.age") == "sealed-damaged"
    assert decrypt(data, ANA) == plain


def test_another_file_with_that_name_is_said_to_be_none(tmp_path: Path) -> None:
    assert code(b"holiday pictures", tmp_path / "x.assembly.age") == "sealed-not-age"
    assert code(b"", tmp_path / "x.AGE") == "sealed-not-age"


@pytest.mark.slow
def test_a_passphrase_in_place_of_a_key_is_not_for_us(tmp_path: Path) -> None:
    from pyrage import passphrase

    assert code(passphrase.encrypt(b"PK", "a passphrase"), tmp_path / "x.age") == "sealed-not-for-us"


def test_more_than_fits_in_memory_is_refused_before_it_is_read(
    for_two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encryption, "SEALED_CAP", 1000)

    assert code(for_two.read_bytes(), for_two) == "sealed-too-large"
    with pytest.raises(BundleError) as caught:
        sealed(tmp_path / "too.assembly.age", ANA.recipient, BEN.recipient)
    assert caught.value.code == "sealed-too-large"
    assert not list(tmp_path.glob("*too*"))


def test_no_plaintext_comes_to_the_disk(for_two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[bytes] = []
    really = encryption.encrypt

    def watched(data: bytes, recipients: list[str]) -> bytes:
        # The file that will be put in place exists by now; nothing of the bundle may be in it or beside it.
        written.extend(one.read_bytes() for one in tmp_path.iterdir() if one != for_two)
        return really(data, recipients)

    monkeypatch.setitem(globals(), "seal", watched)
    sealed(tmp_path / "again.assembly.age", ANA.recipient)
    assert b"".join(written) == b""
    assert b"records.jsonl" not in (tmp_path / "again.assembly.age").read_bytes()

    def refuse_to_write(path: object, mode: str = "r", *more: object, **named: object) -> object:
        assert not set(mode) & set("wax+"), path
        return opening(path, mode, *more, **named)  # type: ignore[call-overload]

    opening = builtins.open
    monkeypatch.setattr(builtins, "open", refuse_to_write)
    monkeypatch.setattr("io.open", refuse_to_write)
    before = set(tmp_path.iterdir())
    store = Store()
    assert len(store.take(open_bundle(opened(for_two, lambda: BEN)))) == 8
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("recipient", "code"),
    [
        (KEY.public.to_line(), "recipient-ssh"),
        ("ecdsa-sha2-nistp256 AAAA", "recipient-ssh"),
        (ANA.recipient[:-1], "recipient-malformed"),
        (ANA.secrets[0], "recipient-malformed"),
        ("", "recipient-malformed"),
    ],
    ids=["ssh", "ecdsa", "misspelt", "secret", "nothing"],
)
def test_only_native_recipients_are_taken(recipient: str, code: str) -> None:
    with pytest.raises(BundleError) as caught:
        encrypt(b"x", [ANA.recipient, recipient])
    assert caught.value.code == code
    assert ANA.secrets[0][20:] not in str(caught.value)
    assert check_recipient(f"  {ANA.recipient}\n") == ANA.recipient


def test_an_identity_file_is_read_as_age_keygen_writes_it(tmp_path: Path) -> None:
    made = subprocess.run(["age-keygen"], capture_output=True, text=True, check=True).stdout
    assert Identity.parse(made).recipient == made.split("public key: ")[1].split("\n")[0]
    both = Identity.parse(made + EVE.to_text(AT))
    assert both.recipient == Identity.parse(made).recipient
    assert decrypt(encrypt(b"x", [EVE.recipient]), both) == b"x"
    for bad in ("", "# nothing\n", ANA.secrets[0][:-1], KEY.to_openssh()):
        with pytest.raises(BundleError) as caught:
            Identity.parse(bad)
        assert caught.value.code == "age-key-unreadable"
    assert ANA.secrets[0] not in repr(ANA)
