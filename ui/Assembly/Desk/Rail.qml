// SPDX-License-Identifier: GPL-3.0-or-later
// The way to the places, each a chord away, and below them what the hall sees.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

Rectangle {
    id: rail

    required property Lang lang
    property string group: ""
    property bool practice: false
    property int place: -1
    default property alias below: foot.data

    readonly property list<string> names: [
        lang.tr("Today", "place"), lang.tr("Meeting", "place"), lang.tr("Proposals", "place"), lang.tr("Decisions", "place"),
        lang.tr("Actions", "place"), lang.tr("People", "place"), lang.tr("Exchange", "place"), lang.tr("Charter", "place")
    ]

    signal chosen(place: int)
    signal looksAsked

    implicitWidth: Math.round(208 * Math.min(1.4, Theme.textScale))
    color: Theme.surface

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.s4
        spacing: Theme.s1

        Title {
            Layout.fillWidth: true
            Layout.topMargin: Theme.s1
            size: "lead"
            text: rail.group
        }
        Tag {
            visible: rail.practice
            tone: "amber"
            text: rail.lang.tr("Practice", "a store to practise with")
        }
        Item { implicitHeight: Theme.s2 }

        Repeater {
            model: rail.names.length

            RowItem {
                required property int index

                objectName: "place" + index
                Layout.fillWidth: true
                topPadding: 4
                bottomPadding: 4
                text: rail.names[index]
                keys: (index + 1).toString()
                current: rail.place === index
                focusPolicy: Qt.TabFocus
                onClicked: rail.chosen(index)
            }
        }
        Item { Layout.fillHeight: true }
        ColumnLayout {
            id: foot

            Layout.fillWidth: true
        }
        Button {
            Layout.fillWidth: true
            Layout.topMargin: Theme.s1
            objectName: "looks"
            focusPolicy: Qt.TabFocus
            text: rail.lang.tr("Language and looks", "button")
            onClicked: rail.looksAsked()
        }
    }
}
