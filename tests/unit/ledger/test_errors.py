# SPDX-License-Identifier: GPL-3.0-or-later
"""Every error that can be raised has a sentence, the sentence gets its words, and no sentence is left over."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import assembly_app.bundles
import assembly_app.ledger
from assembly_app.bundles.errors import BUNDLE_SENTENCES, BundleError
from assembly_app.ledger.errors import SENTENCES, LedgerError

PACKAGES = [Path(package.__file__ or "").parent for package in (assembly_app.ledger, assembly_app.bundles)]


def raised() -> Iterator[tuple[str, str, str, set[str]]]:
    """Class, code, place and parameters of every error made with its code spelt out."""
    for file in sorted(file for folder in PACKAGES for file in folder.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or not node.args:
                continue
            if node.func.id in {"LedgerError", "BundleError"} and isinstance(node.args[0], ast.Constant):
                names = {keyword.arg for keyword in node.keywords if keyword.arg}
                yield node.func.id, str(node.args[0].value), f"{file.name}:{node.lineno}", names


def test_every_error_has_its_sentence_and_its_words() -> None:
    found = list(raised())
    assert len(found) > 100
    for name, code, place, params in found:
        sentences = LedgerError.sentences if name == "LedgerError" else BundleError.sentences
        assert code in sentences, place
        wanted = {field for _, field, _, _ in string.Formatter().parse(sentences[code]) if field}
        assert wanted <= params, f"{place} lacks {wanted - params}"


def test_no_sentence_is_left_over() -> None:
    used = {code for _, code, _, _ in raised()}
    assert set(SENTENCES) | set(BUNDLE_SENTENCES) == used


def test_the_place_comes_first_in_the_sentence() -> None:
    error = BundleError("gap", member="records.jsonl", line=17, feed="ab", first=3, last=4)
    assert str(error) == "records.jsonl, line 17: feed ab lacks records 3 to 4"
    assert str(BundleError("roll-missing")) == "the bundle brings no roll of signers"
