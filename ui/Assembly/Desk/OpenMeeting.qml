// SPDX-License-Identifier: GPL-3.0-or-later
// An evening's work: agenda, floor, stack and minutes, and the line that always has the focus.
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Hall
import Assembly.Models

FocusScope {
    id: meeting

    required property DeskViewModel desk
    required property MeetingViewModel vm
    required property Say say

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

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.s5
        anchors.topMargin: Theme.s4
        spacing: Theme.s4

        MeetingHeader {
            Layout.fillWidth: true
            vm: meeting.vm
            say: meeting.say
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.s4

            AgendaColumn {
                Layout.preferredWidth: Math.round(194 * Math.min(1.3, Theme.textScale))
                Layout.minimumWidth: Layout.preferredWidth
                Layout.fillHeight: true
                vm: meeting.vm
                say: meeting.say
            }
            ColumnLayout {
                // Whatever stands on the floor, the columns beside it keep their width.
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 100
                Layout.minimumWidth: 0
                spacing: Theme.s3

                FloorCard {
                    id: floor

                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    vm: meeting.vm
                    say: meeting.say
                    asking: meeting.desk.asking
                    onDone: line.take()
                    onAttendanceAsked: meeting.desk.show("attendance")
                }
                MinutesLine {
                    id: line

                    objectName: "line"
                    Layout.fillWidth: true
                    focus: true
                    vm: meeting.vm
                    say: meeting.say
                    lineWords: meeting.desk.lineWords
                }
            }
            SideColumn {
                Layout.preferredWidth: Math.round(228 * Math.min(1.3, Theme.textScale)) + (meeting.width > 1500 ? 120 : 0)
                Layout.minimumWidth: Layout.preferredWidth
                Layout.fillHeight: true
                vm: meeting.vm
                say: meeting.say
                onPastAsked: meeting.pastAsked()
            }
        }
    }
}
