// SPDX-License-Identifier: GPL-3.0-or-later
// Each change of the charter: what it changed, when, and by which decision.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

Card {
    id: card

    required property CharterViewModel vm
    required property Wording say

    readonly property Lang lang: say.lang

    function what(name: string): string {
        switch (name) {
        case "name": return lang.tr("the name", "charter: changed")
        case "languages": return lang.tr("the languages", "charter: changed")
        case "values": return lang.tr("the core values", "charter: changed")
        case "kinds": return lang.tr("the kinds of meeting", "charter: changed")
        case "notice_hours": return lang.tr("notice", "charter: changed")
        case "quorum_percent": case "quorum_least": return lang.tr("quorum", "charter: changed")
        case "block_hours_major": case "block_minutes_minor": return lang.tr("the block period", "charter: changed")
        case "block_review_percent": return lang.tr("the block review", "charter: changed")
        case "stand_aside_limit": return lang.tr("the limit of stand-asides", "charter: changed")
        case "fallback": return lang.tr("the fallback vote", "charter: changed")
        case "operational_percent": return lang.tr("votes on operational matters", "charter: changed")
        case "facilitators_trained": return lang.tr("who facilitates", "charter: changed")
        case "term_months": return lang.tr("terms of office", "charter: changed")
        }
        return name
    }

    label: card.lang.tr("Its history", "heading: charter")

    Title {
        Layout.fillWidth: true
        size: "lead"
        text: card.lang.tr("Its history", "heading: charter")
    }
    Repeater {
        model: card.vm.history
        delegate: ListSentence {
            id: row

            required property string key
            required property real at
            required property string number
            required property var titles
            required property var what

            Layout.fillWidth: true
            shape: what.length > 0 ? "circle" : "ring"
            text: what.length > 0
                ? card.lang.listing([...new Set(what.map(each => card.what(each)))])
                : card.lang.tr("The founding", "charter: history")
            note: [
                card.lang.date(at, "long"),
                number === "" ? ""
                    : card.lang.tr("decision {number}", "charter: history", -1, {
                        number: number
                    }),
                card.say.said(titles)
            ].filter(part => part !== "").join(" · ")
        }
    }
}
