# SPDX-License-Identifier: GPL-3.0-or-later
"""Ed25519 keys in OpenSSH's formats: the public line, the private file with or without a passphrase."""

from __future__ import annotations

import base64
import binascii
import re
from hashlib import sha256
from typing import Final

import msgspec
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from assembly_app.ledger import sshsig
from assembly_app.ledger.errors import LedgerError

_LINE: Final = re.compile(r"ssh-ed25519 ([A-Za-z0-9+/]+={0,2})(?: ([^\x00-\x1f\x7f]*))?")
_P: Final = 2**255 - 19
_D: Final = -121665 * pow(121666, -1, _P) % _P
_ORDER_8: Final = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
_WEAK_Y: Final = frozenset({0, 1, _P - 1, _ORDER_8, _P - _ORDER_8})


class PublicKey(msgspec.Struct, frozen=True):
    """A public key: 32 raw bytes, checked to be a proper point. The comment of a line is not part of it."""

    raw: bytes

    def __post_init__(self) -> None:
        check_point(self.raw)

    @classmethod
    def from_line(cls, line: str) -> PublicKey:
        """Read `ssh-ed25519 AAAA... comment` (the comment optional, no line end). Raises LedgerError."""
        match = _LINE.fullmatch(line)
        if not match:
            raise LedgerError("key-malformed", reason="not a line `ssh-ed25519 AAAA... comment`")
        try:
            blob = base64.b64decode(match[1], validate=True)
            key_type, raw = sshsig.read_strings(blob, 2)
        except (binascii.Error, ValueError) as error:
            raise LedgerError("key-malformed", reason=str(error)) from error
        if key_type != sshsig.KEY_TYPE or base64.b64encode(blob).decode("ascii") != match[1]:
            raise LedgerError("key-malformed", reason="not an Ed25519 key in plain base64")
        return cls(raw)

    def to_line(self, comment: str = "") -> str:
        """`ssh-ed25519 AAAA...`, with the comment if one is given."""
        line = f"ssh-ed25519 {base64.b64encode(self.blob).decode('ascii')}"
        return f"{line} {comment}" if comment else line

    @property
    def blob(self) -> bytes:
        """The SSH public-key blob (what fingerprints and feed ids are made from)."""
        return sshsig.key_blob(self.raw)

    def fingerprint(self) -> str:
        """`SHA256:...` as `ssh-keygen -l` prints it."""
        return "SHA256:" + base64.b64encode(sha256(self.blob).digest()).decode("ascii").rstrip("=")

    def verify(self, namespace: str, message: bytes, armoured: str) -> None:
        """Raise LedgerError unless `armoured` is this key's signature of `message` in `namespace`."""
        found = signer(namespace, message, armoured)
        if found != self:
            raise LedgerError("signature-key", found=found.fingerprint(), key=self.fingerprint())


def signer(namespace: str, message: bytes, armoured: str) -> PublicKey:
    """The key that signed. Raises LedgerError when the signature is bad; says nothing about whose key it is."""
    return PublicKey(sshsig.verify(armoured, namespace, message))


class SigningKey:
    """A private key held in memory. Never printed, never compared."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self.public = PublicKey(key.public_key().public_bytes_raw())

    @classmethod
    def generate(cls) -> SigningKey:
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_openssh(cls, text: str, passphrase: str | None = None) -> SigningKey:
        """Read an OpenSSH private key file. LedgerError: passphrase-needed, passphrase-wrong or
        private-key-unreadable."""
        password = passphrase.encode() if passphrase else None
        try:
            key = serialization.load_ssh_private_key(text.encode(), password)
        except TypeError as error:
            # cryptography says TypeError when a passphrase is missing
            raise LedgerError("passphrase-needed") from error
        except (ValueError, UnsupportedAlgorithm) as error:
            if password and _readable_but_locked(text):
                raise LedgerError("passphrase-wrong") from error
            raise LedgerError("private-key-unreadable", reason=str(error)) from error
        if not isinstance(key, Ed25519PrivateKey):
            raise LedgerError("private-key-unreadable", reason="it is not an Ed25519 key")
        return cls(key)

    def to_openssh(self, passphrase: str | None = None) -> str:
        """The text of an OpenSSH private key file, protected when a passphrase is given."""
        lock: serialization.KeySerializationEncryption = serialization.NoEncryption()
        if passphrase:
            lock = serialization.BestAvailableEncryption(passphrase.encode())
        encoding, form = serialization.Encoding.PEM, serialization.PrivateFormat.OpenSSH
        return self._key.private_bytes(encoding, form, lock).decode("ascii")

    def sign(self, namespace: str, message: bytes) -> str:
        """The armoured SSH signature of `message` in `namespace`."""
        return sshsig.sign(self._key, namespace, message)


def check_point(raw: bytes) -> None:
    """Raise LedgerError unless `raw` is the one encoding of a point of Ed25519 that is not of small order.
    OpenSSL does not look, and for a small-order key anyone can make signatures that verify."""
    if len(raw) != 32:
        raise LedgerError("key-malformed", reason="not 32 bytes")
    y = int.from_bytes(raw, "little") & (2**255 - 1)
    if y >= _P:
        raise LedgerError("key-malformed", reason="not in its one encoding")
    if y in _WEAK_Y:
        raise LedgerError("key-weak")
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    if pow(square, (_P - 1) // 2, _P) != 1:
        raise LedgerError("key-malformed", reason="not a point of the curve")


def _readable_but_locked(text: str) -> bool:
    try:
        serialization.load_ssh_private_key(text.encode(), None)
    except TypeError:
        return True
    except (ValueError, UnsupportedAlgorithm):
        return False
    return False
