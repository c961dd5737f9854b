# SPDX-License-Identifier: GPL-3.0-or-later
"""The log for those who look after the program: unexpected errors, and what libraries warn of; it stays small."""

from __future__ import annotations

import logging
import time
import warnings
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final, TextIO

LARGEST: Final = 256_000
_PROGRAM: Final = "assembly"
_QUOTING: Final = ("icalendar", "dateutil")
"""Libraries whose warnings can quote what people wrote: that has no place in the log."""


class Log:
    """`faults.log` in the installation's folder; the one before it is `faults.old.log`. Never raises: what cannot be
    written is lost, for there is nowhere else to say so."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "faults.log"
        self._file = _File(self.path)
        self._show_warning = warnings.showwarning
        self._listening = False

    def write(self, text: str) -> None:
        """Add an entry with the time of day."""
        self._file.handle(logging.makeLogRecord({"name": _PROGRAM, "levelno": logging.ERROR, "msg": text.rstrip()}))

    def listen(self) -> None:
        """From now on what libraries log and what Python warns of is written here, and not to the terminal."""
        if not self._listening:
            logging.getLogger().addHandler(self._file)
            self._show_warning, warnings.showwarning = warnings.showwarning, self._warned
            self._listening = True

    def close(self) -> None:
        """As it was before."""
        if self._listening:
            logging.getLogger().removeHandler(self._file)
            warnings.showwarning = self._show_warning
            self._listening = False
        self._file.close()

    def _warned(
        self,
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        if file is not None:
            self._show_warning(message, category, filename, lineno, file, line)
            return
        quoting = any(name in Path(filename).parts for name in _QUOTING)
        said = f"{category.__name__}, {filename}:{lineno}" + ("" if quoting else f": {message}")
        logging.getLogger("py.warnings").warning("%s", said)


class _File(RotatingFileHandler):
    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=LARGEST, backupCount=1, encoding="utf-8", delay=True, errors="replace")
        self.namer = lambda _: str(path.with_name("faults.old.log"))
        self.setFormatter(_Entry())
        self.addFilter(lambda record: record.name.partition(".")[0] not in _QUOTING)

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 -- logging's own name
        """Nothing: see Log."""


class _Entry(logging.Formatter):
    """A line with the time and, where it is not the program itself, who says it; then the text."""

    def format(self, record: logging.LogRecord) -> str:
        at = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(record.created))
        whose = "" if record.name == _PROGRAM else f" {record.levelname} {record.name}"
        return f"--- {at}{whose}\n{super().format(record)}"
