// SPDX-License-Identifier: GPL-3.0-or-later
// Clarifying questions and their answers.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

ColumnLayout {
    id: list

    required property MeetingViewModel vm
    required property Wording say
    readonly property int count: rows.count

    spacing: Theme.s3

    SectionLabel { text: list.say.lang.tr("Clarifying questions", "heading") }
    Repeater {
        id: rows

        model: list.vm.questions
        delegate: ListSentence {
            required property string member
            required property string says
            required property string answer

            Layout.fillWidth: true
            shape: answer === "" ? "ring" : "circle"
            tone: answer === "" ? "blue" : "accent"
            text: list.say.lang.labelled(member, says)
            note: answer === "" ? list.say.lang.tr("waits for an answer", "clarifying question") : answer
        }
    }
}
