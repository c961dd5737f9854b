// SPDX-License-Identifier: GPL-3.0-or-later
// Whom one may believe, in words: capacities, laptops, what a change of the roll does, and sorts of records.
import QtQuick
import Assembly.Models

QtObject {
    id: words

    required property Lang lang

    function capacity(code: string): string {
        switch (code) {
        case "secretary": return lang.tr("secretary", "capacity of a signer")
        case "facilitator": return lang.tr("facilitator", "capacity of a signer")
        case "delegate": return lang.tr("delegate", "capacity of a signer")
        }
        return code
    }

    function capacities(codes: var): string {
        return lang.listing((codes ?? []).map(code => capacity(code)))
    }

    // A name on the roll. The first keys of a group are named after what they sign as, in English: said in each
    // language.
    function called(name: string): string {
        const code = name.toLowerCase()
        const said = capacity(code)
        return said === code ? name : said.charAt(0).toLocaleUpperCase() + said.slice(1)
    }

    // A name with what it signs as; a roll may name somebody by that already.
    function signer(name: string, codes: var): string {
        const as = (codes ?? []).filter(code => code !== name.toLowerCase())
        return as.length > 0
            ? lang.tr("{name}, {capacities}", "a signer", -1, { name: called(name), capacities: capacities(as) })
            : called(name)
    }

    function laptop(name: string, own: bool): string {
        if (own)
            return lang.tr("this laptop", "whose record")
        return name === ""
            ? lang.tr("a laptop", "whose record")
            : lang.tr("{name}’s laptop", "whose record", -1, { name: called(name) })
    }

    function step(step: var): string {
        switch (step.code) {
        case "joined":
            return lang.tr("{name} signs for the group from now on, as {capacities}.", "a change of the roll", -1, {
                name: called(step.name),
                capacities: capacities(step.capacities)
            })
        case "person-again":
            return lang.tr("{name} gets a further key, as {capacities}.", "a change of the roll", -1, {
                name: called(step.name),
                capacities: capacities(step.capacities)
            })
        case "capacities":
            return lang.tr("{name} signs as {capacities} from now on.", "a change of the roll", -1, {
                name: called(step.name),
                capacities: capacities(step.capacities)
            })
        case "ended":
            return step.seq > 0
                ? lang.tr(
                    "The key of {name} ends. What it recorded stays good up to record {seq}, and nothing after that.",
                    "a change of the roll", -1, { name: called(step.name), seq: step.seq }
                )
                : lang.tr(
                    "The key of {name} ends. Nothing that it recorded counts any more.",
                    "a change of the roll", -1, { name: called(step.name) }
                )
        case "closed":
            return lang.tr(
                "The side of {laptop} that stands here counts, up to record {seq}. The other side is kept aside.",
                "a change of the roll", -1, { laptop: laptop(step.name, false), seq: step.seq }
            )
        case "closed-short":
            return lang.tr(
                "What {laptop} recorded counts up to record {seq}. "
                + "What stands after that is kept aside and does not count; the key goes on.",
                "a change of the roll", -1, { laptop: laptop(step.name, false), seq: step.seq }
            )
        case "closed-other":
            return lang.tr(
                "The other side of {laptop} counts, up to record {seq}. "
                + "What stands here is kept aside, and can be recorded anew.",
                "a change of the roll", -1, { laptop: laptop(step.name, false), seq: step.seq }
            )
        case "threshold":
            return lang.tr(
                "From then on {n} people must sign a change of the roll.",
                "a change of the roll", step.number
            )
        }
        return step.code
    }

    // What sort of record it is, by the beginning of its type.
    function sort(code: string): string {
        switch (code) {
        case "minutes": return lang.tr("Minutes", "sort of record")
        case "member": return lang.tr("Member", "sort of record")
        case "proposal": case "translation": return lang.tr("Proposal", "sort of record")
        case "decision": case "test": case "vote": return lang.tr("Decision", "sort of record")
        case "action": return lang.tr("Action", "sort of record")
        case "concern": case "question": case "block": case "position":
            return lang.tr("Said about a proposal", "sort of record")
        case "agenda": return lang.tr("Agenda", "sort of record")
        case "meeting": case "floor": case "role": return lang.tr("Meeting", "sort of record")
        }
        return lang.tr("Record", "sort of record")
    }
}
