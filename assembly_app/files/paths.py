# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a person's own files lie: key and stores, catalogues of their own, and what may be thrown away."""

from __future__ import annotations

import os
import re
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

from assembly_app.files import assets


def home() -> Path:
    """The folder of this installation: its key, its memory, and the store that opens by itself."""
    return user_data_path("assembly")


def word_folders() -> list[Path]:
    """Where catalogues lie: the user's own win over the program's."""
    return [user_data_path("assembly") / "translations", assets.translations()]


def word_cache() -> Path:
    """Where compiled catalogues are kept between starts."""
    return user_cache_path("assembly") / "words"


def region() -> str:
    """Where who gives a command lives (ISO 3166, as "GB"), as the POSIX locale has it; "" when that is not said."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_TIME", "LANG") if os.environ.get(name)), "")
    found = re.fullmatch(r"[a-z]{2,3}_([A-Z]{2})(?:[.@].*)?", named)
    return found[1] if found else ""
