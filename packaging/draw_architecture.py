# SPDX-License-Identifier: GPL-3.0-or-later
"""The layers and what they import, drawn from the code into docs/architecture.svg.

Rows are those of the contract about layers in pyproject.toml. An import that follows from others is left out.
"""

from __future__ import annotations

import ast
import re
import tomllib
from itertools import pairwise, product
from pathlib import Path
from statistics import fmean
from typing import NamedTuple
from xml.sax.saxutils import escape

from grimp import build_graph

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "architecture.svg"
PACKAGE = "assembly_app"
WIDTH, BOX_WIDTH, BOX_HEIGHT, ROW, GAP = 960, 205, 46, 84, 16


class Stop(NamedTuple):
    """What stands in a row: a layer, or the gap that an arrow to `to` passes through."""

    layer: str
    row: int
    to: str = ""

    @property
    def width(self) -> int:
        return GAP if self.to else BOX_WIDTH


def rows(root: Path) -> list[list[str]]:
    """The layers from top to bottom, those that share a row side by side; none that is not there."""
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each.get("containers") == [PACKAGE])
    named = ([name for name in re.findall(r"\w+", row) if _source(root, name)] for row in layers)
    return [row for row in named if row]


def arrows(layers: list[list[str]]) -> list[list[Stop]]:
    """Who imports whom below, without what follows from the rest; each with the gaps on its way."""
    graph = build_graph(PACKAGE, cache_dir=None)
    level = {name: number for number, row in enumerate(layers) for name in row}
    below = {
        one: {
            other
            for other in level
            if level[one] < level[other]
            and graph.direct_import_exists(importer=f"{PACKAGE}.{one}", imported=f"{PACKAGE}.{other}", as_packages=True)
        }
        for one in level
    }
    reached: dict[str, set[str]] = {}
    for one in reversed(level):
        reached[one] = below[one].union(*(reached[other] for other in below[one]))
    return [
        [
            Stop(one, level[one]),
            *(Stop(one, row, other) for row in range(level[one] + 1, level[other])),
            Stop(other, level[other]),
        ]
        for one, other in product(level, repeat=2)
        if other in below[one] and not any(other in reached[each] for each in below[one])
    ]


def _placed(layers: list[list[str]], ways: list[list[Stop]]) -> dict[Stop, int]:
    """Where the middle of each stop is: below what leads to it, as far as there is room."""
    before: dict[Stop, list[Stop]] = {}
    for way in ways:
        for one, other in pairwise(way):
            before.setdefault(other, []).append(one)
    middle: dict[Stop, int] = {}
    for number, layer_names in enumerate(layers):
        row = [Stop(name, number) for name in layer_names]
        row += [stop for way in ways for stop in way if stop.row == number and stop.to]
        row.sort(key=lambda stop: (fmean([middle[one] for one in before.get(stop, ())] or [WIDTH / 2]), stop))
        free = (WIDTH - sum(stop.width for stop in row)) / len(row)
        x = 0.0
        for stop in row:
            middle[stop] = round(x + (free + stop.width) / 2)
            x += free + stop.width
    return middle


def picture(root: Path) -> str:
    """The picture as SVG."""
    layers = rows(root)
    ways = arrows(layers)
    middle = _placed(layers, ways)
    height = ROW * (len(layers) - 1) + BOX_HEIGHT + 2 * GAP
    return "\n".join(
        [
            "<!-- SPDX-License-Identifier: GPL-3.0-or-later; made by `make architecture` -->",
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif">',
            "<title>The layers of Assembly: each imports only what its arrows lead to</title>",
            '<marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
            '<path d="M0 0 8 4 0 8z" fill="#555"/></marker>',
            f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
            *(_line([(middle[stop], GAP + ROW * stop.row) for stop in way]) for way in ways),
            *(
                _box(middle[stop], GAP + ROW * stop.row, stop.layer, _caption(root, stop.layer))
                for stop in middle
                if not stop.to
            ),
            "</svg>\n",
        ]
    )


def _source(root: Path, name: str) -> Path | None:
    paths = (root / PACKAGE / name / "__init__.py", root / PACKAGE / f"{name}.py")
    return next((path for path in paths if path.exists()), None)


def _caption(root: Path, name: str) -> str:
    """The first words of the docstring."""
    source = _source(root, name)
    words = ast.get_docstring(ast.parse(source.read_text(encoding="utf-8"))) if source else None
    return re.split(r"[:.,;(]", words or "", maxsplit=1)[0].strip()


def _line(points: list[tuple[int, int]]) -> str:
    path = f"M{points[0][0]} {points[0][1]}"
    for (x, y), (to, bottom) in pairwise(points):
        half = (y + BOX_HEIGHT + bottom) // 2
        path += f"V{y + BOX_HEIGHT}C{x} {half} {to} {half} {to} {bottom}"
    return f'<path d="{path}" fill="none" stroke="#555" marker-end="url(#tip)"/>'


def _box(x: int, y: int, name: str, caption: str) -> str:
    return (
        f'<rect x="{x - BOX_WIDTH // 2}" y="{y}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="6" fill="#eef3f0"'
        f' stroke="#2f6b57"/><text x="{x}" y="{y + 20}" text-anchor="middle" font-size="14">{escape(name)}</text>'
        f'<text x="{x}" y="{y + 36}" text-anchor="middle" font-size="10" fill="#555">{escape(caption)}</text>'
    )


if __name__ == "__main__":
    PICTURE.write_text(picture(ROOT), encoding="utf-8")
