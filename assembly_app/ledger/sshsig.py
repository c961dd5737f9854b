# SPDX-License-Identifier: GPL-3.0-or-later
"""SSH signatures (OpenSSH's PROTOCOL.sshsig): Ed25519 with SHA-512, exactly as `ssh-keygen -Y sign` writes them."""

from __future__ import annotations

import base64
import binascii
import struct
from hashlib import sha512
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from assembly_app.ledger.errors import LedgerError

CHECKPOINT: Final = "checkpoint@assembly"
MANIFEST: Final = "manifest@assembly"
ROLL: Final = "roll@assembly"
MINUTES: Final = "minutes@assembly"
RECEIPT: Final = "receipt@assembly"
NAMESPACES: Final = (CHECKPOINT, MANIFEST, ROLL, MINUTES, RECEIPT)
FIRST_NAMESPACES: Final = (CHECKPOINT, MANIFEST, ROLL, MINUTES)
"""Those that bundles named before there were receipts."""

KEY_TYPE: Final = b"ssh-ed25519"
SIGNATURE_CAP: Final = 1024
"""Longest armoured signature, in characters; ours have about 300."""

_MAGIC: Final = b"SSHSIG"
_BEGIN: Final = "-----BEGIN SSH SIGNATURE-----"
_END: Final = "-----END SSH SIGNATURE-----"


def ssh_string(data: bytes) -> bytes:
    """An SSH string (RFC 4251, section 5): 4 bytes of length, then the bytes."""
    return struct.pack(">I", len(data)) + data


def read_strings(blob: bytes, count: int) -> list[bytes]:
    """Exactly `count` SSH strings that fill `blob`. Raises ValueError."""
    strings, at = [], 0
    for _ in range(count):
        if at + 4 > len(blob):
            raise ValueError("cut short")
        end = at + 4 + int.from_bytes(blob[at : at + 4], "big")
        if end > len(blob):
            raise ValueError("cut short")
        strings.append(blob[at + 4 : end])
        at = end
    if at != len(blob):
        raise ValueError("trailing bytes")
    return strings


def key_blob(raw: bytes) -> bytes:
    """The SSH public-key blob of a raw 32-byte Ed25519 key."""
    return ssh_string(KEY_TYPE) + ssh_string(raw)


def sign(key: Ed25519PrivateKey, namespace: str, message: bytes) -> str:
    """The armoured signature, byte for byte what `ssh-keygen -Y sign -n NAMESPACE` makes."""
    signature = key.sign(_signed(namespace.encode(), message))
    return put_together(key.public_key().public_bytes_raw(), namespace, signature)


def verify(armoured: str, namespace: str, message: bytes) -> bytes:
    """The raw 32-byte key that signed `message` in `namespace`. Raises LedgerError; whose key it is, is the caller's
    question. Stricter than ssh-keygen: line ends are LF (CRLF is refused), nothing before, between or after."""
    raw, found, signature = parts(armoured)
    if found != namespace.encode():
        raise LedgerError("signature-namespace", found=found.decode("ascii", "backslashreplace"), namespace=namespace)
    try:
        Ed25519PublicKey.from_public_bytes(raw).verify(signature, _signed(found, message))
    except (InvalidSignature, ValueError) as error:
        raise LedgerError("signature-wrong") from error
    return raw


def _signed(namespace: bytes, message: bytes) -> bytes:
    digest = sha512(message).digest()
    return _MAGIC + b"".join(map(ssh_string, (namespace, b"", b"sha512", digest)))


def put_together(raw: bytes, namespace: str, signature: bytes) -> str:
    """The armoured signature of its three parts; whether it is a good one is not asked."""
    inner = ssh_string(KEY_TYPE) + ssh_string(signature)
    blob = _MAGIC + b"\0\0\0\1" + b"".join(map(ssh_string, (key_blob(raw), namespace.encode(), b"", b"sha512", inner)))
    text = base64.b64encode(blob).decode("ascii")
    return "\n".join([_BEGIN, *(text[at : at + 70] for at in range(0, len(text), 70)), _END, ""])


def parts(armoured: str) -> tuple[bytes, bytes, bytes]:
    """The raw key, the namespace and the 64-byte signature, if the text is exactly what they armour to.

    Raises LedgerError.
    """
    lines = armoured.split("\n")
    if len(armoured) > SIGNATURE_CAP or len(lines) < 4 or lines[0] != _BEGIN or lines[-2:] != [_END, ""]:
        raise LedgerError("armour")
    try:
        blob = base64.b64decode("".join(lines[1:-2]), validate=True)
        if blob[:10] != _MAGIC + b"\0\0\0\1":
            raise ValueError("not version 1 of SSHSIG")
        key, namespace, reserved, hash_name, inner = read_strings(blob[10:], 5)
        if reserved or hash_name != b"sha512":
            raise ValueError("not SHA-512")
        (key_type, raw), (signature_type, signature) = read_strings(key, 2), read_strings(inner, 2)
        if key_type != KEY_TYPE or signature_type != KEY_TYPE:
            raise ValueError("not Ed25519")
        if len(raw) != 32 or len(signature) != 64:
            raise ValueError("wrong length")
    except (binascii.Error, ValueError) as error:
        raise LedgerError("signature-malformed", reason=str(error)) from error
    if put_together(raw, namespace.decode("utf-8", "replace"), signature) != armoured:
        raise LedgerError("armour")
    return raw, namespace, signature
