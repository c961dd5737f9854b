// SPDX-License-Identifier: GPL-3.0-or-later
// The agenda with what is done, what is on the floor and what is to come. Titles may take two lines.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

ColumnLayout {
    id: column

    required property MeetingViewModel vm
    required property Wording say

    spacing: Theme.s2

    SectionLabel { text: column.say.lang.tr("Agenda", "heading") }
    ListView {
        id: list

        objectName: "agenda"
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        spacing: 2
        boundsBehavior: Flickable.StopAtBounds
        model: column.vm.agenda
        delegate: RowItem {
            id: row

            required property string key
            required property int number
            required property string kind
            required property var titles
            required property int minutes
            required property string phase
            required property bool major
            required property bool late
            required property bool own
            required property bool decides

            width: list.width
            focusPolicy: Qt.TabFocus
            leftPadding: Theme.s2
            rightPadding: Theme.s2
            text: column.say.item(own, kind, titles)
            done: phase === "done"
            current: phase === "on-the-floor"
            note: [
                phase === "on-the-floor"
                    ? column.say.lang.clock(column.vm.itemLeft)
                    : column.say.lang.tr("{n} min", "length of an item", minutes),
                major ? column.say.term("major") : "",
                late ? column.say.lang.tr("late", "agenda") : ""
            ].filter(part => part !== "").join(" · ")
            leading: StageShape {
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: 4
                shape: row.done ? "circle" : row.current ? (row.decides ? "diamond" : "circle") : "ring"
                tone: row.done ? Theme.edge : row.current ? (row.decides ? Theme.violet : Theme.accent) : Theme.edge
            }
            Accessible.name: [column.say.lang.number(number), text, note].join("\n")
            onActiveFocusChanged: if (activeFocus) list.positionViewAtIndex(number - 1, ListView.Contain)
            onClicked: column.vm.takeUp(key)
        }
    }
}
