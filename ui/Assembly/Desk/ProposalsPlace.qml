// SPDX-License-Identifier: GPL-3.0-or-later
// Every proposal, where it stands and what comes next.
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

    heading: lang.tr("Proposals", "place")
    about: lang.tr("Newest first", "order of a list")
    count: rows.count
    emptyTitle: lang.tr("No proposals yet", "proposals: empty")
    emptyText: lang.tr("What members propose stands here, with its exact words and its concerns.", "proposals: empty")

    Repeater {
        id: rows

        model: place.vm.proposals
        delegate: ColumnLayout {
            id: row

            required property int index
            required property var titles
            required property var texts
            required property string by
            required property int version
            required property string standing
            required property int concerns

            Layout.fillWidth: true
            spacing: Theme.s2

            Divider { visible: row.index > 0; Layout.bottomMargin: Theme.s2 }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.s3
                Words { Layout.fillWidth: true; size: "lead"; strong: true; text: place.say.said(row.titles) }
                Tag { Layout.alignment: Qt.AlignTop; text: place.say.term(row.standing); tone: row.standing === "in-force" ? "accent" : ["blocked", "contested"].includes(row.standing) ? "red" : row.standing === "draft" ? "muted" : "violet" }
            }
            Body { Layout.fillWidth: true; text: place.say.said(row.texts) }
            Words {
                Layout.fillWidth: true
                size: "small"
                tone: "muted"
                text: [row.by, place.lang.tr("version {version}", "proposal", -1, { version: row.version }),
                       row.concerns > 0 ? place.lang.tr("{n} open concerns", "proposal", row.concerns) : ""].filter(part => part !== "").join(" · ")
            }
        }
    }
}
