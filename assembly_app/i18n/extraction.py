# SPDX-License-Identifier: GPL-3.0-or-later
"""Find the texts to translate in QML and Python, and bring every catalogue up to date with them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.jslexer import Token, tokenize, unquote_string
from babel.messages.pofile import read_po, write_po

# In Python: N_("text"), P_("context", "text"), NN_("{n} texts", "context"), CN_("count", "{count} texts", "context").
_ONE: Mapping[str, Any] = {"N_": None, "P_": ((1, "c"), 2)}
_COUNTED: Mapping[str, Any] = {"NN_": {1: (1,), 2: (1, (2, "c"))}, "CN_": {2: (2,), 3: (2, (3, "c"))}}
_TEMPLATE = """# The texts of Assembly, to be translated. Copy to <locale>/LC_MESSAGES/assembly.po and fill in.
# SPDX-License-Identifier: GPL-3.0-or-later
msgid ""
msgstr ""
"Project-Id-Version: Assembly\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n\""""
_COMMENTS = ("linecomment", "multilinecomment")
_OPEN, _CLOSE = {"(", "[", "{"}, {")", "]", "}"}


@dataclass(frozen=True)
class Found:
    """A text in the source: where, which, and what a translator is told about it."""

    file: str
    line: int
    text: str
    context: str = ""
    plural: bool = False
    note: str = ""


class NotLiteralError(ValueError):
    """`lang.tr` was given something a translator cannot be shown. Mark it in Python and call `lang.word` instead."""


def texts_in_qml(source: str, file: str) -> Iterator[Found]:
    """Every `lang.tr("text", "context", n)`. A comment `//: ...` above it is the translator's note.

    Raises NotLiteralError when text or context is not a plain string.
    """
    tokens = list(tokenize(source, jsx=False, dotted=False, template_string=True))
    note = (0, "")
    for place, token in enumerate(tokens):
        if token.type in _COMMENTS and token.value.startswith(("//:", "/*:")):
            note = (token.lineno, token.value.strip("/*").strip(": \n"))
        if token.type == "name" and token.value == "tr" and _called_on_something(tokens, place):
            arguments = _arguments(tokens, place + 2)
            told, note = (note[1] if token.lineno - note[0] <= 2 else ""), (0, "")
            yield _found(arguments, file, token.lineno, told)


def texts_in_python(file: IO[bytes], name: str) -> Iterator[Found]:
    """Every text marked with N_, P_, NN_ or CN_."""
    for keywords, plural in ((_ONE, False), (_COUNTED, True)):
        file.seek(0)
        for line, message, notes, context in extract("python", file, keywords, comment_tags=("Translators:",)):
            text = message if isinstance(message, str) else message[0]
            yield Found(name, line, text, context or "", plural, " ".join(notes))


def texts(root: Path) -> Iterator[Found]:
    """Every text of the program in the checkout `root`."""
    for path in sorted((root / "ui").rglob("*.qml")):
        yield from texts_in_qml(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix())
    for path in sorted((root / "assembly_app").rglob("*.py")):
        with path.open("rb") as file:
            yield from texts_in_python(file, path.relative_to(root).as_posix())


def template(root: Path) -> Catalog:
    """The catalogue of all texts, without translations: what assembly.pot holds."""
    made = Catalog(project="Assembly", charset="utf-8")
    for found in texts(root):
        made.add(
            (found.text, found.text) if found.plural else found.text,
            locations=[(found.file, 0)],  # line numbers would change the file with every edit
            auto_comments=[found.note] if found.note else (),
            context=found.context or None,
        )
    return made


def update(root: Path) -> None:
    """Write translations/assembly.pot and bring each language's catalogue up to it; nothing translated is lost."""
    fresh = template(root)
    folder = root / "translations"
    _write(folder / "assembly.pot", fresh, _TEMPLATE)
    for path in sorted(folder.glob("*/LC_MESSAGES/assembly.po")):
        header = _header(path)
        with path.open("rb") as file:
            catalogue = read_po(file)
        catalogue.update(fresh, no_fuzzy_matching=True)
        _write(path, catalogue, header)


def _header(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("\n\n", 1)[0]


def _write(path: Path, catalogue: Catalog, header: str) -> None:
    with path.open("wb") as file:
        write_po(file, catalogue, width=120, sort_output=True, omit_header=True)
    # Headers are written by people: Babel would put its own plural rule, dates and names there.
    path.write_text(header + "\n\n" + path.read_text(encoding="utf-8").lstrip("\n"), encoding="utf-8")


def _called_on_something(tokens: list[Token], place: int) -> bool:
    after = tokens[place + 1].value if place + 1 < len(tokens) else ""
    return place > 0 and tokens[place - 1].value == "." and after == "("


def _arguments(tokens: list[Token], start: int) -> list[list[Token]]:
    arguments: list[list[Token]] = [[]]
    depth = 1
    for token in tokens[start:]:
        if token.type == "operator" and token.value in _OPEN:
            depth += 1
        elif token.type == "operator" and token.value in _CLOSE:
            depth -= 1
            if depth == 0:
                break
        if depth == 1 and token.type == "operator" and token.value == ",":
            arguments.append([])
        elif token.type not in _COMMENTS:
            arguments[-1].append(token)
    return [argument for argument in arguments if argument]


def _literal(argument: list[Token], file: str, line: int) -> str:
    parts: list[str] = []
    for token in argument:
        if token.type == "string":
            parts.append(unquote_string(token.value))
        elif not (token.type == "operator" and token.value == "+"):
            raise NotLiteralError(f"{file}:{line}: lang.tr takes plain strings; give other texts to lang.word")
    return "".join(parts)


def _found(arguments: list[list[Token]], file: str, line: int, note: str) -> Found:
    if not arguments:
        raise NotLiteralError(f"{file}:{line}: lang.tr without a text")
    text = _literal(arguments[0], file, line)
    context = _literal(arguments[1], file, line) if len(arguments) > 1 else ""
    counted = len(arguments) > 2 and "".join(token.value for token in arguments[2]) not in {"-1", "undefined", "null"}
    return Found(file, line, text, context, counted, note)


if __name__ == "__main__":
    update(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
