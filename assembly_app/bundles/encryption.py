# SPDX-License-Identifier: GPL-3.0-or-later
"""Bundles that only delegates can open: encrypted with age to native recipients, decrypted in memory only.

The bundle inside is signed first, so the delegate knows who made it. SSH keys are refused as recipients: age would
write a constant part of each key's hash into every file, and whoever sees two files could tell that they are for the
same people. (age: C2SP age.md.)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import msgspec

from assembly_app.bundles.errors import BundleError
from assembly_app.bundles.source import Source

SEALED_CAP: Final = 1 << 27
"""Largest encrypted file, in bytes: all of it has to fit in memory, twice."""
ENDING: Final = ".age"

_BINARY: Final = b"age-encryption.org/v1\n"
_ARMOURED: Final = b"-----BEGIN AGE ENCRYPTED FILE-----"
_KEY_LINE: Final = "AGE-SECRET-KEY-1"
_LONGEST_KEY: Final = 200


class Identity(msgspec.Struct, frozen=True):
    """Who can open what is encrypted for `recipient` (`age1...`). `secrets` are never shown; older ones open too."""

    recipient: str
    secrets: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Identity({self.recipient})"

    @classmethod
    def generate(cls) -> Identity:
        """A new one."""
        from pyrage import x25519

        made = x25519.Identity.generate()
        return cls(str(made.to_public()), (str(made),))

    @classmethod
    def parse(cls, text: str) -> Identity:
        """Read an identity file as `age-keygen` writes it: comments, and a secret key on a line of its own; the first
        is the one that others encrypt for. Raises BundleError."""
        from pyrage import IdentityError, x25519

        secrets = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
        if not secrets or not all(line.startswith(_KEY_LINE) for line in secrets):
            raise BundleError("age-key-unreadable", reason="it does not hold native age keys and nothing else")
        try:
            found = [x25519.Identity.from_str(secret) for secret in secrets]
        except IdentityError as error:
            raise BundleError("age-key-unreadable", reason="a key in it is misspelt") from error
        return cls(str(found[0].to_public()), tuple(secrets))

    def to_text(self, at: str) -> str:
        """The file that `age -d -i` reads; `at` is when the identity was made."""
        return f"# created: {at}\n# public key: {self.recipient}\n" + "".join(f"{one}\n" for one in self.secrets)


def check_recipient(text: str) -> str:
    """The recipient in its one spelling. Raises BundleError for anything but a native one."""
    from pyrage import RecipientError, x25519

    plain = text.strip()
    if plain.startswith(("ssh-", "ecdsa-", "sk-")):
        raise BundleError("recipient-ssh")
    try:
        return str(x25519.Recipient.from_str(plain))
    except RecipientError as error:
        # A secret key that was pasted here by mistake is not shown to the whole room.
        shown = f"{_KEY_LINE}..." if plain.upper().startswith(_KEY_LINE) else plain[:_LONGEST_KEY]
        raise BundleError("recipient-malformed", recipient=shown) from error


def encrypt(data: bytes, recipients: Sequence[str]) -> bytes:
    """`data` so that each of the recipients can open it, and nobody else. Raises BundleError."""
    import pyrage
    from pyrage import x25519

    for_whom = dict.fromkeys(map(check_recipient, recipients))
    sealed = bytes(pyrage.encrypt(data, [x25519.Recipient.from_str(one) for one in for_whom]))
    if len(sealed) > SEALED_CAP:
        raise BundleError("sealed-too-large", size=len(sealed), cap=SEALED_CAP)
    return sealed


def decrypt(data: bytes, identity: Identity) -> bytes:
    """What was sealed, all of it or nothing. Raises BundleError."""
    import pyrage
    from pyrage import DecryptError, x25519

    try:
        return bytes(pyrage.decrypt(data, [x25519.Identity.from_str(secret) for secret in identity.secrets]))
    except DecryptError as error:
        if "matching keys" in str(error):
            raise BundleError("sealed-not-for-us", recipient=identity.recipient) from error
        raise BundleError("sealed-damaged") from error


def is_encrypted(start: bytes) -> bool:
    """Whether a file that begins so is encrypted with age, as bytes or in armour."""
    return start.startswith((_BINARY, _ARMOURED))


def opened(path: Path, identity: Callable[[], Identity | None]) -> Source:
    """The file; if it is encrypted, what it holds, in memory. `identity` is asked only then. Raises BundleError."""
    try:
        with path.open("rb") as file:
            start = file.read(len(_ARMOURED))
            if not is_encrypted(start):
                if path.suffix.lower() == ENDING and not start.startswith(b"PK"):
                    raise BundleError("sealed-not-age")
                return Source(path)
            data = start + file.read(SEALED_CAP + 1)
    except OSError as error:
        raise BundleError("file-unreadable", reason=error.strerror or str(error)) from error
    if len(data) > SEALED_CAP:
        raise BundleError("sealed-too-large", size=path.stat().st_size, cap=SEALED_CAP)
    own = identity()
    if own is None:
        raise BundleError("sealed-no-key")
    return Source(path, decrypt(data, own))
