# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text a screen shows reaches the translators."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from assembly_app.i18n.extraction import Found, NotLiteralError, texts_in_python, texts_in_qml, update


def test_qml_texts_with_context_plural_and_note() -> None:
    source = """
    Item {
        //: the button that opens the notice
        property string a: lang.tr("Post", "publish the notice")
        property string b: vm.lang.tr("{n} hands", "", vm.count)
        property string c: lang.tr("One " + "line", "", -1, {when: x})
        function tr(t) { return t }
    }"""

    assert list(texts_in_qml(source, "A.qml")) == [
        Found("A.qml", 4, "Post", "publish the notice", note="the button that opens the notice"),
        Found("A.qml", 5, "{n} hands", plural=True),
        Found("A.qml", 6, "One line"),
    ]


def test_a_text_put_together_while_running_is_refused_with_its_place() -> None:
    with pytest.raises(NotLiteralError, match=r"A\.qml:1"):
        list(texts_in_qml("Item { property string a: lang.tr(vm.label) }", "A.qml"))


def test_python_texts() -> None:
    source = io.BytesIO(
        b'A = N_("Agenda")\nB = P_("time", "Minutes")\nC = NN_("{n} days", "notice")\nD = NN_("{n} m")\n'
    )

    found = {(each.text, each.context, each.plural) for each in texts_in_python(source, "a.py")}

    assert found == {
        ("Agenda", "", False), ("Minutes", "time", False), ("{n} days", "notice", True), ("{n} m", "", True),
    }  # fmt: skip


def test_bringing_catalogues_up_to_date_loses_nothing(tmp_path: Path) -> None:
    (tmp_path / "ui").mkdir()
    (tmp_path / "assembly_app").mkdir()
    (tmp_path / "ui" / "A.qml").write_text('Item { a: lang.tr("Old"); b: lang.tr("New") }', encoding="utf-8")
    po = tmp_path / "translations" / "ar" / "LC_MESSAGES" / "assembly.po"
    po.parent.mkdir(parents=True)
    rule = '"Plural-Forms: nplurals=3; plural=n==0 ? 0 : n==1 ? 1 : 2;\\n"'
    head = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n{rule}\n'
    po.write_text(head + '\nmsgid "Old"\nmsgstr "قديم"\n', encoding="utf-8")

    update(tmp_path)
    first = po.read_text(encoding="utf-8")
    update(tmp_path)

    assert po.read_text(encoding="utf-8") == first
    assert first.startswith(head)
    assert 'msgstr "قديم"' in first
    assert 'msgid "New"\nmsgstr ""' in first
    assert 'msgid "New"' in (tmp_path / "translations" / "assembly.pot").read_text(encoding="utf-8")
