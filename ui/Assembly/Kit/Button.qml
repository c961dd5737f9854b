// SPDX-License-Identifier: GPL-3.0-or-later
// A button. "primary" is the next act and stands once on a screen; "test" is that act while consensus is tested;
// "quiet" is everything else; "danger" refuses or ends something.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

T.Button {
    id: button

    property Tokens theme: Theme
    property string kind: "quiet"
    // The key that does the same, in words: "Ctrl+Enter". Only shown; the screen binds it.
    property string keys: ""
    property bool large: false

    readonly property bool filled: kind === "primary" || kind === "test"
    readonly property color tone: kind === "test" ? theme.violet : kind === "danger" ? theme.red : theme.accent
    readonly property color letters: filled ? theme.onTone : kind === "danger" ? theme.red : theme.ink

    implicitWidth: Math.max(implicitHeight, row.implicitWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(large ? theme.target + theme.s4 : theme.target, row.implicitHeight + 2 * theme.s2)
    leftPadding: large ? theme.s5 : theme.s4
    rightPadding: leftPadding
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    opacity: enabled ? 1 : 0.5

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: keys
    Accessible.focusable: true
    Accessible.onPressAction: button.click()

    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: button.large ? 8 : button.theme.radius
        color: button.filled ? button.tone : button.hovered || button.down ? button.theme.sunk : "transparent"
        border.width: button.filled ? 0 : button.theme.hairline
        border.color: button.kind === "danger" ? button.theme.red : button.theme.edge

        Rectangle {
            anchors.fill: parent
            radius: parent.radius
            color: button.theme.onTone
            opacity: !button.filled ? 0 : button.down ? 0.22 : button.hovered ? 0.1 : 0
            Behavior on opacity { NumberAnimation { duration: button.theme.motion } }
        }
        FocusRing {
            theme: button.theme
            shown: button.activeFocus
            corner: parent.radius
        }
    }

    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight

        RowLayout {
            id: row

            anchors.centerIn: parent
            width: Math.min(implicitWidth, parent.width)
            spacing: button.theme.s3

            Words {
                Layout.fillWidth: true
                theme: button.theme
                text: button.text
                size: button.large ? "lead" : "body"
                strong: button.filled || button.large
                color: button.letters
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true
            }
            KeyCap {
                theme: button.theme
                text: button.keys
                ink: button.filled ? button.theme.onTone : button.theme.muted
            }
        }
    }
}
