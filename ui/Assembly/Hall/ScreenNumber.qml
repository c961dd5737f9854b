// SPDX-License-Identifier: GPL-3.0-or-later
// The number of a screen, large, for some seconds. It takes neither keys nor the pointer.
import QtQuick
import Assembly.Kit

Window {
    id: window

    property int number: 1
    property string spoken: number.toString()
    readonly property Tokens theme: Tokens { scheme: "hall" }

    flags: Qt.ToolTip
        | Qt.FramelessWindowHint
        | Qt.WindowStaysOnTopHint
        | Qt.WindowDoesNotAcceptFocus
        | Qt.WindowTransparentForInput
    color: theme.paper
    title: spoken

    Text {
        anchors.centerIn: parent
        text: window.spoken
        color: window.theme.ink
        font.family: window.theme.family
        font.weight: Font.DemiBold
        font.pixelSize: Math.max(1, Math.round(window.height * 0.7))
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    Rectangle {
        anchors.fill: parent
        color: "transparent"
        border.width: Math.max(2, Math.round(window.height * 0.02))
        border.color: window.theme.accent
    }
}
