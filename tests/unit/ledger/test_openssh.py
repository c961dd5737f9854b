# SPDX-License-Identifier: GPL-3.0-or-later
"""What the real ssh-keygen makes of our signatures, and we of its: namespaces, times, revocation, line ends."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from assembly_app.ledger.checkpoints import Checkpoint, SignedCheckpoint
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.feeds import Chain, FeedHead
from assembly_app.ledger.keys import SigningKey
from assembly_app.ledger.sshsig import CHECKPOINT, MANIFEST
from tests.unit.ledger.making import AT, GROUP, feed_of, feed_records

KEY = SigningKey.generate()
OPTIONS = {"expired": 'valid-before="20260101"', "not yet valid": 'valid-after="20270101"'}
WHEN = {"before": "20251231", "between": "20260601", "after": "20270601"}


def checkpoint() -> Checkpoint:
    chain = Chain(FeedHead.start(feed_of(KEY)))
    for one in feed_records(KEY, 4):
        chain.add(one)
    return Checkpoint.of(chain.head(), GROUP, 1, AT)


def verified(
    folder: Path, signature: str, text: bytes, *more: str, options: str = "", namespace: str = CHECKPOINT
) -> bool:
    """Whether ssh-keygen takes the signature, `options` standing in the line of allowed_signers."""
    algorithm, blob = KEY.public.to_line().split()[:2]
    (folder / "allowed").write_text(f"ana {options} {algorithm} {blob}\n".replace("  ", " "))
    (folder / "sig").write_text(signature)
    command = ["ssh-keygen", "-Y", "verify", "-f", str(folder / "allowed"), "-I", "ana", "-n", namespace]
    command += ["-s", str(folder / "sig"), *more]
    return subprocess.run(command, input=text, capture_output=True, check=False).returncode == 0


def test_ssh_keygen_takes_our_checkpoint_in_its_own_namespace_only(tmp_path: Path) -> None:
    signed = checkpoint().sign(KEY)
    text = signed.text.encode()
    assert verified(tmp_path, signed.signature, text)
    assert not verified(tmp_path, signed.signature, text, namespace=MANIFEST)
    assert not verified(tmp_path, signed.signature, text, options=f'namespaces="{MANIFEST}"')
    assert verified(tmp_path, signed.signature, text, options=f'namespaces="{CHECKPOINT}"')


@pytest.mark.parametrize(
    ("key", "when", "good"),
    [
        ("expired", "before", True), ("expired", "between", False), ("expired", "after", False),
        ("not yet valid", "before", False), ("not yet valid", "between", False), ("not yet valid", "after", True),
    ],
)  # fmt: skip
def test_an_expired_or_early_key_is_judged_by_the_time_that_is_named(
    tmp_path: Path, key: str, when: str, good: bool
) -> None:
    signed = checkpoint().sign(KEY)
    time = f"-Overify-time={WHEN[when]}"
    assert verified(tmp_path, signed.signature, signed.text.encode(), time, options=OPTIONS[key]) is good


@pytest.mark.parametrize("binary", [False, True], ids=["list of keys", "KRL"])
def test_a_revoked_key_is_refused(tmp_path: Path, binary: bool) -> None:
    signed = checkpoint().sign(KEY)
    other = SigningKey.generate()
    for key, good in ((KEY, False), (other, True)):
        listed, revoked = tmp_path / "key.pub", tmp_path / "revoked"
        listed.write_text(key.public.to_line() + "\n")
        if binary:
            subprocess.run(["ssh-keygen", "-k", "-f", str(revoked), str(listed)], check=True, capture_output=True)
        else:
            revoked.write_bytes(listed.read_bytes())
        assert verified(tmp_path, signed.signature, signed.text.encode(), "-r", str(revoked)) is good


def test_line_ends_of_another_system_change_what_was_signed(tmp_path: Path) -> None:
    signed = checkpoint().sign(KEY)
    text = signed.text.replace("\n", "\r\n")
    assert not verified(tmp_path, signed.signature, text.encode())
    armour = signed.signature.replace("\n", "\r\n")
    for changed in (SignedCheckpoint(text, signed.signature), SignedCheckpoint(signed.text, armour)):
        with pytest.raises(LedgerError):
            changed.signer()


def test_a_signature_by_ssh_keygen_is_ours_in_its_own_namespace_only(tmp_path: Path) -> None:
    secret = tmp_path / "key"
    secret.write_text(KEY.to_openssh(), "ascii", newline="\n")
    secret.chmod(0o600)
    text = checkpoint().to_text()
    signed = {}
    for namespace in (CHECKPOINT, MANIFEST):
        command = ["ssh-keygen", "-Y", "sign", "-q", "-f", str(secret), "-n", namespace]
        made = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
        signed[namespace] = made.stdout.decode()
    assert SignedCheckpoint(text, signed[CHECKPOINT]).signer() == KEY.public
    assert signed[CHECKPOINT] == checkpoint().sign(KEY).signature
    with pytest.raises(LedgerError) as caught:
        SignedCheckpoint(text, signed[MANIFEST]).signer()
    assert caught.value.code == "signature-namespace"
