// SPDX-License-Identifier: GPL-3.0-or-later
// Everyone, in the order in which they are asked to facilitate, with the reason for each place.
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

    function why(reason: string, turns: int, at: real): string {
        switch (reason) {
        case "last-time": return lang.tr("facilitated the last meeting", "rotation")
        case "declined": return lang.tr("would rather not this time", "rotation")
        case "not-trained": return lang.tr("not trained yet", "rotation")
        }
        const so = turns === 0 ? lang.tr("no turn in twelve months", "rotation") : lang.tr("{n} turns in twelve months", "rotation", turns)
        return at > 0 ? so + " · " + lang.tr("last on {day}", "rotation", -1, { day: lang.date(at, "medium") }) : so
    }

    heading: lang.tr("People", "place")
    about: lang.tr("In the order in which they are asked to facilitate next. Fewest turns first, then longest since; ties are drawn by a fixed rule.", "rotation")
    count: rows.count
    emptyTitle: lang.tr("Nobody yet", "people: empty")
    emptyText: lang.tr("Members stand here in the order in which they are asked to facilitate.", "people: empty")

    Repeater {
        id: rows

        model: place.vm.members
        delegate: RowLayout {
            id: row

            required property string member
            required property int place
            required property int turns
            required property real lastAt
            required property string reason
            required property string standing

            Layout.fillWidth: true
            spacing: Theme.s3

            Words { Layout.preferredWidth: 24; tone: "muted"; text: row.place > 0 ? place.lang.number(row.place) : "" }
            Avatar { name: row.member; active: row.place === 1 }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0
                Words { Layout.fillWidth: true; text: row.member; strong: row.place === 1 }
                Words { Layout.fillWidth: true; size: "small"; tone: "muted"; text: row.place > 0 ? place.why(row.reason, row.turns, row.lastAt) : place.say.term(row.standing) }
            }
        }
    }
}
