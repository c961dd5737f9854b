# SPDX-License-Identifier: GPL-3.0-or-later
"""Markers of pasted lists: bullets, numbers, boxes and times of day, before and behind the words."""

from __future__ import annotations

import re

_BULLET = re.compile(
    r"^\s*(?:[-–—•·*▪▫◦‣●○►>☐☑☒✓✔]\s*(?=\S)|\[[ xX]?\]\s*|[(（]?\d{1,3}[.)）、．](?!\d)\s*|[(（]?[A-Za-z][)）]\s+)"
)
_CLOCK = re.compile(
    r"^(\d{1,2})[:.h](\d{2})(?:\s*(?:-|–|—|to)\s*(\d{1,2})[:.h](\d{2}))?(?:\s*(?:h|Uhr))?[\s:–—-]+(?=\S)"
)


def without_bullet(line: str) -> str:
    """The line without what only makes it one of a list."""
    line = line.strip()
    for _ in range(3):  # "- [ ] 3. Bread"
        bare = _BULLET.sub("", line, count=1)
        if bare == line:
            break
        line = bare
    return line.strip()


def without_clock(line: str) -> tuple[str, int]:
    """The line without the time of day that it begins with, and the minutes from there to the second time; or 0."""
    found = _CLOCK.match(line)
    if found is None:
        return line, 0
    hours, minutes, to_hours, to_minutes = (int(part) if part else -1 for part in found.groups())
    if hours > 24 or minutes > 59 or to_hours > 24 or to_minutes > 59:
        return line, 0
    length = (to_hours - hours) * 60 + to_minutes - minutes if to_hours >= 0 else 0
    return line[found.end() :], length % (24 * 60)
