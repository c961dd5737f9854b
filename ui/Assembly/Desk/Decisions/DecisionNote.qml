// SPDX-License-Identifier: GPL-3.0-or-later
// One named part of a decision's story: who stood aside, blocked or had reservations, whose interest it is, what came
// of it.
import QtQuick
import Assembly.Kit
import Assembly.Text
import Assembly.Models

ListSentence {
    id: note_

    required property Wording say
    required property string kind
    required property string member
    required property real at
    required property var texts
    required property string value

    readonly property Lang lang: say.lang
    readonly property string day: lang.date(at, "medium")

    shape: kind === "outcome" ? "circle"
        : kind.startsWith("block") ? "square"
        : kind === "stand-aside" ? "triangle"
        : "ring"
    tone: kind === "outcome" ? "accent" : kind.startsWith("block") ? "red" : kind === "interest" ? "blue" : "amber"
    text: say.said(texts) || lang.tr("No reason is recorded.", "decision: a position")
    note: {
        switch (kind) {
        case "outcome":
            return member === ""
                ? lang.tr("What came of it, {day}", "outcome note", -1, { day: day })
                : lang.tr("What came of it, {name}, {day}", "outcome note", -1, { name: member, day: day })
        case "stand-aside": return lang.tr("{name} stood aside", "decision", -1, { name: member })
        case "reservation": return lang.tr("{name} had reservations", "decision", -1, { name: member })
        case "interest": return lang.tr("{name} declared an interest", "decision", -1, { name: member })
        case "block": return lang.tr("{name} blocked, citing “{value}”", "decision", -1, { name: member, value: value })
        case "block-withdrawn":
            return lang.tr("{name} blocked on {day}, citing “{value}”, and withdrew it", "decision", -1, {
                name: member,
                value: value,
                day: day
            })
        case "block-not-upheld":
            return lang.tr("{name} blocked on {day}, citing “{value}”; it was not upheld", "decision", -1, {
                name: member,
                value: value,
                day: day
            })
        case "block-resolved":
            return lang.tr("{name} blocked on {day}, citing “{value}”; a vote resolved it", "decision", -1, {
                name: member,
                value: value,
                day: day
            })
        }
        return lang.tr("{name} blocked on {day}, citing “{value}”; it stands", "decision", -1, {
            name: member,
            value: value,
            day: day
        })
    }
}
