# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's own words for tests, compiled once for all of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

from assembly_app.files.assets import translations
from assembly_app.i18n.catalogues import Catalogues


@cache
def kept() -> Path:
    """Where compiled catalogues lie for this process: each is named by the digest of its source, so none is stale."""
    return user_cache_path("assembly-tests") / "words"


def catalogues(hours24: bool | None = None) -> Catalogues:
    """Catalogues as the program reads them."""
    return Catalogues([translations()], kept(), hours24=hours24)
