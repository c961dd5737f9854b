// SPDX-License-Identifier: GPL-3.0-or-later
// A sheet laid over the room: a heading, what it asks or shows, and its buttons. Escape puts it away.
import QtQuick
import QtQuick.Layouts

FocusScope {
    id: sheet

    property Tokens theme: Theme
    property bool shown: false
    property string heading: ""
    property string about: ""
    property int sheetWidth: 560
    default property alias content: body.data
    property alias buttons: foot.data
    readonly property alias card: card

    signal closeAsked

    // Escape, and a press beside the sheet: a sheet that leads back one step first says so in a function of its own.
    function putAway() {
        closeAsked()
    }

    anchors.fill: parent
    visible: shown
    Keys.onEscapePressed: putAway()
    // What does not fit into the window is read on with the keys that turn pages.
    Keys.onPressed: event => {
        const by = { [Qt.Key_PageDown]: 0.8, [Qt.Key_PageUp]: -0.8 }[event.key]
        event.accepted = by !== undefined && event.modifiers === Qt.NoModifier
        if (event.accepted)
            scroller.contentY = Math.max(
                0,
                Math.min(scroller.contentY + by * scroller.height, scroller.contentHeight - scroller.height)
            )
    }

    Rectangle {
        anchors.fill: parent
        color: Qt.alpha(sheet.theme.ink, sheet.theme.dark ? 0.12 : 0.3)

        TapHandler { onTapped: sheet.putAway() }
    }
    Rectangle {
        id: card

        anchors.centerIn: parent
        width: Math.min(sheet.sheetWidth * Math.min(1.5, sheet.theme.textScale), parent.width - 2 * sheet.theme.s5)
        height: Math.min(parent.height - 2 * sheet.theme.s5,
                         head.implicitHeight + body.implicitHeight + foot.implicitHeight + 4 * sheet.theme.s5)
        radius: sheet.theme.round
        color: sheet.theme.surface
        border.width: sheet.theme.hairline
        border.color: sheet.theme.line

        Accessible.role: Accessible.Dialog
        Accessible.name: sheet.heading

        TapHandler { }

        ColumnLayout {
            id: head

            anchors { top: parent.top; left: parent.left; right: parent.right; margins: sheet.theme.s5 }
            spacing: sheet.theme.s1

            Title {
                Layout.fillWidth: true
                theme: sheet.theme
                text: sheet.heading
            }
            Words {
                Layout.fillWidth: true
                theme: sheet.theme
                visible: text !== ""
                text: sheet.about
                tone: "muted"
            }
        }
        Scroller {
            id: scroller

            anchors {
                top: head.bottom
                bottom: foot.top
                left: parent.left
                right: parent.right
                margins: sheet.theme.s5
            }
            anchors.leftMargin: 0
            anchors.rightMargin: 0
            theme: sheet.theme
            contentHeight: body.implicitHeight

            ColumnLayout {
                id: body

                x: sheet.theme.s5
                width: scroller.width - 2 * sheet.theme.s5
                spacing: sheet.theme.s4
            }
        }
        Flow {
            id: foot

            anchors { bottom: parent.bottom; left: parent.left; right: parent.right; margins: sheet.theme.s5 }
            spacing: sheet.theme.s3
        }
    }
}
