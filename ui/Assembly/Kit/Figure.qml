// SPDX-License-Identifier: GPL-3.0-or-later
// A count with its name under it. For counts that are looked at from across the table.
import QtQuick

Column {
    id: figure

    property Tokens theme: Theme
    property string value: ""
    property string label: ""
    property string tone: "ink"

    spacing: 2

    Accessible.role: Accessible.StaticText
    Accessible.name: label + "\n" + value

    Words {
        theme: figure.theme
        text: figure.value
        size: "title"
        strong: true
        tone: figure.tone
        font.features: { "tnum": 1 }
        Accessible.ignored: true
    }
    Words {
        theme: figure.theme
        text: figure.label
        size: "small"
        tone: figure.tone === "ink" ? "muted" : figure.tone
        Accessible.ignored: true
    }
}
