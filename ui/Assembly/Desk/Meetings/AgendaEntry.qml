// SPDX-License-Identifier: GPL-3.0-or-later
// An item of an agenda that is still being built: Enter changes it, Alt and the arrows move it, so does dragging.
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

Item {
    id: entry

    required property PlanningViewModel plan
    required property ActSheetViewModel asking
    required property Wording say
    required property string meeting
    required property bool planned
    required property bool last

    required property string key
    required property int number
    required property string kind
    required property var titles
    required property int minutes
    required property bool major
    required property bool late
    required property bool own

    // By how many places, upwards below zero.
    signal moved(by: int)
    signal reached

    function take() {
        row.forceActiveFocus(Qt.TabFocusReason)
    }

    function change() {
        if (planned)
            asking.ask("change-item", { meeting: meeting, item: key })
    }

    implicitHeight: line.implicitHeight
    z: drag.active ? 1 : 0

    RowLayout {
        id: line

        width: parent.width
        spacing: Theme.s1

        RowItem {
            id: row

            objectName: "item-" + entry.number
            Layout.fillWidth: true
            focusPolicy: Qt.TabFocus
            text: entry.say.item(entry.own, entry.kind, entry.titles)
            note: entry.own ? ""
                : [
                    entry.say.term(entry.kind),
                    entry.major ? entry.say.term("major") : "",
                    entry.late ? entry.say.lang.tr("late", "agenda") : ""
                ].filter(part => part !== "").join(" · ")
            end: entry.say.lang.tr("{n} min", "length of an item", entry.minutes)
            leading: Words { text: entry.say.lang.number(entry.number); tone: "muted"; Accessible.ignored: true }
            Accessible.description: entry.planned
                ? entry.say.lang.tr("Enter changes it, Alt and the arrows move it", "spoken: an agenda item")
                : ""
            onActiveFocusChanged: if (activeFocus) entry.reached()
            onClicked: entry.change()
            Keys.onPressed: event => {
                if (!entry.planned || !(event.modifiers & Qt.AltModifier))
                    return
                if (event.key === Qt.Key_Up && entry.number > 1)
                    entry.moved(-1)
                else if (event.key === Qt.Key_Down && !entry.last)
                    entry.moved(1)
                else
                    return
                event.accepted = true
            }

            DragHandler {
                id: drag

                enabled: entry.planned
                target: line
                xAxis.enabled: false
                onActiveChanged: {
                    if (active)
                        return
                    const by = Math.round(line.y / entry.height)
                    line.y = 0
                    if (by !== 0)
                        entry.moved(by)
                }
            }
        }
        Button {
            visible: entry.planned
            enabled: entry.number > 1
            text: "\u2191"
            Accessible.name: entry.say.lang.tr("Earlier", "button: an agenda item")
            onClicked: entry.moved(-1)
        }
        Button {
            visible: entry.planned
            enabled: !entry.last
            text: "\u2193"
            Accessible.name: entry.say.lang.tr("Later", "button: an agenda item")
            onClicked: entry.moved(1)
        }
        Button {
            visible: entry.planned
            text: "\u00D7"
            Accessible.name: entry.say.lang.tr("Take off", "button: an agenda item")
            onClicked: entry.plan.removeItem(entry.key)
        }
    }
}
