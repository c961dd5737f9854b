// SPDX-License-Identifier: GPL-3.0-or-later
// A surface on which a file can be dropped; while one hovers over it, it says what would happen. Of several files it
// takes the first.
import QtQuick

DropArea {
    id: target

    property Tokens theme: Theme
    // What letting go would do, in words.
    property string offer: ""
    // Shows it as it is while something hovers.
    property bool shown: containsDrag

    signal fileDropped(url: string)

    keys: ["text/uri-list"]
    onDropped: drop => {
        if (drop.hasUrls) {
            drop.acceptProposedAction()
            target.fileDropped(drop.urls[0].toString())
        }
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: target.theme.s3
        visible: target.shown
        radius: target.theme.round
        color: target.theme.accentSoft
        border.width: 3
        border.color: target.theme.accent

        Title {
            anchors.centerIn: parent
            width: parent.width - 2 * target.theme.s6
            theme: target.theme
            horizontalAlignment: Text.AlignHCenter
            text: target.offer
            tone: "accent"
        }
    }
}
