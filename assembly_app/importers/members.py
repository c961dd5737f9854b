# SPDX-License-Identifier: GPL-3.0-or-later
"""Members from a table or from a pasted list of names. Nobody is taken twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assembly_app.domain.members.membership import AddMember, RenameMember, TrainMember
from assembly_app.domain.members.state import Member
from assembly_app.domain.values import Act
from assembly_app.i18n.marks import N_, P_, Message
from assembly_app.importers.errors import UnreadableError
from assembly_app.importers.findings import Findings, NewId, Remark
from assembly_app.importers.list_markers import without_bullet
from assembly_app.importers.name_matching import likeness, plain
from assembly_app.importers.table import Row, Table, headed, placed
from assembly_app.importers.text_decoding import WESTERN, Text
from assembly_app.importers.vocabulary import Vocabulary

COLUMNS = ("name", "given", "family", "guest", "shown", "skills")
ORDER = ("name", "guest", "shown", "skills")
LONGEST = 120
"""Letters that a name may have; more is a sentence that slipped in."""

NO_NAME = N_("There is no name here.")
TOO_LONG = N_("This is too long for a name.")
NEITHER = N_("“{said}” is neither yes nor no.")
HERE = N_("is here already")
LEFT = N_("is here already, as somebody who has left")
TWICE = N_("stands in the list twice")
READ_AS_WESTERN = N_("The file is in the Windows alphabet of Western Europe. Look whether the accents are right.")
TURNED = N_("Each line has one comma: read as family name, first name.")
NOT_READ = N_("The column “{said}” is not read.")
GUEST = P_("member", "guest")
HIDDEN = N_("not named in the hall")

_MAIL = re.compile(r"<[^<>]*>|\((?:mailto:)?[^()\s]+@[^()\s]+\)|\b(?:mailto:)?[^\s<>(),;\"]+@[^\s<>(),;\"]+")
_SPLIT = re.compile(r"[,;،、，；](?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")
_SKILLS = re.compile(r"[,;/،、，；]")
_AT_THE_END = re.compile(r"^(.*\S)\s*[(\[（]([^()\[\]（）]+)[)\]）]$")


class NewMember(NamedTuple):
    """Somebody who is not known yet."""

    line: int
    title: str
    guest: bool = False
    shown: bool = True
    skills: tuple[str, ...] = ()

    @property
    def details(self) -> Sequence[Message | str]:
        """Guest, not shown, and skills."""
        return [*([GUEST] if self.guest else []), *([] if self.shown else [HIDDEN]), *self.skills]

    def acts(self, new_id: NewId) -> list[Act]:
        """Joining, and what is not as it is for most."""
        id_ = new_id()
        acts: list[Act] = [AddMember(name=self.title, guest=self.guest, id=id_)]
        if not self.shown:
            acts.append(RenameMember(member=id_, shown=False))
        return acts + [TrainMember(member=id_, skill=skill) for skill in self.skills]


def read_members(
    source: Text, here: Sequence[Member], words: Vocabulary, *, guests: bool = False
) -> Findings[NewMember]:
    """What a list says of members. `guests`: who is not said to be a member or a guest is taken for a guest.

    Raises UnreadableError when there is nothing in it.
    """
    if not source.text.strip():
        raise UnreadableError("nothing-in-it")
    table = headed(source.text, COLUMNS, ("name", "given"), words) or _placed(source.text, words)
    remarks = [Remark(0, "", READ_AS_WESTERN)] if source.encoding == WESTERN else []
    remarks += [Remark(0, "", NOT_READ, {"said": head}) for head in table.strange] if table else []
    if table:
        return _told_apart(_of_rows(table.rows, words, guests), here, remarks)
    numbered = [
        (number, bare) for number, line in enumerate(source.text.split("\n"), 1) if (bare := without_bullet(line))
    ]
    turned = _all_turned([bare for _, bare in numbered])
    remarks += [Remark(0, "", TURNED)] if turned else []
    found = _of_lines(numbered, words, guests, turned=turned)
    return _told_apart(found, here, remarks)


def _told_apart(
    found: Iterator[NewMember | Remark], here: Sequence[Member], remarks: list[Remark]
) -> Findings[NewMember]:
    known_names = {likeness(person.name): person for person in here}
    new: dict[str, NewMember] = {}
    known, odd = [], []
    for each in found:
        if isinstance(each, Remark):
            odd.append(each)
            continue
        name = likeness(each.title)
        if person := known_names.get(name):
            known.append(Remark(each.line, each.title, LEFT if person.standing == "left" else HERE))
        elif name in new:
            known.append(Remark(each.line, each.title, TWICE))
        else:
            new[name] = each
    return Findings(tuple(new.values()), tuple(known), tuple(odd), tuple(remarks))


def _placed(text: str, words: Vocabulary) -> Table | None:
    """Columns without heads: only when what stands behind each name answers whether they are guests."""
    table = placed(text, ORDER)
    if table and all(not said or words.answer(said) is not None for row in table.rows for said in _answers(row)):
        return table
    return None


def _answers(row: Row) -> tuple[str, str]:
    return row.cells.get("guest", ""), row.cells.get("shown", "")


def _of_rows(rows: Sequence[Row], words: Vocabulary, guests: bool) -> Iterator[NewMember | Remark]:
    for row in rows:
        cells = row.cells
        both = f"{cells.get('given', '')} {cells.get('family', '')}"
        name = named(cells.get("name", "") or both)
        answers = {column: words.answer(said) for column in ("guest", "shown") if (said := cells.get(column, ""))}
        strange = next((cells[column] for column, answer in answers.items() if answer is None), "")
        if fault := _fault(name):
            yield Remark(row.number, row.shown, fault)
        elif strange:
            yield Remark(row.number, row.shown, NEITHER, {"said": strange})
        else:
            skills = (plain(skill) for skill in _SKILLS.split(cells.get("skills", "")))
            known = ("facilitation" if likeness(skill) in words.facilitation else skill for skill in skills if skill)
            yield NewMember(
                row.number,
                name,
                guest=bool(answers.get("guest", guests)),
                shown=bool(answers.get("shown", True)),
                skills=tuple(dict.fromkeys(known)),
            )


def _of_lines(
    numbered: Sequence[tuple[int, str]], words: Vocabulary, guests: bool, *, turned: bool
) -> Iterator[NewMember | Remark]:
    for number, bare in numbered:
        for part in [bare] if turned else _SPLIT.split(bare):
            if not part.strip():
                continue
            name, guest = _guest(_turned(part) if turned or '"' in part else part, words)
            if fault := _fault(name):
                yield Remark(number, plain(part), fault)
            else:
                yield NewMember(number, name, guest=guest or guests)


def _all_turned(found: list[str]) -> bool:
    """Whether each line is a family name, a comma and a first name: two or more lines with one comma in each."""
    bare = [_MAIL.sub("", line).strip(" ,;") for line in found]
    return len(bare) > 1 and all(line.count(",") == 1 and ";" not in line and '"' not in line for line in bare)


def _turned(name: str) -> str:
    last, comma, first = _MAIL.sub("", name).strip(' ",;').partition(",")
    return f"{first} {last}" if comma and first.strip() else last


def _guest(said: str, words: Vocabulary) -> tuple[str, bool]:
    """The name, and whether it is said in brackets that they are a guest."""
    bare = named(said)
    found = _AT_THE_END.match(bare)
    if found and likeness(found[2]) in words.guest:
        return named(found[1]), True
    return bare, False


def named(said: str) -> str:
    """The name without an address, and without marks around it."""
    return plain(_MAIL.sub(" ", without_bullet(said))).strip(" \t,;:\"'“”„«»*_-–—<>")


def _fault(name: str) -> Message | None:
    if not any(char.isalpha() for char in name):
        return NO_NAME
    return TOO_LONG if len(name) > LONGEST else None
