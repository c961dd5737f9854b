# SPDX-License-Identifier: GPL-3.0-or-later
"""Any coded error in words: what happened, what was kept, and what to do."""

from __future__ import annotations

from assembly_app.errors import CodedError, Problem
from assembly_app.i18n import problem_sentences, refusals
from assembly_app.i18n.catalogues import Catalogue
from assembly_app.i18n.patterns import clauses, labelled, sentences
from assembly_app.i18n.refusals import Naming
from assembly_app.i18n.words import PLAIN, PROBLEMS, REFUSALS
from assembly_app.i18n.words.documents import SIGNS


def error_sentence(
    words: Catalogue, error: CodedError | Problem, naming: Naming = str, *, exporting: bool = False
) -> str:
    """What a person is told. `naming` gives the names behind ids; `exporting`: it happened while a bundle was written.

    Whoever refused is the cause that a scenario's error names as its `refusal`: that is said in full.
    """
    params = {name: _said(words, value) for name, value in error.params.items()}
    if error.code == "missing-letters":
        letters, signs = error.params["letters"], error.params["signs"]
        told = [*letters] if isinstance(letters, tuple) else []
        if signs:
            told.append(words.text(SIGNS, chars=signs))
        params["letters"] = clauses(words, told)
    if error.code in PLAIN:
        return words.phrase(PLAIN[error.code], "", None, params)
    if error.code in PROBLEMS and error.code not in REFUSALS:
        return problem_sentences.explained(words, error.code, params, exporting=exporting)
    return refusals.sentence(words, error.code, params, naming)


def problem_line(words: Catalogue, error: CodedError) -> str:
    """The same with the place in a bundle before it, and what it can be looked up by behind it, in brackets."""
    return _line(words, error, error_sentence(words, error))


def error_line(words: Catalogue, error: CodedError) -> str:
    """The same for what could not be done: it says too that nothing was changed."""
    said = error_sentence(words, error)
    if error.code in PROBLEMS and error.code not in problem_sentences.SAYS_SO:
        said = sentences(words, [said, words.text(problem_sentences.NOTHING_CHANGED)])
    return _line(words, error, said)


def _line(words: Catalogue, error: CodedError, said: str) -> str:
    if "member" in error.params:
        place = [str(error.params[name]) for name in ("member", "line") if name in error.params]
        said = labelled(words, ":".join(place), said)
    return f"{said} [{error.reference}]" if error.reference else said


def _said(words: Catalogue, value: object) -> object:
    return error_line(words, value) if isinstance(value, CodedError) else value
