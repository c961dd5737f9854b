# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the files that are not code lie: beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def root() -> Path:
    """The folder that holds `ui`, `translations` and `resources`.

    A checkout wins over copies inside the package, so that an editable install never shows stale files.
    Raises FileNotFoundError when the program was installed without them.
    """
    for place in (_PACKAGE.parent, _PACKAGE):
        if (place / "ui" / "Assembly").is_dir():
            return place
    raise FileNotFoundError(f"Assembly was installed without its screens: no ui/Assembly in or beside {_PACKAGE}")


def ui() -> Path:
    """The QML import path: the folder that holds the module `Assembly`."""
    return root() / "ui"


def translations() -> Path:
    """The folder with `assembly.pot` and one folder for each language."""
    return root() / "translations"


def resources() -> Path:
    """Icons, the sample neighbourhood and the hand-signal drawings."""
    return root() / "resources"
