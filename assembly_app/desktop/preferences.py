# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's preferences for desk and hall: kept between starts, read before the first frame."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

SCHEMES = ("light", "dark", "contrast")
SMALLEST, LARGEST = 0.8, 2.0


@dataclass(frozen=True)
class Preferences:
    """`scheme` is "light", "dark", "contrast", or "" for what the system wears; `text_scale` lies in 0.8..2.0.

    `desk`, `hall` and `beside` are codes of languages, "" for what the start decides (`beside`: none). `screens` are
    the projectors shown on before, the latest first (see `screens.ScreenIdentity`); `rooms` has, for the screens that
    were measured, the distance of the last row and the height of the picture, in metres.
    """

    scheme: str = ""
    text_scale: float = 1.0
    desk: str = ""
    hall: str = ""
    beside: str = ""
    screens: tuple[str, ...] = ()
    rooms: tuple[tuple[str, float, float], ...] = ()

    def to_json(self) -> bytes:
        """As it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2).encode()

    @staticmethod
    def from_json(kept: bytes) -> Preferences:
        """What was kept; whatever cannot be read is as at the first start. Never raises."""
        try:
            found = json.loads(kept)
        except ValueError:
            return Preferences()
        if not isinstance(found, dict):
            return Preferences()
        scheme, scale, screens = found.get("scheme"), found.get("text_scale"), found.get("screens")
        rooms = found.get("rooms")
        return Preferences(
            scheme=scheme if scheme in SCHEMES else "",
            text_scale=float(scale) if isinstance(scale, int | float) and SMALLEST <= scale <= LARGEST else 1.0,
            desk=_text(found.get("desk")),
            hall=_text(found.get("hall")),
            beside=_text(found.get("beside")),
            screens=tuple(_text(text) for text in screens) if isinstance(screens, list) else (),
            rooms=tuple(_room(room) for room in rooms if _is_room(room)) if isinstance(rooms, list) else (),
        )


def _text(found: object) -> str:
    return found if isinstance(found, str) else ""


def _is_room(found: object) -> bool:
    if not isinstance(found, list) or len(found) != 3 or not isinstance(found[0], str):
        return False
    return all(isinstance(length, int | float) and 0 <= length < 1000 for length in found[1:])


def _room(found: list[Any]) -> tuple[str, float, float]:
    return (found[0], float(found[1]), float(found[2]))
