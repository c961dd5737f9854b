// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks: the core value each cites, its reason, what the review said, and what can be done about it.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

ColumnLayout {
    id: blocks

    required property DeskViewModel desk
    required property ProposalsViewModel vm
    required property Wording say

    readonly property Lang lang: say.lang
    readonly property int count: rows.count
    readonly property ProposalFacts about: vm.detail

    spacing: Theme.s4

    SectionLabel { Layout.fillWidth: true; text: blocks.lang.tr("Blocks", "heading: of a proposal") }
    Repeater {
        id: rows

        model: blocks.vm.blocks
        delegate: ColumnLayout {
            id: block

            required property string key
            required property string member
            required property string value
            required property string reason
            required property real at
            required property string status
            required property bool late
            required property var askers
            required property int asked
            required property var review
            required property string countsAs

            readonly property bool stands: status === "standing"

            Layout.fillWidth: true
            spacing: Theme.s2

            ListSentence {
                Layout.fillWidth: true
                shape: block.stands ? "square" : "ring"
                tone: block.stands ? "red" : "muted"
                text: block.reason
                note: [
                    block.member,
                    blocks.lang.tr("cites “{value}”", "block", -1, { value: block.value }),
                    blocks.lang.moment(block.at),
                    blocks.say.term(block.status, "block")
                ].join(" · ")
            }
            Words {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.s5
                visible: block.late
                tone: "red"
                text: blocks.lang.tr(
                    "It was lodged in time elsewhere and reached this store too late. The next meeting settles it.",
                    "block"
                )
            }
            Words {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.s5
                visible: text !== ""
                size: "small"
                tone: "muted"
                text: block.review.present !== undefined
                    ? block.review.upheld
                        ? blocks.lang.tr(
                            "Review: {rests} of {present} say it rests on the value. Upheld.",
                            "block", block.review.rests, { rests: block.review.rests, present: block.review.present }
                        )
                        : block.countsAs === "stand-aside"
                            ? blocks.lang.tr(
                                "Review: {rests} of {present} say it rests on the value. Not upheld; "
                                + "it counts as standing aside.",
                                "block", block.review.rests, {
                                    rests: block.review.rests,
                                    present: block.review.present
                                }
                            )
                        : blocks.lang.tr(
                            "Review: {rests} of {present} say it rests on the value. "
                            + "Not upheld; it counts as a concern.",
                            "block", block.review.rests, { rests: block.review.rests, present: block.review.present }
                        )
                    : block.asked > 0
                        ? blocks.lang.tr("{names} ask for a review of it; two are needed.", "block", block.asked, {
                            names: blocks.lang.listing(block.askers)
                        })
                    : ""
            }
            Flow {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.s5
                visible: block.stands
                spacing: Theme.s2

                Button {
                    objectName: "askReview"
                    visible: block.review.present === undefined && !block.late
                    text: blocks.lang.tr("Ask for a review", "button: a block")
                    Accessible.description: block.reason
                    onClicked: blocks.desk.asking.ask("ask-block-review", {
                        proposal: blocks.about.key,
                        block: block.key
                    })
                }
                Button {
                    visible: block.asked >= 2 && blocks.about.meetingOpen && block.review.present === undefined
                    text: blocks.lang.tr("Record the review", "button: a block")
                    Accessible.description: block.reason
                    onClicked: blocks.desk.asking.ask("review-block", { proposal: blocks.about.key, block: block.key })
                }
                Button {
                    objectName: "withdrawBlock"
                    text: blocks.lang.tr("{name} withdraws it", "button: a block", -1, { name: block.member })
                    Accessible.description: block.reason
                    onClicked: blocks.desk.asking.ask("withdraw-block", {
                        proposal: blocks.about.key,
                        block: block.key
                    })
                }
                Button {
                    visible: block.late
                    text: blocks.lang.tr("Settle it", "button: a contested block")
                    Accessible.description: block.reason
                    onClicked: blocks.desk.asking.ask("settle-contested", {
                        proposal: blocks.about.key,
                        block: block.key
                    })
                }
            }
        }
    }
}
