// SPDX-License-Identifier: GPL-3.0-or-later
// An evening's work: agenda, floor, stack and minutes, and the line that always has the focus.
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

FocusScope {
    id: meeting

    required property DeskViewModel desk
    required property MeetingViewModel vm
    required property Wording say

    signal pastAsked

    Shortcut { enabled: meeting.enabled; sequences: ["Ctrl+Return", "Ctrl+Enter"]; onActivated: floor.proceed() }
    Shortcut { enabled: meeting.enabled; sequence: "F9"; onActivated: meeting.vm.nextTurn() }
    Shortcut { enabled: meeting.enabled; sequence: "Ctrl+Backspace"; onActivated: meeting.vm.back() }
    Shortcut { enabled: meeting.enabled; sequence: "F5"; onActivated: meeting.vm.addTime(5) }

    Connections {
        target: meeting.vm

        function onWants(leading: string) {
            line.begin(leading)
        }
    }

    // Large type or a small window: the columns stand one under another, and the place scrolls.
    readonly property bool narrow: width < 900 * Math.min(1.5, Theme.textScale)

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: meeting.narrow ? Theme.s4 : Theme.s5
        anchors.topMargin: meeting.narrow ? Theme.s3 : Theme.s4
        spacing: meeting.narrow ? Theme.s3 : Theme.s4

        MeetingHeader {
            Layout.fillWidth: true
            narrow: meeting.narrow && Theme.textScale > 1.2
            vm: meeting.vm
            say: meeting.say
        }
        Scroller {
            id: scroller

            readonly property int least: floor.least
                + line.implicitHeight
                + grid.rowSpacing
                + (meeting.narrow
                    ? side.Layout.preferredHeight + agenda.Layout.preferredHeight + 2 * grid.rowSpacing
                    : 0)

            Layout.fillWidth: true
            Layout.fillHeight: true
            contentHeight: grid.height
            interactive: contentHeight > height

            GridLayout {
                id: grid

                width: scroller.width - (scroller.interactive ? Theme.s3 : 0)
                height: Math.max(scroller.height, scroller.least)
                columns: meeting.narrow ? 1 : 3
                columnSpacing: Theme.s4
                rowSpacing: Theme.s3

                AgendaColumn {
                    id: agenda

                    Layout.row: meeting.narrow ? 3 : 0
                    Layout.column: 0
                    Layout.rowSpan: meeting.narrow ? 1 : 2
                    Layout.fillWidth: meeting.narrow
                    Layout.fillHeight: !meeting.narrow
                    Layout.preferredWidth: Math.round(205 * Math.min(1.3, Theme.textScale))
                    Layout.minimumWidth: meeting.narrow ? 0 : Layout.preferredWidth
                    Layout.preferredHeight: meeting.narrow ? Math.round(260 * Theme.textScale) : -1
                    vm: meeting.vm
                    say: meeting.say
                }
                FloorCard {
                    id: floor

                    // Whatever stands on the floor, the columns beside it keep their width.
                    Layout.row: 0
                    Layout.column: meeting.narrow ? 0 : 1
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 100
                    Layout.minimumWidth: 0
                    Layout.minimumHeight: least
                    vm: meeting.vm
                    say: meeting.say
                    asking: meeting.desk.asking
                    onDone: line.take()
                    onAttendanceAsked: meeting.desk.show("attendance")
                }
                MinutesLine {
                    id: line

                    objectName: "line"
                    Layout.row: 1
                    Layout.column: meeting.narrow ? 0 : 1
                    Layout.fillWidth: true
                    Layout.preferredWidth: 100
                    Layout.minimumWidth: 0
                    focus: true
                    vm: meeting.vm
                    say: meeting.say
                    lineWords: meeting.desk.lineWords
                }
                SideColumn {
                    id: side

                    Layout.row: meeting.narrow ? 2 : 0
                    Layout.column: meeting.narrow ? 0 : 2
                    Layout.rowSpan: meeting.narrow ? 1 : 2
                    Layout.fillWidth: meeting.narrow
                    Layout.fillHeight: !meeting.narrow
                    Layout.preferredWidth: Math.round(220 * Math.min(1.3, Theme.textScale))
                        + (meeting.width > 1500 ? 120 : 0)
                    Layout.minimumWidth: meeting.narrow ? 0 : Layout.preferredWidth
                    Layout.preferredHeight: meeting.narrow ? Math.round(340 * Theme.textScale) : -1
                    vm: meeting.vm
                    say: meeting.say
                    onPastAsked: meeting.pastAsked()
                }
            }
        }
    }
}
