// SPDX-License-Identifier: GPL-3.0-or-later
// Who does what by when: the open ones first.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Hall
import Assembly.Models

ListPlace {
    id: place

    required property ListingsViewModel vm
    required property Say say

    readonly property Lang lang: say.lang

    heading: lang.tr("Actions", "place")
    about: lang.tr("The open ones first, by their day", "order of a list")
    count: rows.count
    emptyTitle: lang.tr("No actions yet", "actions: empty")
    emptyText: lang.tr("In a meeting, type “action Noor: bring the key by 3 Dec”. It comes back at each meeting until it is done.", "actions: empty")

    Repeater {
        id: rows

        model: place.vm.tasks
        delegate: ListSentence {
            required property var texts
            required property string owner
            required property real due
            required property string status
            required property bool late
            required property int carried

            Layout.fillWidth: true
            shape: status === "open" ? (late ? "triangle" : "ring") : "circle"
            tone: late ? "amber" : "accent"
            text: place.say.said(texts)
            note: [owner, due > 0 ? place.lang.tr("by {day}", "action", -1, { day: place.lang.date(due, "long") }) : "",
                   status === "open" ? (late ? place.lang.tr("overdue", "action") : "") : place.say.term(status),
                   carried > 0 ? place.lang.tr("carried {n} times", "action", carried) : ""].filter(part => part !== "").join(" · ")
        }
    }
}
