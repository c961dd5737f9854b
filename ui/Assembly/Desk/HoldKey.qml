// SPDX-License-Identifier: GPL-3.0-or-later
// One of the keys that hold the hall: the key over what it does; filled while it holds.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Assembly.Kit

T.AbstractButton {
    id: key

    property string keys: ""
    property string word: ""
    property bool on: false

    Layout.fillWidth: true
    Layout.preferredWidth: 1
    implicitHeight: letters.implicitHeight + name.implicitHeight + Theme.s2
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: word
    Accessible.description: keys
    Accessible.checked: on
    Accessible.onPressAction: key.click()

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

            y: Theme.s1
            width: parent.width
            size: "tiny"
            strong: true
            tone: key.on ? "amber" : "ink"
            text: key.keys
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
        Words {
            id: name

            anchors.top: letters.bottom
            width: parent.width
            size: "tiny"
            tone: key.on ? "amber" : "muted"
            text: key.word
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
}
