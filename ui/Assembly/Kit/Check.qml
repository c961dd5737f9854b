// SPDX-License-Identifier: GPL-3.0-or-later
// Something that is so or not so.
import QtQuick
import QtQuick.Shapes
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

        Shape {
            anchors.fill: parent
            visible: check.checked

            ShapePath {
                fillColor: "transparent"
                strokeColor: check.theme.onTone
                strokeWidth: check.indicator.width / 9
                capStyle: ShapePath.RoundCap
                joinStyle: ShapePath.RoundJoin
                startX: check.indicator.width * 0.26
                startY: check.indicator.width * 0.52
                PathLine { x: check.indicator.width * 0.43; y: check.indicator.width * 0.69 }
                PathLine { x: check.indicator.width * 0.74; y: check.indicator.width * 0.33 }
            }
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
