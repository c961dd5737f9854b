// SPDX-License-Identifier: GPL-3.0-or-later
// The key that does what stands beside it. Screen readers hear it from the control itself.
import QtQuick

Rectangle {
    id: cap

    property Tokens theme: Theme
    property string text: ""
    property color ink: theme.muted

    visible: text !== ""
    implicitWidth: Math.max(implicitHeight, letters.implicitWidth + 2 * theme.s2)
    implicitHeight: letters.implicitHeight + theme.s1
    radius: 4
    color: "transparent"
    border.width: 1
    border.color: Qt.alpha(ink, theme.contrast ? 1 : 0.45)

    Words {
        id: letters

        theme: cap.theme
        anchors.centerIn: parent
        text: cap.text
        size: "tiny"
        color: cap.ink
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
