# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person chose for the exchange on this laptop: the delegates bundles are encrypted for, the watched folder."""

from __future__ import annotations

import msgspec


class Delegate(msgspec.Struct, frozen=True):
    """Somebody who opens encrypted bundles, and the age recipient (`age1...`) to encrypt them for."""

    name: str
    recipient: str


class Choices(msgspec.Struct, frozen=True):
    """Kept between starts. `folder` is the path of the watched folder; "" for none."""

    delegates: tuple[Delegate, ...] = ()
    folder: str = ""

    def to_json(self) -> bytes:
        """As it is kept."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2)

    @staticmethod
    def from_json(kept: bytes) -> Choices:
        """What was kept; what cannot be read is as at the first start. Never raises."""
        try:
            return msgspec.json.decode(kept, type=Choices)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            return Choices()

    def with_delegate(self, delegate: Delegate) -> Choices:
        """One more, or another name for the same key; by name."""
        others = [one for one in self.delegates if one.recipient != delegate.recipient]
        return self._having(*others, delegate)

    def without_delegate(self, recipient: str) -> Choices:
        """Without the one of that key."""
        return self._having(*(one for one in self.delegates if one.recipient != recipient))

    def watching(self, folder: str) -> Choices:
        """With another folder, or none."""
        return msgspec.structs.replace(self, folder=folder)

    def _having(self, *delegates: Delegate) -> Choices:
        return msgspec.structs.replace(self, delegates=tuple(sorted(delegates, key=lambda one: one.name.casefold())))
