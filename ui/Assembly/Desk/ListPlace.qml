// SPDX-License-Identifier: GPL-3.0-or-later
// A place that is a list: its heading, a sentence about it, and the rows.
import QtQuick
import QtQuick.Layouts
import Assembly.Kit

FocusScope {
    id: place

    property string heading: ""
    property string about: ""
    property string emptyTitle: ""
    property string emptyText: ""
    property int count: 0
    default property alias rows: column.data

    Keys.onDownPressed: scroller.flick(0, -900)
    Keys.onUpPressed: scroller.flick(0, 900)

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.s7
        anchors.topMargin: Theme.s5
        spacing: Theme.s4

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2
            Title { Layout.fillWidth: true; size: "head"; text: place.heading }
            Words { Layout.fillWidth: true; visible: text !== "" && place.count > 0; tone: "muted"; text: place.about }
        }
        Scroller {
            id: scroller

            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumWidth: 880
            contentHeight: inside.implicitHeight
            visible: place.count > 0

            ColumnLayout {
                id: inside

                x: LayoutMirroring.enabled ? scroller.width - width : 0
                width: Math.min(860, scroller.width - Theme.s3)

                Card {
                    Layout.fillWidth: true
                    padding: Theme.s5

                    ColumnLayout {
                        id: column

                        Layout.fillWidth: true
                        spacing: Theme.s4
                    }
                }
            }
        }
        EmptyState {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: place.count === 0
            title: place.emptyTitle
            text: place.emptyText
        }
    }
}
