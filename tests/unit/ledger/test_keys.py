# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys: OpenSSH's files and lines both ways with the real ssh-keygen, and no weak or malformed key."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.keys import PublicKey, SigningKey
from assembly_app.ledger.sshsig import key_blob
from tests.unit.ledger.making import code_of

KEY = SigningKey.generate()


def keygen(*arguments: str) -> str:
    return subprocess.run(["ssh-keygen", *arguments], check=True, capture_output=True, text=True).stdout


def test_a_key_without_passphrase_is_read_by_ssh_keygen(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text(KEY.to_openssh())
    file.chmod(0o600)
    assert keygen("-y", "-f", str(file)).strip() == KEY.public.to_line()
    assert keygen("-l", "-f", str(file)).split()[1] == KEY.public.fingerprint()


def test_a_passphrase_opens_the_file_for_us_and_for_ssh_keygen(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text(KEY.to_openssh("vår hage"))
    file.chmod(0o600)
    assert keygen("-y", "-P", "vår hage", "-f", str(file)).strip() == KEY.public.to_line()
    assert SigningKey.from_openssh(file.read_text(), "vår hage").public == KEY.public


def test_a_file_of_ssh_keygen_is_read(tmp_path: Path) -> None:
    for passphrase in ("", "long enough"):
        file = tmp_path / f"key{len(passphrase)}"
        keygen("-q", "-t", "ed25519", "-N", passphrase, "-C", "hall laptop", "-f", str(file))
        key = SigningKey.from_openssh(file.read_text(), passphrase or None)
        line = file.with_suffix(".pub").read_text().rstrip("\n")
        assert PublicKey.from_line(line) == key.public
        assert key.public.to_line("hall laptop") == line


def test_what_is_wrong_with_a_private_key_is_said() -> None:
    locked = KEY.to_openssh("right")
    cases = [
        (locked, None, "passphrase-needed"),
        (locked, "wrong", "passphrase-wrong"),
        ("-----BEGIN NOTHING-----", None, "private-key-unreadable"),
        ("-----BEGIN NOTHING-----", "right", "private-key-unreadable"),
    ]
    for text, passphrase, code in cases:
        with pytest.raises(LedgerError) as caught:
            SigningKey.from_openssh(text, passphrase)
        assert code_of(caught.value) == code


def test_another_kind_of_key_is_refused(tmp_path: Path) -> None:
    keygen("-q", "-t", "ecdsa", "-N", "", "-f", str(tmp_path / "key"))
    with pytest.raises(LedgerError, match="not an Ed25519 key"):
        SigningKey.from_openssh((tmp_path / "key").read_text())


LINE = KEY.public.to_line()


@pytest.mark.parametrize(
    "line",
    ["", LINE + "\n", " " + LINE, LINE.replace(" ", "  "), LINE[:-4], LINE + "AAAA", LINE + " a\tb",
     LINE.replace("ssh-ed25519", "ssh-rsa"), LINE[:-1] + "=", "ssh-ed25519 AAAA", LINE + "\r"],
    ids=[f"spelling {n}" for n in range(11)],  # the key is another one in each process; names of tests are not
)  # fmt: skip
def test_a_line_of_another_spelling_is_refused(line: str) -> None:
    with pytest.raises(LedgerError) as caught:
        PublicKey.from_line(line)
    assert code_of(caught.value) == "key-malformed"


def test_base64_with_stray_bits_is_refused() -> None:
    # The key's 51 bytes fill the base64 exactly, so stray bits need a shorter blob: that is malformed too.
    with pytest.raises(LedgerError):
        PublicKey.from_line("ssh-ed25519 " + LINE.split()[1][:-2] + "==")


SMALL_ORDER = [
    "00" * 32,
    "01" + "00" * 31,
    "ec" + "ff" * 30 + "7f",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
]
NOT_CANONICAL = ["ed" + "ff" * 30 + "7f", "ee" + "ff" * 30 + "7f", "ff" * 32]


@pytest.mark.parametrize("sign", [0, 0x80])
@pytest.mark.parametrize("text", SMALL_ORDER)
def test_keys_anybody_can_sign_for_are_refused(text: str, sign: int) -> None:
    raw = bytearray.fromhex(text)
    raw[31] |= sign
    with pytest.raises(LedgerError) as caught:
        PublicKey(bytes(raw))
    assert code_of(caught.value) == "key-weak"


@pytest.mark.parametrize("text", [*NOT_CANONICAL, "02" + "00" * 31, "", "00" * 31, "00" * 33])
def test_bytes_that_are_no_key_are_refused(text: str) -> None:
    with pytest.raises(LedgerError) as caught:
        PublicKey(bytes.fromhex(text))
    assert code_of(caught.value) == "key-malformed"


def test_every_generated_key_is_a_proper_point() -> None:
    for _ in range(20):
        key = SigningKey.generate().public
        assert PublicKey.from_line(key.to_line()) == key
        assert key.blob == key_blob(key.raw)
