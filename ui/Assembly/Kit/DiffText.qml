// SPDX-License-Identifier: GPL-3.0-or-later
// A text with what changed in it: added words underlined, removed ones struck through, so that colour is never the only
// sign.
import QtQuick

Words {
    id: diff

    // [kind, text] pairs in reading order; kind is "same", "added" or "removed".
    property var pieces: []
    // How a screen reader begins an added and a removed passage.
    property string added: ""
    property string removed: ""

    function shown(text: string): string {
        return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/\n/g, "<br>")
    }

    function marked(piece: var, before: var): string {
        // A gap between what went and what came in its place.
        const gap = piece[0] === "added" && before?.[0] === "removed" ? "\u2009" : ""
        const words = shown(piece[1])
        switch (piece[0]) {
        case "added": return `${gap}<b><u><font color="${theme.accent}">${words}</font></u></b>`
        case "removed": return `<s><font color="${theme.red}">${words}</font></s>`
        }
        return words
    }

    textFormat: Text.StyledText
    lineHeight: 1.3
    text: pieces.map((piece, at) => marked(piece, pieces[at - 1])).join("")
    Accessible.name: pieces
        .map(piece => piece[0] === "same" ? piece[1] : ` ${piece[0] === "added" ? added : removed} ${piece[1]} `)
        .join("")
}
