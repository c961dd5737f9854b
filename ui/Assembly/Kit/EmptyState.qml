// SPDX-License-Identifier: GPL-3.0-or-later
// An empty place says what belongs there and how to begin.
import QtQuick
import QtQuick.Layouts

ColumnLayout {
    id: empty

    property Tokens theme: Theme
    property string title: ""
    property string text: ""
    property string act: ""
    property string keys: ""

    signal begun

    spacing: theme.s3

    StageShape {
        theme: empty.theme
        Layout.alignment: Qt.AlignHCenter
        size: 28
        shape: "ring"
    }
    Title {
        theme: empty.theme
        Layout.fillWidth: true
        text: empty.title
        size: "lead"
        horizontalAlignment: Text.AlignHCenter
    }
    Body {
        theme: empty.theme
        Layout.fillWidth: true
        Layout.maximumWidth: 420
        Layout.alignment: Qt.AlignHCenter
        visible: text !== ""
        text: empty.text
        tone: "muted"
        horizontalAlignment: Text.AlignHCenter
    }
    Button {
        theme: empty.theme
        Layout.alignment: Qt.AlignHCenter
        Layout.topMargin: empty.theme.s2
        visible: empty.act !== ""
        kind: "primary"
        text: empty.act
        keys: empty.keys
        onClicked: empty.begun()
    }
}
