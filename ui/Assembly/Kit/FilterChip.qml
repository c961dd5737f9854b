// SPDX-License-Identifier: GPL-3.0-or-later
// A filter that is on: what it lets through. Pressing it takes it away.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

T.AbstractButton {
    id: chip

    property Tokens theme: Theme
    // What pressing it does, in words: "Take this filter away".
    property string hint: ""

    implicitWidth: row.implicitWidth + 2 * theme.s3
    implicitHeight: Math.max(Math.round(28 * theme.textScale), row.implicitHeight + theme.s1)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: hint
    Accessible.onPressAction: chip.click()
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    Keys.onDeletePressed: click()

    background: Rectangle {
        radius: height / 2
        color: chip.theme.accentSoft
        border.width: chip.hovered || chip.theme.contrast ? chip.theme.hairline : 0
        border.color: chip.theme.accent

        FocusRing { theme: chip.theme; shown: chip.activeFocus; corner: parent.radius }
    }
    contentItem: Item {
        RowLayout {
            id: row

            anchors.centerIn: parent
            width: Math.min(implicitWidth, parent.width)
            spacing: chip.theme.s2

            Words {
                Layout.fillWidth: true
                theme: chip.theme
                text: chip.text
                size: "small"
                tone: "accent"
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            Words { theme: chip.theme; text: "\u00D7"; tone: "accent"; Accessible.ignored: true }
        }
    }
}
