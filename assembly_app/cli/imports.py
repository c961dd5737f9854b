# SPDX-License-Identifier: GPL-3.0-or-later
"""The composition root's way to lists: a file's bytes, what was understood of them, and recording it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from assembly_app.i18n.catalogues import Catalogues
from assembly_app.importers.findings import Findings
from assembly_app.importers.reader import Lists
from assembly_app.importers.summary import Kind
from assembly_app.importers.text_decoding import MOST_BYTES, Text, read_text
from assembly_app.importers.vocabulary import vocabulary
from assembly_app.service.core.assembly import Assembly


def read_list(path: Path) -> Text:
    """The text of a file, or of what comes in when the path is "-". Raises UnreadableError and OSError."""
    if str(path) == "-":
        return read_text(sys.stdin.buffer.read(MOST_BYTES + 1))
    with path.open("rb") as file:
        return read_text(file.read(MOST_BYTES + 1))


def lists(assembly: Assembly, catalogues: Catalogues, language: str) -> Lists:
    """Lists against an assembly, understood in the words of all languages."""
    known = [catalogues.get(each.code) for each in catalogues.available()]
    store, group = assembly.store, assembly.group
    world = assembly.world
    return Lists(
        world=world,
        group=group,
        proposals=[world.proposal(each) for each in store.proposal_ids(group)],
        now=assembly.clock.now(),
        vocabulary=vocabulary(known),
        words=catalogues.get(language),
    )


def understood(found: Lists, kind: Kind, source: Text, meeting: str, upcoming: int, *, guests: bool) -> Findings[Any]:
    """What a list of that kind says."""
    if kind == "members":
        return found.members(source, guests=guests)
    return found.agenda(source, meeting) if kind == "agenda" else found.meetings(source, upcoming)
