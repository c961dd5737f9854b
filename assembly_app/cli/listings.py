# SPDX-License-Identifier: GPL-3.0-or-later
"""Showing a list of what one group has recorded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from assembly_app.cli.session import Session, Shown

if TYPE_CHECKING:
    from assembly_app.documents.listings import Listings, Report
    from assembly_app.service.core.assembly import Assembly
    from assembly_app.service.operations import Operation


def show_listing(
    session: Session, store: Path, language: str, group: str, ask: Callable[[Listings], Report], *, as_json: bool
) -> None:
    """Print what is asked for."""
    from assembly_app.documents.listings import Listings

    def listed(assembly: Assembly, _: Operation) -> Report:
        return ask(Listings(assembly, session.catalogues.get(language), group))

    session.show(Shown(*session.run(store, listed)), as_json)
