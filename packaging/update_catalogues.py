# SPDX-License-Identifier: GPL-3.0-or-later
"""Collect the texts of the program into assembly.pot and bring every catalogue up to date with it, by pybabel.

Headers are kept as people wrote them: Babel would put its own plural rule, dates and names there.
"""

from __future__ import annotations

import shutil
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from babel.messages.frontend import CommandLineInterface

from qml_extractor import NotLiteralError

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = Path("translations", "assembly.pot")
# N_("text"), P_("context", "text"), NN_("{n} texts", "context"), CN_("count", "{count} texts", "context").
# What is counted stands once in the source: its plural is its singular too, and English has a catalogue of its own.
MARKS = ("N_", "P_:1c,2", "NN_:1,1,1t", "NN_:1,1,2c,2t", "CN_:2,2,2t", "CN_:2,2,3c,3t")


def collect(template: Path) -> None:
    """Write the texts found below the current folder to `template`, sorted, without a header and without lines."""
    marks = [f"--keyword={mark}" for mark in MARKS]
    _pybabel(
        "extract", "--mapping-file=pyproject.toml", "--no-default-keywords", *marks, "--add-comments=Translators:",
        "--sort-output", "--omit-header", "--add-location=file", "--width=120", f"--output-file={template}",
        "ui", "assembly_app",
    )  # fmt: skip


def update(root: Path) -> None:
    """Bring the template and each language's catalogue up to date; nothing that is translated is lost."""
    with chdir(root), TemporaryDirectory() as folder:
        fresh = Path(folder, TEMPLATE.name)
        collect(fresh)
        catalogues = sorted(TEMPLATE.parent.glob(f"*/LC_MESSAGES/{TEMPLATE.stem}.po"))
        headers = {path: path.read_text(encoding="utf-8").split("\n\n", 1)[0] for path in (TEMPLATE, *catalogues)}
        _pybabel(
            "update", f"--input-file={fresh}", f"--domain={TEMPLATE.stem}", f"--output-dir={TEMPLATE.parent}",
            "--no-fuzzy-matching", "--omit-header", "--width=120",
        )  # fmt: skip
        shutil.copyfile(fresh, TEMPLATE)
        for path, header in headers.items():
            texts = path.read_text(encoding="utf-8").lstrip("\n")
            path.write_text(f"{header}\n\n{texts}", encoding="utf-8")


def _pybabel(*arguments: str) -> None:
    CommandLineInterface().run(["pybabel", "--quiet", *arguments])  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    try:
        update(ROOT)
    except NotLiteralError as error:
        raise SystemExit(f"translations: {error}") from error
