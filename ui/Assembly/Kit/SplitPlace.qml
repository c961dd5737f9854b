// SPDX-License-Identifier: GPL-3.0-or-later
// A place with a list at the leading side and what is open at the other. Where there is room for one only, the one that
// is looked at shows, and Escape goes back to the list.
import QtQuick
import QtQuick.Layouts

FocusScope {
    id: place

    property Tokens theme: Theme
    property string heading: ""
    // The act of the place, as "New proposal", and its chord; none where it is empty.
    property string act: ""
    property string keys: ""
    // What goes back to the list where both do not fit.
    property string back: ""
    // Whether what is open is looked at rather than the list; only told apart where there is room for one.
    property bool reading: false
    // What is open has the keyboard as a whole, to be scrolled.
    property bool lit: false
    property string label: ""
    property alias list: side.data
    default property alias content: page.data

    readonly property bool narrow: width < 680 * Math.min(1.6, theme.textScale)

    signal acted

    RowLayout {
        anchors.fill: parent
        anchors.margins: place.narrow ? place.theme.s5 : place.theme.s6
        anchors.topMargin: place.theme.s5
        anchors.bottomMargin: place.theme.s5
        spacing: place.theme.s5

        ColumnLayout {
            Layout.preferredWidth: place.narrow ? -1
                : Math.round(Math.min(place.width * 0.38, 340 * place.theme.textScale))
            Layout.maximumWidth: place.narrow ? Number.POSITIVE_INFINITY : Layout.preferredWidth
            Layout.fillWidth: place.narrow
            Layout.fillHeight: true
            visible: !place.narrow || !place.reading
            spacing: place.theme.s3

            Title {
                Layout.fillWidth: true
                theme: place.theme
                size: place.narrow ? "title" : "head"
                text: place.heading
            }
            Button {
                objectName: "placeAct"
                Layout.fillWidth: true
                theme: place.theme
                visible: place.act !== ""
                text: place.act
                keys: place.keys
                onClicked: place.acted()
            }
            ColumnLayout {
                id: side

                Layout.fillWidth: true
                Layout.fillHeight: true
                spacing: place.theme.s3
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: !place.narrow || place.reading
            spacing: place.theme.s3

            Button {
                objectName: "placeBack"
                theme: place.theme
                visible: place.narrow
                text: place.back
                onClicked: place.reading = false
            }
            Card {
                id: card

                Layout.fillWidth: true
                Layout.fillHeight: true
                theme: place.theme
                padding: place.narrow ? place.theme.s5 : place.theme.s6
                label: place.label
                tone: place.lit ? "accent" : ""

                ColumnLayout {
                    id: page

                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    spacing: place.theme.s3
                }
            }
        }
    }
}
