# SPDX-License-Identifier: GPL-3.0-or-later
"""Python that nothing uses, found by vulture. What QML names is used; what only tests use is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from keyword import iskeyword
from pathlib import Path

from babel.messages.jslexer import tokenize
from vulture import Vulture

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = ["@*.command", "@*.group"]  # click calls them by the names they are registered under
USED_ELSEWHERE = {
    "Qt": ["QML_*", "rowCount", "roleNames", "requestImage", "requested"],
    "the script that QML calls as lang": ["keyed", "language_named"],
    "reportlab": ["_make_preamble", "_preamble", "Contents", "MarkInfo", "Metadata", "StructParents", "StructTreeRoot"],
    "reportlab's pages": ["Tabs"],
    "fontTools": ["recalcTimestamp"],
    "sqlite3": ["isolation_level"],
    "babel": ["extract", "keywords", "comment_tags"],
    "people who read exit codes": ["USAGE"],
    "click": ["list_commands", "get_command"],
    "the type checker": ["notify", "constant"],
    "logging": ["namer", "handleError"],
    "tests, which see that nobody forgot to say it": ["NO_UNDO", "no_undo", "NOT_IN_MINUTES"],
    "who folds a meeting and asks later": ["approved_in", "cancelled_why"],
}


def unused(root: Path) -> list[str]:
    """What nothing in the checkout `root` uses, each with its file and line."""
    search = Vulture(ignore_names=list(chain(*USED_ELSEWHERE.values())), ignore_decorators=COMMANDS)
    search.scavenge([root / "assembly_app", root / "packaging"])
    search.scan("\n".join(f"qml.{name}" for name in sorted(set(_names_in_qml(root)))), "qml")
    return [
        f"{Path(found.filename).relative_to(root)}:{found.first_lineno} {found.typ} {found.name}"
        for found in search.get_unused_code(min_confidence=60)
    ]


def _names_in_qml(root: Path) -> Iterator[str]:
    for path in (root / "ui").rglob("*.qml"):
        for token in tokenize(path.read_text(encoding="utf-8"), jsx=False, dotted=False, template_string=True):
            if token.type in ("name", "template_string"):
                yield from (name for name in re.findall(r"[^\W\d]\w*", token.value) if not iskeyword(name))


if __name__ == "__main__":
    if found := unused(ROOT):
        raise SystemExit("\n".join(["dead code:", *found]))
