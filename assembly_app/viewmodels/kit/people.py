# SPDX-License-Identifier: GPL-3.0-or-later
"""People by what is typed of their names."""

from __future__ import annotations

import re

from assembly_app.domain.members.state import Member
from assembly_app.i18n.marks import N_

NOBODY = N_("Nobody is called “{name}”. What you typed is kept.")


def named(prefix: str, people: tuple[Member, ...]) -> tuple[Member, ...]:
    """The people whose name begins so: the whole name, a part of it, the beginning of one, or the initials."""
    wanted = prefix.casefold().strip()
    if not wanted:
        return ()
    exact = tuple(m for m in people if m.name.casefold() == wanted)
    if len(wanted) > 1 and not exact:
        exact = tuple(m for m in people if "".join(part[0] for part in m.name.casefold().split()) == wanted)
    return exact or tuple(
        m
        for m in people
        if m.name.casefold().startswith(wanted) or any(part.startswith(wanted) for part in m.name.casefold().split())
    )


def all_named(head: str, people: tuple[Member, ...]) -> tuple[tuple[Member, ...], str]:
    """The people named one after the other, and the first word that names nobody or too many ("" for none)."""
    found: list[Member] = []
    parts = [part for part in re.split(r"[,،、\s]+", head) if part]
    at = 0
    while at < len(parts):
        for length in (3, 2, 1):
            some = named(" ".join(parts[at : at + length]), people)
            if len(some) == 1 and at + length <= len(parts):
                found.append(some[0])
                at += length
                break
        else:
            return tuple(found), parts[at]
    return tuple(dict.fromkeys(found)), ""
