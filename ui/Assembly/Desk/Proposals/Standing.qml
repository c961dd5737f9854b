// SPDX-License-Identifier: GPL-3.0-or-later
// What has become of a test: in force, open to blocks until when, blocked, or returned.
import QtQuick
import Assembly.Kit
import Assembly.Text
import Assembly.Models

ListSentence {
    id: standing

    required property MeetingViewModel vm
    required property Wording say

    readonly property Lang lang: say.lang
    readonly property FloorFacts floor: vm.floor
    readonly property string code: floor.standing
    readonly property bool good: code === "provisional" || code === "in-force"

    shape: good ? "circle" : code === "returned" ? "triangle" : "square"
    tone: good ? "accent" : code === "returned" ? "amber" : "red"
    text: {
        switch (code) {
        case "provisional":
            return lang.tr("Decided as {number}. Open to blocks until {moment}.", "standing of a decision", -1, {
                number: floor.number,
                moment: lang.moment(floor.blockEnds)
            })
        case "in-force":
            return lang.tr("Decided as {number}, in force.", "standing of a decision", -1, { number: floor.number })
        case "returned":
            return lang.tr("Too many stand aside: the proposal goes back to be worked on.", "standing of a proposal")
        case "blocked":
            return lang.tr("Blocked. Two members may ask for a review of the block.", "standing of a proposal")
        }
        return say.titled(code)
    }
    note: say.counts(floor)
}
