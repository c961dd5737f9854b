// SPDX-License-Identifier: GPL-3.0-or-later
// Words for what the view-models name by code, and the language to show of what people wrote.
import QtQuick
import Assembly.Models

QtObject {
    id: say

    required property Lang lang
    // Codes with their texts, as [text, context].
    property var terms: ({})
    // The assembly's own languages, in order.
    property var spoken: []

    // `of` is what it is said of: one English word has other endings for other things elsewhere.
    function term(code: string, of = ""): string {
        const marked = terms[of + ":" + code] ?? terms[code]
        return marked ? lang.word(marked[0], marked[1]) : code
    }

    function capital(text: string): string {
        return text.charAt(0).toLocaleUpperCase() + text.slice(1)
    }

    function titled(code: string): string {
        return capital(term(code))
    }

    function said(texts: var): string {
        if (!texts)
            return ""
        const wanted = [lang.locale, lang.locale.split("_")[0], ...(spoken ?? [])]
        for (const code of wanted)
            if (texts[code])
                return texts[code]
        for (const code in texts)
            return texts[code]
        return ""
    }

    // The title of an item; those that come by themselves are named after what they are.
    function item(own: bool, kind: string, titles: var): string {
        return own || said(titles) === kind ? titled(kind) : said(titles)
    }

    // The title of a meeting; one that was given none is named after what it is.
    function meeting(titles: var): string {
        const title = said(titles)
        return terms[title] ? titled(title) : title
    }

    // What a test counted, in one line.
    function counts(tally: var): string {
        return lang.counts([
            lang.tr("{n} agree", "test", tally.agreement ?? 0),
            lang.tr("{n} with reservations", "test", tally.reservations ?? 0),
            lang.tr("{n} stand aside", "test", tally.asides ?? 0),
            lang.tr("{n} block", "test", tally.blocks ?? 0),
            lang.tr("{n} present", "tally", tally.present ?? 0)
        ])
    }

    function stage(code: string): string {
        switch (code) {
        case "posted": return lang.tr("Posted", "stage of a proposal")
        case "presented": return lang.tr("Present", "stage of a proposal")
        case "clarifying": return lang.tr("Clarify", "stage of a proposal")
        case "discussion": return lang.tr("Discuss", "stage of a proposal")
        case "concerns": return lang.tr("Concerns", "stage of a proposal")
        case "resolving": return lang.tr("Resolve", "stage of a proposal")
        case "testing": return lang.tr("Test", "stage of a proposal")
        case "provisional": return lang.tr("Block period", "stage of a proposal")
        }
        return titled(code)
    }

    function became(status: string, version: int): string {
        switch (status) {
        case "addressed": return lang.tr("answered by version {version}", "concern", -1, { version: version })
        case "withdrawn": return lang.tr("withdrawn", "concern")
        case "stood-aside": return lang.tr("kept, and stands aside", "concern")
        }
        return lang.tr("open", "concern")
    }
}
