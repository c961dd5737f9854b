# SPDX-License-Identifier: GPL-3.0-or-later
"""The names of keys, as they stand on the keyboards that people of a language use."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from types import MappingProxyType

from assembly_app.i18n.catalogues import Catalogue
from assembly_app.i18n.marks import P_, Message

KEYS: Mapping[str, Message] = MappingProxyType(
    {
        "Ctrl": P_("key", "Ctrl"),
        "Shift": P_("key", "Shift"),
        "Alt": P_("key", "Alt"),
        "Enter": P_("key", "Enter"),
        "Esc": P_("key", "Esc"),
        "Tab": P_("key", "Tab"),
        "Backspace": P_("key", "Backspace"),
        "PgUp": P_("key", "PgUp"),
        "PgDn": P_("key", "PgDn"),
    }
)
_APPLE: Mapping[str, str] = MappingProxyType({"Ctrl": "⌘", "Shift": "⇧", "Alt": "⌥"})
_NAME = re.compile("|".join(KEYS))


def keys(words: Catalogue, combination: str, platform: str = sys.platform) -> str:
    """The keys of a combination such as "Ctrl+PgUp" by their names; Apple's keyboards have signs for some."""
    apple = _APPLE if platform == "darwin" else {}
    return _NAME.sub(lambda name: apple.get(name[0]) or words.text(KEYS[name[0]]), combination)
