// SPDX-License-Identifier: GPL-3.0-or-later
// What is known from whom, and how old it is.
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

    heading: lang.tr("Exchange", "place")
    about: lang.tr("Each feed is what one laptop wrote and signed. Bundles are made and taken in on the command line: assembly export, assembly import.", "exchange")
    count: rows.count
    emptyTitle: lang.tr("No feeds yet", "exchange: empty")
    emptyText: lang.tr("What other laptops and other groups recorded stands here.", "exchange: empty")

    Repeater {
        id: rows

        model: place.vm.feeds
        delegate: ListSentence {
            required property string key
            required property string group
            required property int records
            required property string at
            required property bool own

            Layout.fillWidth: true
            shape: own ? "circle" : "ring"
            text: own ? place.lang.tr("{group}, this laptop", "a feed", -1, { group: group }) : group
            note: [place.lang.tr("{n} records", "a feed", records), at === "" ? "" : place.lang.tr("newest {relative}", "a feed", -1, { relative: place.lang.relative(at, place.vm.now) })].filter(part => part !== "").join(" · ")
        }
    }
}
