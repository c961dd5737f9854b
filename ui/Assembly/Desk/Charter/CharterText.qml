// SPDX-License-Identifier: GPL-3.0-or-later
// What the charter says, part by part, and since when.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

Card {
    id: page

    required property CharterViewModel vm
    required property Wording say

    readonly property Lang lang: say.lang
    readonly property CharterFacts charter: vm.charter

    function level(code: string): string {
        switch (code) {
        case "household": return lang.tr("Household", "level of an assembly")
        case "pod": return lang.tr("Pod", "level of an assembly")
        case "bioregion": return lang.tr("Bioregional assembly", "level of an assembly")
        case "network": return lang.tr("Network of assemblies", "level of an assembly")
        }
        return lang.tr("Neighbourhood assembly", "level of an assembly")
    }

    // Since when, for what was ever changed.
    function since(...names): string {
        const found = names.map(name => charter.since[name])
            .filter(each => each !== undefined)
            .sort((one, other) => other.at - one.at)[0]
        if (!found)
            return ""
        return found.number === ""
            ? lang.tr("since {day}", "charter", -1, { day: lang.date(found.at, "long") })
            : lang.tr("since {day}, by decision {number}", "charter", -1, {
                day: lang.date(found.at, "long"),
                number: found.number
            })
    }

    padding: Theme.s6
    spacing: Theme.s5
    label: page.lang.tr("Charter", "place")

    ColumnLayout {
        Layout.fillWidth: true
        spacing: 2

        Title { objectName: "charterName"; Layout.fillWidth: true; text: page.charter.name }
        Words { Layout.fillWidth: true; tone: "muted"; text: page.level(page.charter.level) }
        Words {
            Layout.fillWidth: true
            visible: text !== ""
            size: "small"
            tone: "accent"
            text: page.since("name")
        }
    }
    CharterPart {
        heading: page.lang.tr("Core values", "heading")
        note: page.since("values")

        Repeater {
            id: values

            model: page.vm.values
            delegate: RowLayout {
                id: value

                required property string key
                required property var texts

                Layout.fillWidth: true
                spacing: Theme.s3

                StageShape {
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: Theme.s1 + 2
                    shape: "circle"
                }
                Body { Layout.fillWidth: true; size: "lead"; text: page.say.said(value.texts) }
            }
        }
        Words {
            Layout.fillWidth: true
            visible: values.count > 0
            tone: "muted"
            text: page.lang.tr("A block cites one of them.", "charter")
        }
        Words {
            Layout.fillWidth: true
            visible: values.count === 0
            tone: "amber"
            text: page.lang.tr(
                "None are agreed yet. Without them nobody can block: "
                + "a block cites a core value. Propose some.",
                "charter: empty"
            )
        }
    }
    CharterPart {
        heading: page.lang.tr("Agenda and notice", "heading: charter")
        note: page.since("notice_hours")
        Body {
            Layout.fillWidth: true
            text: page.lang.tr(
                "A major item is posted at least {n} hours before the meeting, with its exact words.",
                "charter", page.charter.notice_hours
            )
        }
    }
    CharterPart {
        heading: page.lang.tr("Quorum", "heading: charter")
        note: page.since("quorum_percent", "quorum_least")
        Body {
            Layout.fillWidth: true
            text: page.lang.tr(
                "{percent} of the active members, at least {least}. "
                + "With {members} members that is {quorum}.",
                "charter", page.charter.members, {
                    percent: page.lang.percent(page.charter.quorum_percent / 100),
                    least: page.charter.quorum_least,
                    members: page.charter.members,
                    quorum: page.charter.quorum
                }
            )
        }
    }
    CharterPart {
        heading: page.lang.tr("The test for consensus", "heading: charter")
        note: page.since("stand_aside_limit")
        Body {
            Layout.fillWidth: true
            text: page.lang.tr(
                "A proposal goes back when {n} stand aside, "
                + "unless it is recorded why the group goes on.",
                "charter", page.charter.stand_aside_limit
            )
        }
    }
    CharterPart {
        heading: page.lang.tr("Blocks", "heading: charter")
        note: page.since("block_hours_major", "block_minutes_minor", "block_review_percent")
        Body {
            Layout.fillWidth: true
            text: page.lang.tr(
                "After the test a major decision stays open to blocks for {n} hours.",
                "charter", page.charter.block_hours_major
            )
        }
        Body {
            Layout.fillWidth: true
            text: page.lang.tr(
                "A minor one stays open to blocks for {n} minutes.",
                "charter", page.charter.block_minutes_minor
            )
        }
        Body {
            Layout.fillWidth: true
            text: page.lang.tr(
                "If two members ask, those present review whether the block rests "
                + "on the value it cites. {percent} of them are enough to uphold it.",
                "charter", -1, {
                    percent: page.lang.percent(page.charter.block_review_percent / 100)
                }
            )
        }
    }
    CharterPart {
        heading: page.lang.tr("Votes", "heading: charter")
        note: page.since("fallback", "operational_percent")
        Body {
            Layout.fillWidth: true
            text: page.charter.fallback
                ? page.lang.tr(
                    "Only after {tests} in {meetings} may a vote decide, "
                    + "with {percent} of for and against.",
                    "charter", -1, {
                        tests: page.lang.tr(
                            "{n} failed tests",
                            "count within a sentence", page.charter.fallback_tests
                        ),
                        meetings: page.lang.tr(
                            "{n} meetings",
                            "count within a sentence", page.charter.fallback_meetings
                        ),
                        percent: page.lang.percent(page.charter.fallback_percent / 100)
                    }
                )
                : page.lang.tr(
                    "There is no fallback vote: without consensus things stay as they are.",
                    "charter"
                )
        }
        Body {
            Layout.fillWidth: true
            text: page.lang.tr(
                "Operational matters may be decided by vote straight away, by more than {percent}.",
                "charter", -1, {
                    percent: page.lang.percent(page.charter.operational_percent / 100)
                }
            )
        }
    }
    CharterPart {
        heading: page.lang.tr("Roles", "heading: charter")
        note: page.since("facilitators_trained", "term_months")
        Body {
            Layout.fillWidth: true
            text: page.charter.facilitators_trained
                ? page.lang.tr("The facilitator rotates among members trained for it.", "charter")
                : page.lang.tr("The facilitator rotates among all members.", "charter")
        }
        Body {
            Layout.fillWidth: true
            text: page.lang.tr(
                "A term of office is {n} months.",
                "charter", page.charter.term_months
            )
        }
    }
    CharterPart {
        heading: page.lang.tr("Meetings", "heading: charter")
        note: page.since("kinds")

        Repeater {
            model: page.vm.kinds
            delegate: RowLayout {
                id: kind

                required property string key
                required property int minutes

                Layout.fillWidth: true
                spacing: Theme.s3

                Words { Layout.fillWidth: true; text: page.say.titled(kind.key) }
                Words {
                    tone: "muted"
                    wrapMode: Text.NoWrap
                    text: page.lang.tr("{n} minutes", "length of a meeting", kind.minutes)
                }
            }
        }
    }
    CharterPart {
        heading: page.lang.tr("Languages and time", "heading: charter")
        note: page.since("languages")
        Body {
            Layout.fillWidth: true
            text: page.lang.listing(
                page.charter.languages.map(code => page.lang.languageName(code))
            )
        }
        Body {
            Layout.fillWidth: true
            text: page.lang.tr("Times of day are those of {zone}.", "charter", -1, {
                zone: page.charter.zone
            })
        }
    }
}
