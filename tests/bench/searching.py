# SPDX-License-Identifier: GPL-3.0-or-later
"""From a key in the search field to the rows of the list: 20,000 decisions, words as people's languages have them.

usage: python -m tests.bench.searching
"""

from __future__ import annotations

import random
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtQml import QJSEngine

from assembly_app import assets
from assembly_app.domain.charter import FoundAssembly, Settings
from assembly_app.domain.decision import DecisionEntry, Tally
from assembly_app.domain.decisions import DecisionRecorded
from assembly_app.domain.values import Emitted
from assembly_app.i18n.catalogues import Catalogues
from assembly_app.installation import Installation
from assembly_app.service.assembly import Assembly
from assembly_app.service.scenario import ScenarioClock
from assembly_app.store.sql_store import SqlStore
from assembly_app.viewmodels.acting import Acting
from assembly_app.viewmodels.decisions import DecisionsViewModel
from assembly_app.viewmodels.lang import Lang

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
    """Milliseconds from each key to the rows of the list and the first decision opened, sorted."""
    app = QCoreApplication.instance() or QCoreApplication([])
    engine = QJSEngine()
    lang = Lang(engine, Catalogues([assets.translations()], zone="UTC"))
    acting = Acting(assembly, lang)
    log = DecisionsViewModel(acting)
    log.reading.show(shown=True)
    took = []
    for words in typed():
        begin = time.perf_counter()
        log.search(words)
        took.append((time.perf_counter() - begin) * 1000)
    for each in (log, acting, lang, engine):
        each.deleteLater()
    app.processEvents()
    return sorted(took)


def rows() -> list[Row]:
    """The figures, for the table of all benchmarks."""
    from tests.bench.__main__ import Row

    with tempfile.TemporaryDirectory(prefix="assembly-bench-") as folder:
        assembly = make_log(Path(folder))
        took = key_milliseconds(assembly)
        assembly.store.close()
    label = f"search over {DECISIONS:,} decisions, a key"
    return [
        Row(f"{label}, median", took[len(took) // 2], "ms"),
        Row(f"{label}, p95", took[int(len(took) * 0.95)], "ms", limit=16),
        Row(f"{label}, slowest", took[-1], "ms"),
    ]


if __name__ == "__main__":
    for row in rows():
        print(f"{row.name:<52} {row.value:.2f} {row.unit}")
