# SPDX-License-Identifier: GPL-3.0-or-later
"""A Babel extraction method for QML: every `lang.tr("text", "context", n)`, with the translator's note above it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO, Any, NamedTuple

from babel.messages.jslexer import Token, tokenize, unquote_string

_COMMENTS = ("linecomment", "multilinecomment")
_OPEN, _CLOSE = {"(", "[", "{"}, {")", "]", "}"}
_UNCOUNTED = {"", "-1", "undefined", "null"}


class Text(NamedTuple):
    """A text as Babel takes it from an extraction method, told with the mark that Python uses for the same."""

    line: int
    mark: str  # N_ plain, P_ with its context first, NN_ counted
    arguments: tuple[str, ...]
    notes: list[str]


class NotLiteralError(ValueError):
    """`lang.tr` was given something a translator cannot be shown. Mark it in Python and call `lang.word` instead."""


def extract(file: IO[bytes], keywords: object, comment_tags: object, options: Mapping[str, Any]) -> Iterator[Text]:
    """Every text of a QML file. A comment `//: ...` at most two lines above it is the translator's note.

    Raises NotLiteralError when text or context is not a plain string.
    """
    source = file.read().decode()
    tokens = list(tokenize(source, jsx=False, dotted=False, template_string=True))
    note = (0, "")
    for place, token in enumerate(tokens):
        if token.type in _COMMENTS and token.value.startswith(("//:", "/*:")):
            note = (token.lineno, token.value.strip("/*").strip(": \n"))
        if token.value == "tr" and [each.value for each in tokens[place - 1 : place + 2 : 2]] == [".", "("]:
            where = f"{getattr(file, 'name', '')}:{token.lineno}"
            notes = [note[1]] if note[1] and token.lineno - note[0] <= 2 else []
            note = (0, "")
            yield Text(token.lineno, *_marked(_arguments(tokens[place + 2 :]), where), notes)


def _marked(arguments: list[list[Token]], where: str) -> tuple[str, tuple[str, ...]]:
    text = _literal(arguments[0], where)
    context = _literal(arguments[1], where) if len(arguments) > 1 else ""
    if len(arguments) > 2 and "".join(token.value for token in arguments[2]) not in _UNCOUNTED:
        return "NN_", (text, context) if context else (text,)
    return ("P_", (context, text)) if context else ("N_", (text,))


def _arguments(tokens: list[Token]) -> list[list[Token]]:
    """What stands between the commas of a call, up to its closing parenthesis."""
    arguments: list[list[Token]] = [[]]
    depth = 1
    for token in tokens:
        if token.type == "operator":
            depth += (token.value in _OPEN) - (token.value in _CLOSE)
        if depth == 0:
            break
        if depth == 1 and token.type == "operator" and token.value == ",":
            arguments.append([])
        elif token.type not in _COMMENTS:
            arguments[-1].append(token)
    return arguments


def _literal(argument: list[Token], where: str) -> str:
    parts = [token.value for token in argument if (token.type, token.value) != ("operator", "+")]
    if not parts or any(token.type != "string" for token in argument if token.value != "+"):
        raise NotLiteralError(f"{where}: lang.tr takes plain strings; give other texts to lang.word")
    return "".join(map(unquote_string, parts))
