// SPDX-License-Identifier: GPL-3.0-or-later
// What is here, from whom, and how old it is.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

Card {
    id: card

    required property ExchangeViewModel vm
    required property Lang lang

    // Where the sentences of the list begin, behind their shapes.
    readonly property int indent: Math.round(12 * Theme.textScale) + Theme.s3

    // Large text in a small window: what is said of a laptop stands under its name.
    readonly property bool narrow: width < 400 * Theme.textScale

    signal receiptAsked(group: string, name: string)

    function age(at: real): string {
        if (at > vm.now - 60000)
            return lang.tr("newest just now", "a feed")
        return at > 0 ? lang.tr("newest {relative}", "a feed", -1, { relative: lang.relative(at, vm.now) }) : ""
    }

    function heard(at: real): string {
        return at > 0 ? lang.tr("last heard of {relative}", "a feed", -1, { relative: lang.relative(at, vm.now) }) : ""
    }

    function feedNote(feed: var): string {
        return lang.facts([lang.told("records", { n: feed.records }), age(feed.at),
                feed.ours && feed.left > 0 ? lang.tr("{n} not sent along yet", "a feed", feed.left) : "",
                feed.ours ? "" : heard(feed.heardAt)])
    }

    function feedName(feed: var): string {
        if (feed.own)
            return lang.tr("This laptop", "a feed")
        if (feed.ours)
            return lang.tr("This laptop, before", "a feed that was left")
        return feed.name === ""
            ? lang.tr("A laptop", "a feed")
            : lang.tr("{name}’s laptop", "a feed", -1, { name: trust.called(feed.name) })
    }

    label: lang.tr("What is here, from whom", "heading")
    spacing: Theme.s4

    TrustWording { id: trust; lang: card.lang }

    Title { Layout.fillWidth: true; size: "lead"; text: card.label }
    Repeater {
        id: groups

        model: card.vm.holdings
        delegate: ColumnLayout {
            id: group

            required property int index
            required property string key
            required property string name
            required property bool own
            required property bool old
            required property int records
            required property real newestAt
            required property real heardAt
            required property var feeds

            Layout.fillWidth: true
            spacing: Theme.s2

            Divider { visible: group.index > 0; Layout.bottomMargin: Theme.s2 }
            ListSentence {
                Layout.fillWidth: true
                shape: group.own ? "circle" : group.old ? "triangle" : "ring"
                tone: group.own ? "accent" : group.old ? "amber" : "muted"
                text: group.own ? card.lang.tr("{group}, our own", "exchange", -1, { group: group.name }) : group.name
                note: group.own
                    ? card.lang.told("records", { n: group.records })
                    : card.lang.facts([
                        card.lang.told("records", { n: group.records }),
                        card.age(group.newestAt),
                        card.heard(group.heardAt),
                        group.old ? card.lang.tr("ask for a newer bundle", "exchange") : ""
                    ])
            }
            Button {
                objectName: "receiptFor-" + group.name
                Layout.leftMargin: card.indent
                visible: !group.own
                enabled: !card.vm.running
                text: card.lang.tr("Give them a receipt", "button")
                Accessible.name: card.lang.tr("Give {group} a receipt", "button", -1, { group: group.name })
                onClicked: card.receiptAsked(group.key, group.name)
            }
            Repeater {
                model: group.feeds
                delegate: GridLayout {
                    id: feed

                    required property var modelData

                    Layout.fillWidth: true
                    Layout.leftMargin: card.indent
                    columns: card.narrow ? 1 : 2
                    columnSpacing: Theme.s3
                    rowSpacing: 0

                    Words {
                        Layout.alignment: Qt.AlignTop
                        Layout.fillWidth: card.narrow
                        Layout.preferredWidth: card.narrow ? -1 : Math.round(150 * Theme.textScale)
                        size: "small"
                        strong: feed.modelData.own
                        text: card.feedName(feed.modelData)
                    }
                    Words {
                        Layout.fillWidth: true
                        Layout.alignment: Qt.AlignTop
                        size: "small"
                        tone: "muted"
                        text: card.feedNote(feed.modelData)
                    }
                }
            }
            Repeater {
                model: card.vm.trust.forks.unseen.filter(one => one.id === group.key)
                delegate: Words {
                    required property var modelData

                    Layout.fillWidth: true
                    Layout.leftMargin: card.indent
                    size: "small"
                    tone: "amber"
                    text: card.lang.tr(
                        "{group} has seen {n} records of {laptop} that are not here.",
                        "exchange", modelData.records, {
                            group: modelData.witness,
                            laptop: trust.laptop(modelData.name, false)
                        }
                    )
                }
            }
        }
    }
    Words {
        Layout.fillWidth: true
        visible: groups.count === 1
        tone: "muted"
        text: card.lang.tr(
            "Nothing from other groups yet. What they send you stands here, with its age.",
            "exchange: empty"
        )
    }
}
