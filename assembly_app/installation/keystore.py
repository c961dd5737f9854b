# SPDX-License-Identifier: GPL-3.0-or-later
"""What belongs to this installation and not to a store: its signing key, and how far its feeds have been exported."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from assembly_app.bundles.encryption import Identity
from assembly_app.files.atomic_file import read_if_there, write, write_private
from assembly_app.installation.own_feeds import FeedMemory, Tip
from assembly_app.ledger.keys import SigningKey
from assembly_app.service.core.exchange_settings import Choices

KEY_FILE = "signing-key"
AGE_FILE = "age-identity"
CHOICES_FILE = "exchange.json"


class SystemClock:
    """The clock on the wall."""

    def now(self) -> datetime:
        """UTC, to the millisecond."""
        now = datetime.now(UTC)
        return now.replace(microsecond=now.microsecond // 1000 * 1000)


class Installation:
    """Files in a folder of the user's, readable by the user alone.

    `signing-key` is an OpenSSH private key; for the memory of its feeds see FeedMemory.
    """

    def __init__(self, folder: Path, passphrase: str | None = None) -> None:
        self.folder = folder
        self._passphrase = passphrase
        self._key: SigningKey | None = None
        self._memory = FeedMemory(folder)

    @property
    def key_path(self) -> Path:
        """Where the private key lies."""
        return self.folder / KEY_FILE

    def key(self) -> SigningKey:
        """The signing key, made when there is none yet. Raises LedgerError for one that cannot be read."""
        if self._key is None:
            if self.key_path.exists():
                self._key = SigningKey.from_openssh(
                    self.key_path.read_text(encoding="ascii", errors="replace"), self._passphrase
                )
            else:
                self._key = SigningKey.generate()
                write_private(self.key_path, self._key.to_openssh(self._passphrase).encode("ascii"))
                public = self._key.public.to_line("assembly") + "\n"
                write(self.key_path.with_suffix(".pub"), public.encode("ascii"))
        return self._key

    def identity(self, *, make: bool = False) -> Identity | None:
        """See service.core.ports.Keys."""
        path = self.folder / AGE_FILE
        if path.exists():
            return Identity.parse(path.read_text(encoding="ascii", errors="replace"))
        if not make:
            return None
        made = Identity.generate()
        write_private(path, made.to_text(f"{SystemClock().now():%Y-%m-%dT%H:%M:%SZ}").encode("ascii"))
        return made

    def choices(self) -> Choices:
        """See service.core.ports.Keys."""
        return Choices.from_json(read_if_there(self.folder / CHOICES_FILE))

    def keep_choices(self, choices: Choices) -> None:
        """See service.core.ports.Keys."""
        write_private(self.folder / CHOICES_FILE, choices.to_json())

    def exported(self, feed: str) -> int | None:
        """See service.core.ports.Keys."""
        return self._memory.exported(feed)

    def remember(self, feed: str, seq: int) -> None:
        """See service.core.ports.Keys."""
        self._memory.remember(feed, seq)

    def tip(self, feed: str) -> tuple[int, str] | None:
        """See service.core.ports.Keys."""
        tip = self._memory.tip(feed)
        return (tip.seq, tip.head) if tip else None

    def note_tip(self, feed: str, seq: int, head: str) -> None:
        """See service.core.ports.Keys."""
        self._memory.note_tip(feed, Tip(seq, head))
