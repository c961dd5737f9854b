// SPDX-License-Identifier: GPL-3.0-or-later
// What the hall says in one language: heading, title and rows of the scene that is shown.
import QtQuick
import Assembly.Text
import Assembly.Models

QtObject {
    id: words

    required property Lang lang
    required property var terms
    required property HallViewModel vm

    readonly property string scene: vm.scene
    readonly property SceneFacts picture: vm.picture
    readonly property Wording say: Wording {
        lang: words.lang
        terms: words.terms
        spoken: words.picture.languages
    }

    readonly property string heading: {
        switch (scene) {
        case "agenda": return picture.open ? lang.tr("Agenda", "hall") : lang.tr("Welcome", "hall")
        case "stack": return lang.tr("Who speaks", "hall: the stack")
        case "test": return picture.asking === "block" ? lang.tr("Who blocks?", "hall")
                          : picture.asking === "stand-aside" ? lang.tr("Who stands aside?", "hall")
                          : picture.asking === "reservation" ? lang.tr("Who has reservations?", "hall")
                          : picture.asking === "agreement" ? lang.tr("Who agrees?", "hall")
                          : lang.tr("Do we agree?", "hall")
        case "clarifying": return lang.tr("Clarifying questions", "hall")
        case "concerns": return lang.tr("Concerns", "hall")
        case "block-period": return lang.tr("Decided, open to blocks", "hall")
        case "decision": return say.titled(picture.standing)
        case "proposal": return lang.tr("Proposal", "hall")
        case "item": return lang.tr("Now", "hall")
        }
        return ""
    }
    readonly property string title: {
        switch (scene) {
        case "test": case "stack": return ""
        case "agenda": return picture.open ? "" : say.item(false, picture.meetingKind, picture.meeting)
        }
        return say.item(picture.own, picture.kind, picture.titles)
    }
    readonly property var rows: {
        switch (scene) {
        case "agenda": return agendaRows()
        case "stack": return stackRows()
        case "proposal": case "test": case "block-period": return [{ text: say.said(picture.texts) }]
        case "decision":
            return citedRows().concat([{ text: say.said(picture.texts), faint: picture.citedReason !== "" }])
        case "clarifying": return questionRows()
        case "concerns": return concernRows()
        case "item":
            return picture.presenter
                ? [{
                    text: lang.tr("with {name}", "hall: who presents an item", -1, { name: picture.presenter }),
                    faint: true
                }]
                : []
        }
        return []
    }

    function agendaRows(): var {
        const coming = picture.agenda.filter(row => row.state !== "done")
        return coming.map(row => ({
            mark: lang.number(row.number) + ".",
            text: say.item(row.own, row.kind, row.titles)
        }))
    }

    function stackRows(): var {
        const waiting = picture.stack.map((hand, at) => ({
            mark: lang.number(at + 1) + ".",
            text: named(hand.name) + kind(hand.kind),
            faint: true
        }))
        if (picture.speaks)
            waiting.unshift({
                shape: "circle",
                tone: "accent",
                text: named(picture.speaking) + kind(picture.speakingKind)
            })
        if (picture.more)
            waiting.push({ text: lang.tr("and {n} more", "hall: people who wait to speak", picture.more), faint: true })
        return waiting.length ? waiting
            : [{ text: lang.tr("Raise a hand to speak", "hall: the stack is empty"), faint: true }]
    }

    // Somebody whose name is not to be shown keeps their place all the same.
    function named(name: string): string {
        return name === "" ? lang.tr("Somebody", "hall: a person whose name is not shown") : name
    }

    function kind(hand: string): string {
        return hand === "speak" || hand === "" ? "" : " · " + say.term(hand)
    }

    function questionRows(): var {
        if (picture.question === "")
            return [{ text: say.said(picture.texts) }]
        const rows = [{ shape: picture.answer ? "ring" : "circle", tone: "blue", text: picture.question }]
        if (picture.answer)
            rows.push({ shape: "circle", tone: "blue", text: picture.answer })
        return rows
    }

    function concernRows(): var {
        const rows = picture.concerns
        if (rows.length === 0)
            return [{ text: lang.tr("What could go wrong? What is missing?", "hall: asking for concerns") }]
        return rows.map(row => row.status === "open"
            ? { shape: "triangle", tone: "amber", text: row.says }
            : {
                shape: row.status === "stood-aside" ? "ring" : "circle",
                tone: "accent",
                text: row.says,
                faint: true,
                note: say.capital(say.became(row.status, row.version))
            })
    }

    function citedRows(): var {
        if (picture.citedReason === "")
            return []
        const value = say.said(picture.citedValue)
        const text = value === "" ? picture.citedReason : lang.labelled(value, picture.citedReason)
        return [{ shape: "square", tone: "red", text: text, note: picture.citedBy }]
    }
}
