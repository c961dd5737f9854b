// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers behind a decision: the answers of a test, or the votes, with the threshold and the quorum beside them.
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

ColumnLayout {
    id: tally

    required property DecisionFacts detail
    required property Wording say

    readonly property Lang lang: say.lang
    readonly property bool votes: detail.votes
    readonly property bool counted: detail.counted || votes

    visible: counted
    spacing: Theme.s2

    Flow {
        Layout.fillWidth: true
        spacing: Theme.s6

        Figure {
            visible: !tally.votes
            value: tally.lang.number(tally.detail.agreement)
            label: tally.say.term("agreement")
            tone: "accent"
        }
        Figure {
            visible: !tally.votes
            value: tally.lang.number(tally.detail.reservations)
            label: tally.say.term("reservation")
        }
        Figure {
            visible: !tally.votes
            value: tally.lang.number(tally.detail.asides)
            label: tally.say.term("stand-aside")
            tone: tally.detail.asides > 0 ? "amber" : "ink"
        }
        Figure {
            visible: !tally.votes
            value: tally.lang.number(tally.detail.blocks)
            label: tally.say.term("block")
            tone: tally.detail.blocks > 0 ? "red" : "ink"
        }
        Figure {
            visible: tally.votes
            value: tally.lang.number(tally.detail.votesFor)
            label: tally.lang.tr("for", "vote")
            tone: "accent"
        }
        Figure {
            visible: tally.votes
            value: tally.lang.number(tally.detail.votesAgainst)
            label: tally.lang.tr("against", "vote")
        }
        Figure {
            visible: tally.votes
            value: tally.lang.number(tally.detail.abstentions)
            label: tally.lang.tr("abstain", "vote")
        }
        Figure {
            visible: tally.detail.present > 0
            value: tally.lang.number(tally.detail.present)
            label: tally.lang.tr("present", "tally")
        }
    }
    Words {
        Layout.fillWidth: true
        visible: text !== ""
        size: "small"
        tone: "muted"
        text: [
            tally.detail.quorum > 0
                ? tally.lang.tr("quorum {n}", "decision: how many were needed", tally.detail.quorum)
                : "",
            tally.detail.method === "consensus" && tally.detail.asideLimit > 0
                ? tally.lang.tr("limit of stand-asides {n}", "decision", tally.detail.asideLimit)
                : "",
            tally.votes && tally.detail.threshold > 0
                ? tally.lang.tr("needed {percent} of those for and against", "decision: threshold of a vote", -1, {
                    percent: tally.lang.percent(tally.detail.threshold / 100)
                })
                : ""
        ].filter(part => part !== "").join(" · ")
    }
}
