# SPDX-License-Identifier: GPL-3.0-or-later
"""Where unexpected errors are written down for those who look after the program: a text file that stays small."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

LARGEST = 256_000


class FaultLog:
    """`faults.log` in the installation's folder; the one before it is `faults.old.log`. Never raises."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "faults.log"

    def write(self, text: str) -> None:
        """Add an entry with the time of day. What cannot be written is lost: there is nowhere else to say so."""
        entry = f"--- {datetime.now(UTC).isoformat(timespec='seconds')}\n{text.rstrip()}\n"
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if self.path.exists() and self.path.stat().st_size > LARGEST:
                self.path.replace(self.path.with_name("faults.old.log"))
            with self.path.open("a", encoding="utf-8", errors="replace") as file:
                file.write(entry)
        except OSError:
            return
