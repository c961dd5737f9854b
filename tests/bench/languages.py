# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a switch of the whole desk's language takes, and reading a catalogue.

usage: python -m tests.bench.languages     (prints its figures as JSON; a process of its own, as a desk is)
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bench.__main__ import Row

ROUND = ("ar", "zh_Hans", "es", "fr", "de", "pt_BR", "en")


def rows() -> list[Row]:
    """The figures, measured in a process of their own."""
    from tests.bench.__main__ import Row

    done = subprocess.run([sys.executable, "-m", "tests.bench.languages"], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    return [
        Row("switch of the desk's language, slowest place, median", found["switch"], "ms", limit=50),
        Row("read a catalogue (compiled before), slowest", found["read"], "ms", limit=30),
        Row("compile a catalogue, once after an update, slowest", found["compile"], "ms"),
    ]


def _catalogues(cache: Path) -> tuple[float, float]:
    from assembly_app.files.paths import word_folders
    from assembly_app.i18n.catalogues import Catalogues

    took: list[list[float]] = []
    for _ in range(2):
        times = []
        for code in ROUND:
            begin = time.perf_counter()
            Catalogues(word_folders(), cache).get(code).text("Today", "place")
            times.append((time.perf_counter() - begin) * 1000)
        took.append(times)
    return max(took[0]), max(took[1])


def _switches(folder: Path) -> float:
    """The median over the languages, for the place where it is the slowest; with the frame that shows it."""
    from assembly_app.demo import sample
    from assembly_app.desktop import bootstrap
    from assembly_app.files.paths import word_folders
    from assembly_app.service.core.scenario import Player, ScenarioClock, read_scenario
    from tests.bench.frames import Stopwatch

    clock = ScenarioClock()
    assembly = sample.fresh(folder / "played", clock)
    for _ in Player(assembly, clock).play(read_scenario(sample.scenario()), lambda step: bool(step.get("pause"))):
        pass
    shown = bootstrap.make_windows(bootstrap.hidden_window(word_folders(), folder / "cache"), assembly, practice=True)
    shown.desk.show()
    watch = Stopwatch(shown.desk, shown.hall)
    slowest = 0.0
    for place in shown.vm.names:
        shown.vm.go(place)
        watch.rest()
        for code in ROUND:  # every catalogue is read before it is timed
            shown.voices.desk.choose(code)
            watch.frame()
        times = []
        for code in ROUND:
            begin = time.perf_counter()
            shown.voices.desk.choose(code)
            switched = (time.perf_counter() - begin) * 1000
            times.append(switched + watch.frame())
        slowest = max(slowest, statistics.median(times))
    shown.close()
    assembly.store.close()
    return slowest


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        compiled, read = _catalogues(Path(folder) / "cache")
        print(json.dumps({"switch": _switches(Path(folder)), "read": read, "compile": compiled}))


if __name__ == "__main__":
    main()
