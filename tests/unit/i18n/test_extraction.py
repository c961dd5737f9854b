# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text a screen shows reaches the translators."""

from __future__ import annotations

import io
from pathlib import Path
from shutil import copyfile

import pytest
from babel.messages.pofile import read_po

from qml_extractor import NotLiteralError, Text, extract
from update_catalogues import update

ROOT = Path(__file__).resolve().parents[3]
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'


def texts_in_qml(source: str) -> list[Text]:
    file = io.BytesIO(source.encode())
    file.name = "A.qml"
    return list(extract(file, (), (), {}))


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout without texts, and with an empty catalogue in Arabic."""
    for folder in ("ui", "assembly_app", "translations/ar/LC_MESSAGES"):
        (tmp_path / folder).mkdir(parents=True)
    copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    for name in ("assembly.pot", "ar/LC_MESSAGES/assembly.po"):
        (tmp_path / "translations" / name).write_text(HEAD, encoding="utf-8")
    return tmp_path


def test_qml_texts_with_context_plural_and_note() -> None:
    source = """
    Item {
        //: the button that opens the notice
        property string a: lang.tr("Post", "publish the notice")
        property string b: vm.lang.tr("{n} hands", "", vm.count)
        property string c: lang.tr("One " + "line", "", -1, {when: x})
        property string d: lang.tr("{n} days", "notice", f(1, [2]))
        function tr(t) { return t }
    }"""

    assert texts_in_qml(source) == [
        Text(4, "P_", ("publish the notice", "Post"), ["the button that opens the notice"]),
        Text(5, "NN_", ("{n} hands",), []),
        Text(6, "N_", ("One line",), []),
        Text(7, "NN_", ("{n} days", "notice"), []),
    ]


@pytest.mark.parametrize("arguments", ["vm.label", '"a", vm.label', "`a ${b}`", '"a" + b', ""])
def test_a_text_put_together_while_running_is_refused_with_its_place(arguments: str) -> None:
    with pytest.raises(NotLiteralError, match=r"A\.qml:1"):
        texts_in_qml(f"Item {{ property string a: lang.tr({arguments}) }}")


def test_python_and_qml_texts_reach_the_template(checkout: Path) -> None:
    (checkout / "assembly_app" / "a.py").write_text(
        'A = N_("Agenda")\nB = P_("time", "Minutes")\nC = NN_("{n} days", "notice")\nD = NN_("{n} m")\n'
        '# Translators: of the list\nE = CN_("lines", "{lines} lines")\nF = CN_("lines", "{lines} lines", "read")\n'
        'G = gettext("not ours")\n',
        encoding="utf-8",
    )
    (checkout / "ui" / "A.qml").write_text(
        'Item {\n    //: a note\n    a: lang.tr("Post")\n    b: lang.tr("{n} hands", "", n)\n}\n', encoding="utf-8"
    )

    update(checkout)

    with (checkout / "translations" / "assembly.pot").open("rb") as file:
        found = {(message.id, message.context, *message.auto_comments) for message in read_po(file) if message.id}
    assert found == {
        ("Agenda", None),
        ("Minutes", "time"),
        (("{n} days", "{n} days"), "notice"),
        (("{n} m", "{n} m"), None),
        (("{lines} lines", "{lines} lines"), None, "Translators: of the list"),
        (("{lines} lines", "{lines} lines"), "read"),
        ("Post", None, "a note"),
        (("{n} hands", "{n} hands"), None),
    }


def test_bringing_catalogues_up_to_date_loses_nothing(checkout: Path) -> None:
    (checkout / "ui" / "A.qml").write_text('Item { a: lang.tr("Old"); b: lang.tr("New") }', encoding="utf-8")
    po = checkout / "translations" / "ar" / "LC_MESSAGES" / "assembly.po"
    head = HEAD + '"Plural-Forms: nplurals=3; plural=n==0 ? 0 : n==1 ? 1 : 2;\\n"\n'
    po.write_text(head + '\nmsgid "Old"\nmsgstr "قديم"\n\nmsgid "Gone"\nmsgstr "راح"\n', encoding="utf-8")

    update(checkout)
    first = po.read_text(encoding="utf-8")
    update(checkout)

    assert po.read_text(encoding="utf-8") == first
    assert first.startswith(head + "\n#")
    assert 'msgstr "قديم"' in first
    assert 'msgid "New"\nmsgstr ""' in first
    assert '#~ msgid "Gone"' in first
    assert 'msgid "New"' in (checkout / "translations" / "assembly.pot").read_text(encoding="utf-8")


def test_a_text_that_cannot_be_collected_leaves_the_catalogues_alone(checkout: Path) -> None:
    (checkout / "ui" / "A.qml").write_text("Item { a: lang.tr(vm.label) }", encoding="utf-8")

    with pytest.raises(NotLiteralError, match=r"A\.qml:1"):
        update(checkout)

    assert (checkout / "translations" / "assembly.pot").read_text(encoding="utf-8") == HEAD
