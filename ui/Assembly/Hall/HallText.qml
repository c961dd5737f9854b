// SPDX-License-Identifier: GPL-3.0-or-later
// A text as large as fits and never smaller than can be read; what does not fit is on further pages.
pragma ComponentBehavior: Bound
import QtQuick
import Assembly.Kit

Item {
    id: page

    required property Tokens theme
    // A hundredth of the picture's height.
    required property real unit
    property string text: ""
    property color tone: theme.ink
    // Which of the sizes is used: two languages side by side agree on one.
    property int step: best
    property int page: 0
    readonly property var steps: [7.5, 6.6, 5.8, 5]
    readonly property real leading: 1.3
    readonly property int most: 9

    function fits(lines: int, at: int): bool {
        return lines <= most && lines * steps[at] * unit * leading <= height + 0.5
    }

    readonly property int best: fits(first.lineCount, 0) ? 0 : fits(second.lineCount, 1) ? 1 : fits(third.lineCount, 2) ? 2 : 3
    readonly property real line: Math.round(steps[step] * unit * leading)
    readonly property int room: Math.max(1, Math.min(most, Math.floor((height + 0.5) / line)))
    readonly property int pages: Math.max(1, Math.ceil(shown.lineCount / room))

    component Measure: Text {
        property real at: 5

        width: page.width
        visible: false
        text: page.text
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        font.family: page.theme.family
        font.pixelSize: Math.round(at * page.unit)
        Accessible.ignored: true
    }

    Measure { id: first; at: page.steps[0] }
    Measure { id: second; at: page.steps[1] }
    Measure { id: third; at: page.steps[2] }

    Item {
        width: parent.width
        height: page.room * page.line
        clip: true

        Text {
            id: shown

            y: -(Math.min(page.page, page.pages - 1)) * page.room * page.line
            width: parent.width
            text: page.text
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
            color: page.tone
            font.family: page.theme.family
            font.pixelSize: Math.round(page.steps[page.step] * page.unit)
            lineHeightMode: Text.FixedHeight
            lineHeight: page.line
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
}
