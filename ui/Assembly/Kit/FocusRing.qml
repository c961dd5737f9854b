// SPDX-License-Identifier: GPL-3.0-or-later
// What shows where the keyboard is: a ring outside the control, off the control's edge so that it is seen on any fill.
import QtQuick

Rectangle {
    id: ring

    property Tokens theme: Theme
    property bool shown: false
    property real corner: theme.radius

    anchors.fill: parent
    anchors.margins: -4
    visible: shown
    radius: corner + 4
    color: "transparent"
    border.width: theme.contrast ? 3 : 2
    border.color: theme.accent
}
