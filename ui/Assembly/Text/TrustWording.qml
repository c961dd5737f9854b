// SPDX-License-Identifier: GPL-3.0-or-later
// Whom one may believe, in words: capacities, laptops, what a change of the roll does, and sorts of records.
import QtQuick
import Assembly.Models

QtObject {
    id: words

    required property Lang lang

    function capacity(code: string): string {
        return lang.told("capacity-" + code)
    }

    function capacities(codes: var): string {
        return lang.told("capacities", { codes: codes ?? [] })
    }

    // A name on the roll. The first keys of a group are named after what they sign as, in English: said in each
    // language.
    function called(name: string): string {
        return lang.told("called", { name: name })
    }

    // A name with what it signs as; a roll may name somebody by that already.
    function signer(name: string, codes: var): string {
        return lang.told("signed-as", { name: name, codes: codes ?? [] })
    }

    function laptop(name: string, own: bool): string {
        return lang.told("laptop", { name: name, own: own })
    }

    function step(step: var): string {
        return lang.told("roll-step", step)
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
