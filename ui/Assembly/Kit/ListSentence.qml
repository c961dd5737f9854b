// SPDX-License-Identifier: GPL-3.0-or-later
// A fact in one sentence with its shape, as on Today: "The agenda for Thursday must be posted by today 18:00."
import QtQuick
import QtQuick.Layouts

RowLayout {
    id: sentence

    property Tokens theme: Theme
    property string text: ""
    property string note: ""
    property string shape: "circle"
    property string tone: "accent"
    // What to do about it; empty when there is nothing to do.
    property string act: ""

    signal acted

    // The first line stands beside the middle of what is to be done about it.
    readonly property real lead: button.visible ? Math.max(0, Math.round((button.implicitHeight - first.font.pixelSize * 1.4) / 2)) : 0

    spacing: theme.s3

    StageShape {
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: sentence.lead + Math.round((first.font.pixelSize * 1.4 - size) / 2)
        theme: sentence.theme
        shape: sentence.shape
        tone: sentence.theme.tone(sentence.tone)
    }
    ColumnLayout {
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: sentence.lead
        spacing: 2

        Words {
            id: first

            Layout.fillWidth: true
            theme: sentence.theme
            text: sentence.text
        }
        Words {
            Layout.fillWidth: true
            theme: sentence.theme
            visible: text !== ""
            text: sentence.note
            size: "small"
            tone: "muted"
        }
    }
    Button {
        id: button

        Layout.alignment: Qt.AlignTop
        theme: sentence.theme
        visible: sentence.act !== ""
        text: sentence.act
        onClicked: sentence.acted()
        Accessible.description: sentence.text
    }
}
