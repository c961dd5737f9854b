// SPDX-License-Identifier: GPL-3.0-or-later
// What was agreed earlier: done, or carried on.
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

    readonly property Lang lang: say.lang

    spacing: Theme.s4

    Words {
        Layout.fillWidth: true
        visible: rows.count === 0
        tone: "muted"
        text: list.lang.tr("Every action is settled.", "follow-up")
    }
    Repeater {
        id: rows

        model: list.vm.actions
        delegate: RowLayout {
            id: task

            required property string key
            required property string owner
            required property var texts
            required property real due
            required property int carried

            Layout.fillWidth: true
            spacing: Theme.s2

            ListSentence {
                Layout.fillWidth: true
                shape: "ring"
                text: list.say.said(task.texts)
                note: [
                    task.owner,
                    task.due > 0
                        ? list.lang.tr("by {day}", "action", -1, { day: list.lang.date(task.due, "medium") })
                        : "",
                    task.carried > 0 ? list.lang.tr("carried {n} times", "action", task.carried) : ""
                ].filter(part => part !== "").join(" · ")
            }
            Button {
                text: list.lang.tr("Done", "button: an action")
                Accessible.description: list.say.said(task.texts)
                onClicked: list.vm.followUp(task.key, true)
            }
            Button {
                text: list.lang.tr("Carry on", "button: an action")
                Accessible.description: list.say.said(task.texts)
                onClicked: list.vm.followUp(task.key, false)
            }
        }
    }
}
