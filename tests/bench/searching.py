# SPDX-License-Identifier: GPL-3.0-or-later
"""From a key in the desk's search field to the list that answers it, over 20,000 decisions.

usage: python -m tests.bench.searching     (prints its figures as JSON; a process of its own, as a desk is)
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from assembly_app.domain.charter.changes import FoundAssembly
from assembly_app.domain.charter.state import Settings
from assembly_app.domain.decisions.log import DecisionRecorded
from assembly_app.domain.decisions.state import DecisionEntry, Tally
from assembly_app.domain.values import Emitted
from assembly_app.installation.keystore import Installation
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.scenario import ScenarioClock
from assembly_app.store.sql_store import SqlStore

if TYPE_CHECKING:
    from tests.bench.__main__ import Row

DECISIONS = 20_000
WORDS = 6_000
SEARCHES = 60
BEGIN = datetime(2006, 1, 5, 19, tzinfo=UTC)


class Vocabulary:
    """Made-up words, some of them in nearly every text and most of them rare (Zipf's law)."""

    def __init__(self, seed: int = 11) -> None:
        self.random = random.Random(seed)
        self.words = sorted({self._word() for _ in range(WORDS)}, key=lambda _: self.random.random())
        self._weights = [1 / (rank + 2) for rank in range(len(self.words))]

    def _word(self) -> str:
        syllables = (self.random.choice("bcdfghklmnprstvw") + self.random.choice("aeiou") for _ in range(5))
        return "".join(syllables)[: self.random.randint(2, 10)]

    def text(self, length: int) -> str:
        """So many words, the common ones more often."""
        return " ".join(self.random.choices(self.words, self._weights, k=length))


def make_log(folder: Path) -> Assembly:
    """A store with the decisions of many years, written through the journal."""
    folder.mkdir(parents=True, exist_ok=True)
    clock = ScenarioClock(BEGIN)
    assembly = Assembly(SqlStore(folder / "log.sqlite", create=True), Installation(folder / "home"), clock)
    assembly.act(FoundAssembly(name="Bench"))
    vocabulary = Vocabulary()
    batch: list[Emitted] = []
    for number in range(DECISIONS):
        clock.at += timedelta(hours=8)
        entry = DecisionEntry(
            number=f"{clock.at.year}-{number:05d}",
            method="council",
            taken_at=clock.at,
            title={"en": vocabulary.text(6)},
            text={"en": vocabulary.text(50)},
            language="en",
            rationale={"en": vocabulary.text(15)},
            by="Council",
            tally=Tally(present=24, quorum=12, agreement=20),
            settings=Settings(),
        )
        batch.append(Emitted(f"{number:016x}", DecisionRecorded(entry=entry, weight="minor")))
        if len(batch) == 2_000:
            with assembly.store.write() as tx:
                assembly.journal.append(tx, assembly.group, batch, clock.at)
                tx.project()
            batch = []
    return assembly


def typed() -> list[str]:
    """What the field holds after each key of some searches of one or two words."""
    vocabulary = Vocabulary()
    vocabulary.random.seed(5)
    fields = []
    for _ in range(SEARCHES):
        wanted = vocabulary.text(vocabulary.random.choice((1, 2)))
        fields += [wanted[:end] for end in range(1, len(wanted) + 1)]
    return fields


def key_milliseconds(assembly: Assembly) -> list[float]:
    """Milliseconds from each key in the desk's search field until the list says what was found, sorted."""
    from PySide6.QtCore import QCoreApplication, QDeadlineTimer, Qt
    from PySide6.QtTest import QTest

    from assembly_app.desktop import bootstrap
    from assembly_app.files.paths import word_folders

    shown = bootstrap.make_windows(bootstrap.hidden_window(word_folders(), None), assembly, practice=True)
    shown.desk.show()
    shown.vm.go("decisions")

    def pause(milliseconds: int) -> None:
        end = QDeadlineTimer(milliseconds)
        while not end.hasExpired():
            QCoreApplication.processEvents()

    pause(500)
    took = []
    for words in typed():
        if len(words) == 1:
            QTest.keyClick(shown.desk, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            QTest.keyClick(shown.desk, Qt.Key.Key_Delete)
            pause(50)
        begin = time.perf_counter()
        QTest.keyClick(shown.desk, words[-1])  # type: ignore[call-overload]  # declared for widgets only
        QCoreApplication.processEvents()
        took.append((time.perf_counter() - begin) * 1000)
        pause(30)
    found = shown.vm.view_model("decisions").words
    assert found == typed()[-1], f"the field holds {found!r}"
    shown.close()
    return sorted(took)


def rows() -> list[Row]:
    """The figures, measured in a process of their own, as a desk is."""
    from tests.bench.__main__ import Row

    done = subprocess.run([sys.executable, "-m", "tests.bench.searching"], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    label = f"search over {DECISIONS:,} decisions, a key"
    return [
        Row(f"{label}, median", found["median"], "ms"),
        Row(f"{label}, p95", found["p95"], "ms", limit=16),
        Row(f"{label}, slowest", found["slowest"], "ms"),
    ]


def main() -> None:
    """Measure, and print the figures as one line of JSON."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="assembly-bench-") as folder:
        assembly = make_log(Path(folder))
        took = key_milliseconds(assembly)
        assembly.store.close()
    print(json.dumps({"median": took[len(took) // 2], "p95": took[int(len(took) * 0.95)], "slowest": took[-1]}))


if __name__ == "__main__":
    main()
