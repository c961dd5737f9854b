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
    required property RowListModel places
    property string group: ""
    property bool practice: false
    property string place: ""
    default property alias below: foot.data

    // The window is low, or the text large: the miniature below makes itself small, and the places scroll.
    readonly property bool cramped: height
        < 72 + (228 + 50 * places.rowCount()) * Theme.textScale + (width - 2 * Theme.s4) * 9 / 16

    signal chosen(place: string)
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
        Item { implicitHeight: rail.cramped ? 0 : Theme.s2 }

        Scroller {
            id: scroller

            Layout.fillWidth: true
            Layout.fillHeight: true
            contentHeight: column.implicitHeight

            ColumnLayout {
                id: column

                width: scroller.width
                spacing: Theme.s1

                Repeater {
                    model: rail.places

                    RowItem {
                        required property string key
                        required property string title
                        required property string context
                        required property string digit

                        function reveal() {
                            scroller.contentY = Math.max(Math.min(scroller.contentY, y), y + height - scroller.height)
                        }

                        objectName: "place-" + key
                        Layout.fillWidth: true
                        topPadding: rail.cramped ? 0 : 4
                        bottomPadding: topPadding
                        text: rail.lang.word(title, context)
                        keys: digit
                        current: rail.place === key
                        focusPolicy: Qt.TabFocus
                        onClicked: rail.chosen(key)
                        onActiveFocusChanged: if (activeFocus) reveal()
                        onCurrentChanged: if (current) reveal()
                    }
                }
            }
        }
        ColumnLayout {
            id: foot

            Layout.fillWidth: true
            Layout.fillHeight: false
        }
        Button {
            Layout.fillWidth: true
            Layout.topMargin: Theme.s1
            objectName: "looks"
            focusPolicy: Qt.TabFocus
            text: rail.cramped
                ? rail.lang.tr("Looks", "button: language and looks")
                : rail.lang.tr("Language and looks", "button")
            onClicked: rail.looksAsked()
        }
    }
}
