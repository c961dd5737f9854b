# SPDX-License-Identifier: GPL-3.0-or-later
"""The controls, as a hand on the keyboard, a hand on the mouse and a screen reader meet them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from tests.qt.conftest import Find, Show
from tests.qt.support.practising import item_in

COUNTING = "property int count: 0; "


def press(window: QQuickWindow, key: Qt.Key) -> None:
    QTest.keyClick(window, key)


def click(window: QQuickWindow, item: QQuickItem) -> None:
    middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
    QTest.mouseClick(
        window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(*map(int, middle.toTuple()))
    )


def spoken(item: QObject) -> tuple[QAccessible.Role, str]:
    heard = QAccessible.queryAccessibleInterface(item)
    return (heard.role(), heard.text(QAccessible.Text.Name))


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_button_answers_to_its_keys(show: Show, find: Find, key: Qt.Key) -> None:
    window = show(COUNTING + 'Button { objectName: "it"; text: "Post"; focus: true; onClicked: window.count += 1 }')
    assert find(window, "it").hasActiveFocus()

    press(window, key)

    assert window.property("count") == 1


def test_a_button_answers_to_a_click_and_not_when_it_is_off(show: Show, find: Find) -> None:
    window = show(COUNTING + 'Button { objectName: "it"; text: "Post"; onClicked: window.count += 1 }')
    click(window, find(window, "it"))
    assert window.property("count") == 1

    find(window, "it").setEnabled(False)
    click(window, find(window, "it"))
    assert window.property("count") == 1


def test_tab_goes_through_what_can_be_operated_and_focus_is_seen(show: Show, find: Find) -> None:
    window = show("""ColumnLayout { width: 300
        TextLine { objectName: "name"; label: "Name"; focus: true }
        TextBox { objectName: "why"; label: "Why" }
        RowItem { objectName: "row"; text: "Seed bank" }
        Check { objectName: "check"; text: "Names shown" }
        Button { objectName: "post"; text: "Post" }
    }""")
    walked = []
    for _ in range(5):
        focused = window.activeFocusItem()
        walked.append(focused.objectName())
        before = window.grabWindow()
        focused.setProperty("focus", False)
        assert window.grabWindow() != before, f"{walked[-1]} does not show that it has the focus"
        focused.forceActiveFocus()
        press(window, Qt.Key.Key_Tab)

    assert walked == ["name", "why", "row", "check", "post"]
    find(window, "row").forceActiveFocus()
    back = []
    for _ in range(2):
        press(window, Qt.Key.Key_Backtab)
        back.append(window.activeFocusItem().objectName())
    assert back == ["why", "name"]


@pytest.mark.parametrize(
    ("control", "role", "name"),
    [
        ('Button { objectName: "it"; text: "Post"; keys: "F2" }', QAccessible.Role.Button, "Post"),
        ('RowItem { objectName: "it"; text: "Chen"; note: "speaking" }', QAccessible.Role.ListItem, "Chen, speaking"),
        ('TextLine { objectName: "it"; label: "Group" }', QAccessible.Role.EditableText, "Group"),
        ('TextLine { objectName: "it"; placeholderText: "Notes" }', QAccessible.Role.EditableText, "Notes"),
        ('TextBox { objectName: "it"; label: "Why" }', QAccessible.Role.EditableText, "Why"),
        ('Check { objectName: "it"; text: "Names shown" }', QAccessible.Role.CheckBox, "Names shown"),
        ('Title { objectName: "it"; text: "Today" }', QAccessible.Role.Heading, "Today"),
        ('SectionLabel { objectName: "it"; text: "Stack" }', QAccessible.Role.Heading, "Stack"),
        ('Body { objectName: "it"; text: "From 7 January" }', QAccessible.Role.StaticText, "From 7 January"),
        ('Figure { objectName: "it"; value: "2"; label: "Blocks" }', QAccessible.Role.StaticText, "Blocks\n2"),
        ('StageShape { objectName: "it"; shape: "square"; label: "Block" }', QAccessible.Role.Graphic, "Block"),
        ('StageTrail { objectName: "it"; names: ["Ask", "Test"]; current: 1 }', QAccessible.Role.StaticText, "Test"),
        ('Card { objectName: "it"; label: "On the floor" }', QAccessible.Role.Grouping, "On the floor"),
    ],
)  # fmt: skip
def test_a_screen_reader_hears_what_it_is(
    show: Show, find: Find, control: str, role: QAccessible.Role, name: str
) -> None:
    assert spoken(find(show(control), "it")) == (role, name)


def test_what_people_wrote_is_never_markup(show: Show, find: Find) -> None:
    plain = find(show('Words { objectName: "it"; text: "<b>Ana</b>" }'), "it").property("contentWidth")
    marked = find(show('Words { objectName: "it"; text: "Ana" }'), "it").property("contentWidth")

    assert plain > 2 * marked


def test_right_to_left_turns_a_row_around(show: Show, find: Find) -> None:
    inside = """Item {{ anchors.fill: parent
        LayoutMirroring.enabled: {mirrored}; LayoutMirroring.childrenInherit: true
        RowItem {{ width: 300; text: "Seed bank"; leading: StageShape {{ objectName: "shape" }}
            trailing: KeyCap {{ objectName: "key"; text: "F2" }} }} }}"""
    for mirrored in (False, True):
        window = show(inside.format(mirrored=str(mirrored).lower()))
        shape, key = (find(window, name).mapToScene(QPointF(0, 0)).x() for name in ("shape", "key"))
        assert (shape > key) is mirrored


def test_typed_text_survives_a_change_of_placeholder(show: Show, find: Find) -> None:
    window = show(
        'property string hint: "Notes"; TextLine { objectName: "it"; focus: true; placeholderText: window.hint }'
    )
    for letter in "Ana waters":
        QTest.keyClick(window, letter)

    window.setProperty("hint", "ملاحظات")

    assert find(window, "it").property("text") == "Ana waters"


def test_a_complaint_makes_room_for_itself(show: Show, find: Find) -> None:
    window = show('property string wrong: ""; TextLine { objectName: "it"; label: "By"; complaint: window.wrong }')
    before = find(window, "it").implicitHeight()

    window.setProperty("wrong", "That is after the meeting begins.")

    assert find(window, "it").implicitHeight() > before + 10


def test_a_check_turns_with_space_and_with_enter(show: Show, find: Find) -> None:
    window = show('Check { objectName: "it"; text: "Names shown"; focus: true }')
    states = []
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        press(window, key)
        states.append(find(window, "it").property("checked"))

    assert states == [True, False]


def test_an_empty_place_offers_its_first_act(show: Show, find: Find) -> None:
    window = show(
        COUNTING
        + """EmptyState { width: 400; title: "No decisions yet"; text: "They stand here."
        act: "Begin a proposal"; onBegun: window.count += 1 }"""
    )
    button = next(item for item in window.findChildren(QQuickItem) if item.property("kind") == "primary")

    click(window, button)

    assert window.property("count") == 1


@pytest.mark.parametrize("shape", ["circle", "ring", "diamond", "square", "triangle"])
@pytest.mark.parametrize("top", [60, 100])
def test_a_shape_stays_within_what_scrolls(show: Show, shape: str, top: int) -> None:
    """Without a graphics card too: half of it is scrolled out of sight, or all of it."""
    window = show(f"""Item {{ width: 480; height: 80; clip: true
        StageShape {{ x: 20; y: {top}; size: 40; shape: "{shape}" }}
    }}""")
    picture = window.grabWindow()
    ground = picture.pixelColor(400, 300)

    assert {picture.pixelColor(x, y).name() for x in range(10, 80) for y in range(80, 160)} == {ground.name()}
    seen = {picture.pixelColor(x, y).name() for x in range(10, 80) for y in range(60, 80)} != {ground.name()}
    assert seen == (top == 60)


def test_a_key_runs_from_left_to_right_at_the_beginning_of_a_mirrored_window(show: Show, find: Find) -> None:
    window = show("""
        readonly property bool typedFromTheLeft: typed.effectiveHorizontalAlignment === Text.AlignLeft
        LayoutMirroring.enabled: true
        LayoutMirroring.childrenInherit: true
        KeyLine { width: 300; text: "age1" }
        KeyLine { objectName: "long"; y: 60; width: 300; text: "SHA256:" + "x".repeat(50) }
        TextLine { id: typed; y: 120; width: 300; literal: true; text: "/home/ana" }
    """)
    long = find(window, "long")
    left, line = int(long.childItems()[0].x()), long.height() / 2

    assert not inked(window, 0, 200, 0, 30) and inked(window, 250, 300, 0, 30)
    assert not inked(window, 0, left, 60, 60 + 2 * line)
    assert inked(window, left, left + 8, 60, 60 + line) and inked(window, left, left + 8, 60 + line, 60 + 2 * line)
    assert window.property("typedFromTheLeft")


def inked(window: QQuickWindow, left: int, right: int, top: float, bottom: float) -> bool:
    """Whether anything is drawn there."""
    picture = window.grabWindow()
    ground = picture.pixelColor(400, 300)
    return any(picture.pixelColor(x, y) != ground for x in range(left, right) for y in range(int(top), int(bottom)))


def test_what_is_too_long_for_its_row_says_its_words_in_two_lines(show: Show, find: Find) -> None:
    window = show("""Column { width: 200; spacing: 8
        ButtonRow { width: 200; Button { objectName: "long"; text: "Save it for all of the others to sign" } }
        Options { width: 200; value: "a"
            choices: [{ code: "a", says: "Everything" }, { code: "b", says: "Only what is new for Ana of Hill pod" }] }
    }""")
    button, short, long = find(window, "long"), item_in(window, "option-a"), item_in(window, "option-b")

    assert button.width() <= 200 and long.width() <= 200
    assert button.height() > short.height() and long.height() > short.height()
