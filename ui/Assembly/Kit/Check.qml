// SPDX-License-Identifier: GPL-3.0-or-later
// Something that is so or not so.
import QtQuick
import QtQuick.Templates as T

T.CheckBox {
    id: check

    property Tokens theme: Theme

    implicitWidth: leftPadding + indicator.width + spacing + words.implicitWidth + rightPadding
    implicitHeight: Math.max(theme.target, words.implicitHeight + 2 * theme.s1)
    spacing: theme.s2 + 2
    focusPolicy: Qt.StrongFocus

    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.checked: checked

    // Only Enter by itself: with Ctrl it is the next act of the screen. A click also says that it was toggled.
    Keys.onReturnPressed: event => {
        if (event.modifiers === Qt.NoModifier)
            click()
        else
            event.accepted = false
    }

    indicator: Rectangle {
        x: check.mirrored ? check.width - width - check.rightPadding : check.leftPadding
        y: (check.height - height) / 2
        width: Math.round(20 * check.theme.textScale)
        height: width
        radius: 4
        color: check.checked ? check.theme.accent : check.theme.surface
        border.width: check.theme.contrast ? 2 : 1.5
        border.color: check.checked ? check.theme.accent : check.theme.edge

        // Two strokes, not a Shape: drawn without a graphics card, a shape that is scrolled out of sight is not
        // clipped.
        Rectangle {
            x: parent.width * 0.345 - width / 2
            y: parent.height * 0.605 - height / 2
            width: parent.width * 0.24 + height
            height: parent.width / 9
            radius: height / 2
            rotation: 45
            antialiasing: true
            visible: check.checked
            color: check.theme.onTone
        }
        Rectangle {
            x: parent.width * 0.585 - width / 2
            y: parent.height * 0.51 - height / 2
            width: parent.width * 0.475 + height
            height: parent.width / 9
            radius: height / 2
            rotation: -49
            antialiasing: true
            visible: check.checked
            color: check.theme.onTone
        }
        FocusRing {
            theme: check.theme
            shown: check.activeFocus
            corner: 4
        }
    }

    contentItem: Words {
        id: words

        theme: check.theme
        text: check.text
        leftPadding: check.mirrored ? 0 : check.indicator.width + check.spacing
        rightPadding: check.mirrored ? check.indicator.width + check.spacing : 0
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}
