# SPDX-License-Identifier: GPL-3.0-or-later
"""Signatures: the same bytes as ssh-keygen makes, checked by either side, and nothing but the exact spelling taken."""

from __future__ import annotations

import base64
import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly_app.ledger import sshsig
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.keys import PublicKey, SigningKey, signer
from tests.unit.ledger.making import code_of

DATA = Path(__file__).parent / "data"
KEY = SigningKey.generate()
MESSAGE = "Three days' notice — ثلاثة أيام\n".encode()
GOOD = KEY.sign(sshsig.CHECKPOINT, MESSAGE)


def refused(armoured: str, message: bytes = MESSAGE, namespace: str = sshsig.CHECKPOINT) -> str:
    with pytest.raises(LedgerError) as caught:
        signer(namespace, message, armoured)
    return code_of(caught.value)


def keygen(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["ssh-keygen", *arguments], input=given, capture_output=True, check=False)


def test_a_signature_made_by_openssh_is_good() -> None:
    key = PublicKey.from_line((DATA / "openssh.pub").read_text().rstrip("\n"))
    key.verify("unittest", (DATA / "openssh.signed-data").read_bytes(), (DATA / "openssh.sig").read_text())


def test_ours_is_byte_for_byte_what_ssh_keygen_makes(tmp_path: Path) -> None:
    file, message = tmp_path / "key", tmp_path / "message"
    file.write_text(KEY.to_openssh())
    file.chmod(0o600)
    message.write_bytes(MESSAGE)
    assert keygen("-Y", "sign", "-f", str(file), "-n", sshsig.CHECKPOINT, str(message)).returncode == 0
    theirs = (tmp_path / "message.sig").read_text()
    assert theirs == GOOD
    assert signer(sshsig.CHECKPOINT, MESSAGE, theirs) == KEY.public


def test_ssh_keygen_takes_ours_and_refuses_another_namespace_or_text(tmp_path: Path) -> None:
    allowed, signature = tmp_path / "allowed", tmp_path / "signature"
    allowed.write_text(f'm1 namespaces="{sshsig.CHECKPOINT}" {KEY.public.to_line()}\n')
    signature.write_text(GOOD)

    def verify(namespace: str, message: bytes) -> int:
        arguments = ("-Y", "verify", "-f", str(allowed), "-I", "m1", "-n", namespace, "-s", str(signature))
        return keygen(*arguments, given=message).returncode

    assert verify(sshsig.CHECKPOINT, MESSAGE) == 0
    assert verify(sshsig.MANIFEST, MESSAGE) != 0
    assert verify(sshsig.CHECKPOINT, MESSAGE + b"x") != 0


def test_a_signature_is_good_for_one_key_text_and_namespace_only() -> None:
    assert refused(GOOD, MESSAGE + b" ") == "signature-wrong"
    assert refused(GOOD, namespace=sshsig.MANIFEST) == "signature-namespace"
    with pytest.raises(LedgerError) as caught:
        SigningKey.generate().public.verify(sshsig.CHECKPOINT, MESSAGE, GOOD)
    assert code_of(caught.value) == "signature-key"


LINES = GOOD.split("\n")


@pytest.mark.parametrize(
    "armoured",
    [
        "",
        "junk\n" + GOOD,
        GOOD + "junk",
        GOOD + "\n",
        "\n" + GOOD,
        GOOD[:-1],
        GOOD.replace("\n", "\r\n"),
        GOOD + GOOD,
        "\n".join([LINES[0], "".join(LINES[1:-2]), *LINES[-2:]]),
        "\n".join([LINES[0], "", *LINES[1:]]),
        GOOD.replace("SSH SIGNATURE", "PGP SIGNATURE"),
        GOOD.replace("U1NI", " U1N"),
        GOOD + " " * 2000,
    ],
)
def test_anything_around_or_inside_the_armour_is_refused(armoured: str) -> None:
    assert refused(armoured) in {"armour", "signature-malformed"}


def armour(blob: bytes) -> str:
    text = base64.b64encode(blob).decode()
    return "\n".join([LINES[0], *(text[at : at + 70] for at in range(0, len(text), 70)), *LINES[-2:]])


BLOB = base64.b64decode("".join(LINES[1:-2]))


def test_trailing_bytes_and_other_fields_inside_are_refused() -> None:
    changes = [
        BLOB + b"\0",
        BLOB + sshsig.ssh_string(b"x"),
        BLOB[:-1],
        BLOB.replace(b"SSHSIG", b"SSHSIH"),
        BLOB.replace(b"\0\0\0\1\0\0\0\x33", b"\0\0\0\2\0\0\0\x33"),
        BLOB.replace(b"sha512", b"sha256"),
        BLOB.replace(b"\0\0\0\0\0\0\0\6sha512", b"\0\0\0\1x\0\0\0\6sha512"),
        BLOB.replace(b"ssh-ed25519", b"ssh-ed25518"),
        BLOB.replace(b"\0\0\0\x40", b"\xff\xff\xff\xff"),
    ]
    for blob in changes:
        assert blob != BLOB
        assert refused(armour(blob)) == "signature-malformed"
    assert armour(BLOB) == GOOD


@given(st.integers(0, 8 * len(BLOB) - 1))
def test_no_flipped_bit_leaves_the_key_s_signature_good(bit: int) -> None:
    blob = bytearray(BLOB)
    blob[bit // 8] ^= 1 << bit % 8
    with pytest.raises(LedgerError):
        KEY.public.verify(sshsig.CHECKPOINT, MESSAGE, armour(bytes(blob)))


def wycheproof() -> list[tuple[int, str, str, str, str, str]]:
    return [tuple(case) for case in json.loads((DATA / "wycheproof-ed25519.json").read_text())["cases"]]


def test_the_wycheproof_cases_come_out_as_published() -> None:
    """Each message is taken as what an SSH signature signs: the same check of curve arithmetic, our own refusal of
    malformed keys and lengths before it."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    cases, wrong = wycheproof(), []
    for number, key, message, signature, result, comment in cases:
        try:
            public = PublicKey(bytes.fromhex(key))
            Ed25519PublicKey.from_public_bytes(public.raw).verify(bytes.fromhex(signature), bytes.fromhex(message))
            found = "valid"
        except (LedgerError, InvalidSignature, ValueError):
            found = "invalid"
        if found != result:
            wrong.append((number, comment, found))
    assert len(cases) == 151
    assert wrong == []


def test_the_wycheproof_signatures_do_not_pass_as_ssh_signatures() -> None:
    for _, key, message, signature, _, _ in wycheproof():
        raw = bytes.fromhex(key)
        inner = sshsig.ssh_string(b"ssh-ed25519") + sshsig.ssh_string(bytes.fromhex(signature))
        fields = (sshsig.key_blob(raw), sshsig.CHECKPOINT.encode(), b"", b"sha512", inner)
        blob = b"SSHSIG\0\0\0\1" + b"".join(map(sshsig.ssh_string, fields))
        assert refused(armour(blob), bytes.fromhex(message)) in {"signature-wrong", "signature-malformed"}
