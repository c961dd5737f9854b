// SPDX-License-Identifier: GPL-3.0-or-later
// A piece of text in the type scale. What people wrote is never read as markup.
import QtQuick

Text {
    id: words

    property Tokens theme: Theme
    // "tiny", "small", "body", "lead", "title", "head"
    property string size: "body"
    // A colour by name: "ink", "muted", "accent", "violet", "amber", "red", "blue"
    property string tone: "ink"
    property bool strong: false

    font.family: theme.family
    font.pixelSize: theme.size(size)
    font.weight: strong ? Font.DemiBold : Font.Normal
    color: theme.tone(tone)
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    horizontalAlignment: Text.AlignLeft
    linkColor: theme.accent

    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
