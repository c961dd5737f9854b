// SPDX-License-Identifier: GPL-3.0-or-later
// A person in a list: the first letter of the name, filled while they have the floor.
import QtQuick

Rectangle {
    id: avatar

    property Tokens theme: Theme
    property string name: ""
    property bool active: false

    implicitWidth: Math.round(28 * theme.textScale)
    implicitHeight: implicitWidth
    radius: width / 2
    color: active ? theme.accent : "transparent"
    border.width: active ? 0 : theme.hairline
    border.color: theme.edge
    // The name itself stands beside it.
    Accessible.ignored: true

    Words {
        theme: avatar.theme
        anchors.centerIn: parent
        // By code point, so that a letter outside the first plane is not cut in two.
        text: Array.from(avatar.name)[0] ?? ""
        size: "small"
        strong: avatar.active
        color: avatar.active ? avatar.theme.onTone : avatar.theme.ink
        Accessible.ignored: true
    }
}
