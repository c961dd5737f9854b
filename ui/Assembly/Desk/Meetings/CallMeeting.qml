// SPDX-License-Identifier: GPL-3.0-or-later
// No meeting is called: when and where shall the next one be?
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

FocusScope {
    id: call

    required property PlanningViewModel vm
    required property ListImportViewModel lists
    required property Wording say

    readonly property Lang lang: say.lang

    signal pastAsked

    Card {
        anchors.centerIn: parent
        width: Math.min(520, parent.width - 2 * Theme.s6)
        padding: Theme.s6
        spacing: Theme.s4
        label: call.lang.tr("Call a meeting", "heading")

        Title { Layout.fillWidth: true; text: call.lang.tr("No meeting is called", "heading") }
        Body {
            Layout.fillWidth: true
            tone: "muted"
            text: call.lang.tr(
                "The next meeting and its agenda belong here. When and where shall it be?",
                "empty place"
            )
        }
        TextLine {
            id: when

            objectName: "when"
            Layout.fillWidth: true
            focus: true
            label: call.lang.tr("Day and time, as 2026-12-17 19:00", "field")
            Component.onCompleted: text = call.vm.suggested
            onAccepted: where.forceActiveFocus()
        }
        TextLine {
            id: where

            objectName: "where"
            Layout.fillWidth: true
            label: call.lang.tr("Place", "field: of a meeting")
            onAccepted: go.click()
        }
        Button {
            id: go

            objectName: "call"
            kind: "primary"
            large: true
            text: call.lang.tr("Call the meeting", "button")
            onClicked: call.vm.call(when.text, where.text)
        }
        LinkWords {
            objectName: "fromCalendar"
            text: call.lang.tr("From a calendar…", "link: meetings from a file")
            onClicked: call.lists.ask("meetings")
        }
    }
    LinkWords {
        objectName: "earlierMeetings"
        anchors.top: parent.top
        anchors.right: parent.right
        anchors.margins: Theme.s5
        size: "body"
        text: call.lang.tr("Earlier meetings", "heading")
        onClicked: call.pastAsked()
    }
}
