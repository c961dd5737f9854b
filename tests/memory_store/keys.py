# SPDX-License-Identifier: GPL-3.0-or-later
"""The key of an installation and what it remembers, in memory."""

from __future__ import annotations

from assembly_app.bundles.encryption import Identity
from assembly_app.ledger.keys import SigningKey
from assembly_app.service.core.exchange_settings import Choices


class MemoryKeys:
    """See service.core.ports.Keys."""

    def __init__(self) -> None:
        self._key = SigningKey.generate()
        self._identity: Identity | None = None
        self._choices = Choices()
        self._exported: dict[str, int] = {}
        self._tips: dict[str, tuple[int, str]] = {}

    def key(self) -> SigningKey:
        """See the port."""
        return self._key

    def identity(self, *, make: bool = False) -> Identity | None:
        """See the port."""
        if make and self._identity is None:
            self._identity = Identity.generate()
        return self._identity

    def choices(self) -> Choices:
        """See the port."""
        return self._choices

    def keep_choices(self, choices: Choices) -> None:
        """See the port."""
        self._choices = choices

    def exported(self, feed: str) -> int | None:
        """See the port."""
        return self._exported.get(feed)

    def remember(self, feed: str, seq: int) -> None:
        """See the port."""
        self._exported[feed] = max(seq, self._exported.get(feed, 0))

    def tip(self, feed: str) -> tuple[int, str] | None:
        """See the port."""
        return self._tips.get(feed)

    def note_tip(self, feed: str, seq: int, head: str) -> None:
        """See the port."""
        self._tips[feed] = (seq, head)
