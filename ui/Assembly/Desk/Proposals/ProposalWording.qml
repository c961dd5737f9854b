// SPDX-License-Identifier: GPL-3.0-or-later
// What the Proposals place says: its parts, the next act in words, and what a test found.
import QtQuick
import Assembly.Text
import Assembly.Models

QtObject {
    id: words

    required property Wording say

    readonly property Lang lang: say.lang

    function part(code: string): string {
        switch (code) {
        case "talked": return lang.tr("Being discussed", "part of the list of proposals")
        case "agenda": return lang.tr("On an agenda", "part of the list of proposals")
        case "way": return lang.tr("On the way", "part of the list of proposals")
        case "decided": return lang.tr("Decided", "part of the list of proposals")
        case "over": return lang.tr("No longer pursued", "part of the list of proposals")
        }
        return code
    }

    function tone(standing: string): string {
        switch (standing) {
        case "in-force": return "accent"
        case "blocked": case "block-review": case "block-upheld": case "contested": return "red"
        case "provisional": case "testing": return "violet"
        case "concerns": case "resolving": case "returned": case "under-review": return "amber"
        case "presented": case "clarifying": case "discussion": case "posted": return "blue"
        }
        return "muted"
    }

    // R15: what comes next, in a sentence.
    function next(code: string, about: ProposalFacts): string {
        switch (code) {
        case "put-on-agenda":
            return lang.tr(
                "Next: put it on the agenda of a meeting. Major proposals need their notice.",
                "next act of a proposal"
            )
        case "present": return lang.tr("Next: it is presented at the meeting.", "next act of a proposal")
        case "move-to-clarifying":
            return lang.tr("Next: the meeting takes clarifying questions.", "next act of a proposal")
        case "answer-questions":
            return lang.tr("Next: the questions that are still open are answered.", "next act of a proposal")
        case "move-to-discussion": return lang.tr("Next: the meeting discusses it.", "next act of a proposal")
        case "move-to-concerns":
            return lang.tr("Next: concerns are named, all of them before any is solved.", "next act of a proposal")
        case "move-to-resolving":
            return lang.tr("Next: its concerns are resolved, one at a time.", "next act of a proposal")
        case "resolve-concerns":
            return lang.tr("Next: {n} open concerns are resolved.", "next act of a proposal", about.openConcerns)
        case "open-test": return lang.tr("Next: the meeting tests it for consensus.", "next act of a proposal")
        case "ask-block": case "ask-stand-aside": case "ask-reservation": case "ask-agreement": case "close-test":
            return lang.tr("It is being tested for consensus now.", "next act of a proposal")
        case "ask-review":
            return lang.tr(
                "Next: its text answers the block, the block is withdrawn, or two members ask for a review of it.",
                "next act of a proposal"
            )
        case "review-block":
            return lang.tr(
                "Next: those present say whether the block rests on the value it cites.",
                "next act of a proposal"
            )
        case "wait-for-block-period":
            return lang.tr(
                "Next: nothing to do but wait. It comes into force by itself unless somebody blocks it.",
                "next act of a proposal"
            )
        case "settle-contested":
            return lang.tr(
                "Next: a meeting settles what is contested. Nothing is undone in silence.",
                "next act of a proposal"
            )
        case "note-outcome": return lang.tr("Next: note what comes of it.", "next act of a proposal")
        }
        switch (about.standing) {
        case "withdrawn":
            return lang.tr("It was withdrawn. Anybody may take it up as a new proposal.", "next act of a proposal")
        case "referred":
            return lang.tr(
                "It was referred to {group}. Anybody may take it up as a new proposal.",
                "next act of a proposal", -1, { group: about.leftTo }
            )
        case "laid-down":
            return lang.tr(
                "It was laid down: the old state of affairs stands. Anybody may take it up as a new proposal.",
                "next act of a proposal"
            )
        case "superseded": return lang.tr("Another decision has taken its place.", "next act of a proposal")
        case "repealed": return lang.tr("Another decision has repealed it.", "next act of a proposal")
        }
        return ""
    }

    function outcome(code: string): string {
        switch (code) {
        case "provisional": return lang.tr("consensus found", "outcome of a test")
        case "returned": return lang.tr("returned: too many stood aside", "outcome of a test")
        case "blocked": return lang.tr("blocked", "outcome of a test")
        case "abandoned": return lang.tr("broken off", "outcome of a test")
        }
        return lang.tr("being held", "outcome of a test")
    }

    function count(tally: var): string {
        return say.counts(tally)
    }

    function position(stance: string, name: string, reason: string, value: string): string {
        const given = { name: name, reason: reason, value: value }
        switch (stance) {
        case "block": return lang.tr("{name} blocks, citing “{value}”: {reason}", "position", -1, given)
        case "stand-aside": return lang.tr("{name} stands aside: {reason}", "position", -1, given)
        case "reservation": return lang.tr("{name} has reservations. {reason}", "position", -1, given)
        }
        return lang.tr("{name} agrees.", "position", -1, given)
    }
}
