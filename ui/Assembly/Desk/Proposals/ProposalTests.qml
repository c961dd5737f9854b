// SPDX-License-Identifier: GPL-3.0-or-later
// The tests for consensus that were held: what each found, the count, who stood where. Two counts that disagree both
// show.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

ColumnLayout {
    id: tests

    required property DeskViewModel desk
    required property ProposalsViewModel vm
    required property Wording say
    required property ProposalWording words

    readonly property Lang lang: say.lang
    readonly property int count: rows.count
    readonly property ProposalFacts about: vm.detail

    spacing: Theme.s4

    SectionLabel { Layout.fillWidth: true; text: tests.lang.tr("Tests for consensus", "heading") }
    Repeater {
        id: rows

        model: tests.vm.tests
        delegate: ColumnLayout {
            id: test

            required property string key
            required property int number
            required property real at
            required property int version
            required property string outcome
            required property bool disputed
            required property string why
            required property var counts
            required property var positions

            Layout.fillWidth: true
            spacing: Theme.s2

            ListSentence {
                Layout.fillWidth: true
                shape: "diamond"
                tone: test.outcome === "provisional" ? "accent"
                    : test.outcome === "blocked" ? "red"
                    : test.outcome === "returned" ? "amber"
                    : "violet"
                text: tests.lang.tr("Test {number}: {outcome}", "heading of a test", -1, {
                    number: test.number,
                    outcome: tests.words.outcome(test.outcome)
                })
                note: [
                    tests.lang.moment(test.at),
                    tests.lang.tr("version {version}", "proposal", -1, { version: test.version }),
                    !test.disputed && test.counts.length > 0 ? tests.words.count(test.counts[0]) : "",
                    test.why !== ""
                        ? tests.lang.tr("tested although concerns were open: {why}", "test", -1, { why: test.why })
                        : ""
                ].filter(part => part !== "").join(" · ")
            }
            Words {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.s5
                visible: test.disputed
                tone: "red"
                text: tests.lang.tr("Two counts of this test are recorded. A meeting says which one stands.", "test")
            }
            Repeater {
                model: test.disputed ? test.counts : []
                delegate: ListSentence {
                    required property var modelData

                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.s5
                    shape: "square"
                    tone: "red"
                    text: tests.words.count(modelData)
                    note: tests.words.outcome(modelData.outcome) + " · " + tests.lang.moment(modelData.at)
                    act: tests.lang.tr("This one stands", "button: a count")
                    onActed: tests.desk.asking.ask("settle-count", { proposal: tests.about.key, chosen: modelData.id })
                }
            }
            Repeater {
                model: test.positions
                delegate: RowLayout {
                    id: position

                    required property var modelData

                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.s5
                    spacing: Theme.s3

                    AnswerShape {
                        Layout.alignment: Qt.AlignTop
                        size: 18
                        stance: position.modelData.stance
                        tone: position.modelData.stance === "block" ? Theme.red
                            : position.modelData.stance === "agreement" ? Theme.accent
                            : Theme.violet
                    }
                    Words {
                        Layout.fillWidth: true
                        text: tests.words.position(
                            position.modelData.stance,
                            position.modelData.member,
                            position.modelData.reason,
                            position.modelData.value
                        )
                    }
                }
            }
        }
    }
}
