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

    spacing: theme.s3

    // One row in another: beside a high button the shape stays with its sentence.
    RowLayout {
        Layout.fillWidth: true
        spacing: sentence.spacing

        StageShape {
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: sentence.theme.beside("body", size)
            theme: sentence.theme
            shape: sentence.shape
            tone: sentence.theme.tone(sentence.tone)
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Words {
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
    }
    Button {
        Layout.alignment: Qt.AlignTop
        theme: sentence.theme
        visible: sentence.act !== ""
        text: sentence.act
        onClicked: sentence.acted()
        Accessible.description: sentence.text
    }
}
