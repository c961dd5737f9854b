// SPDX-License-Identifier: GPL-3.0-or-later
// One of the keys that hold the hall: the key and what it does, beside each other where there is room; filled while it
// holds.
import QtQuick
import QtQuick.Templates as T
import Assembly.Kit

T.AbstractButton {
    id: key

    property string keys: ""
    property string word: ""
    property bool on: false
    property int room: 80
    readonly property bool stacked: letters.implicitWidth + name.implicitWidth + 3 * Theme.s1 > room

    implicitWidth: room
    implicitHeight: (stacked ? letters.implicitHeight + name.implicitHeight : name.implicitHeight) + Theme.s2
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: word
    Accessible.description: keys
    Accessible.checked: on
    Accessible.onPressAction: key.click()
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: 4
        color: key.on ? Theme.amberSoft : key.hovered ? Theme.sunk : "transparent"
        border.width: 1
        border.color: key.on ? Theme.amber : Theme.line

        FocusRing { anchors.margins: -2; shown: key.activeFocus; corner: 2 }
    }
    contentItem: Item {
        Words {
            id: letters

            anchors.left: parent.left
            anchors.leftMargin: Theme.s1
            y: Theme.s1
            size: "tiny"
            strong: true
            tone: key.on ? "amber" : "ink"
            text: key.keys
            Accessible.ignored: true
        }
        Words {
            id: name

            anchors.left: key.stacked ? parent.left : letters.right
            anchors.right: parent.right
            anchors.leftMargin: Theme.s1
            y: key.stacked ? letters.y + letters.height : Theme.s1
            size: "tiny"
            tone: key.on ? "amber" : "muted"
            text: key.word
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
}
