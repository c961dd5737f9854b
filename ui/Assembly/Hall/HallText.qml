// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of text as large as fits and never smaller than can be read; what does not fit is on further pages. A row may
// have a mark before it (a number or a shape) and a note under it. Pages break between rows where they can.
pragma ComponentBehavior: Bound
import QtQuick
import Assembly.Kit

Item {
    id: page

    required property Tokens theme
    // A hundredth of the picture's height, and the sizes of type in such.
    required property real unit
    required property real usual
    required property real floor
    // [{ text, mark, shape, tone, note, faint, strong }], all but the text optional
    property var rows: []
    // Which of the sizes is used: two languages side by side agree on one.
    property int step: best
    property int page: 0
    readonly property var steps: [usual, (2 * usual + floor) / 3, (usual + 2 * floor) / 3, floor]
    readonly property real leading: 1.3
    readonly property int most: 9

    readonly property bool marked: rows.some(row => row.mark || row.shape)
    readonly property string joined: rows.map(row => row.note ? row.text + "\n" + row.note : row.text).join("\n")

    function indent(at: int): real {
        return marked ? Math.round(steps[at] * unit * 1.75) : 0
    }

    function lineAt(at: int): real {
        return Math.round(steps[at] * unit * leading)
    }

    function fits(lines: int, at: int): bool {
        return lines <= most && lines * lineAt(at) <= height + 0.5
    }

    readonly property int best: fits(first.lineCount, 0) ? 0
        : fits(second.lineCount, 1) ? 1
        : fits(third.lineCount, 2) ? 2
        : 3
    readonly property real line: lineAt(step)
    readonly property int room: Math.max(1, Math.min(most, Math.floor((height + 0.5) / line)))

    // How many lines each row takes, as the rows say it themselves.
    property var counts: []
    readonly property int total: counts.reduce((sum, count) => sum + count, 0)
    readonly property var starts: breaks(counts, room)
    readonly property int pages: starts.length
    readonly property int here: Math.max(0, Math.min(page.page, pages - 1))

    function breaks(counts: var, room: int): var {
        const starts = [0]
        let at = 0
        for (const count of counts) {
            const from = starts[starts.length - 1]
            if (at - from >= room / 2 && at + count - from > room && count <= room)
                starts.push(at)
            while (at + count - starts[starts.length - 1] > room)
                starts.push(starts[starts.length - 1] + room)
            at += count
        }
        return starts
    }

    function count() {
        const found = []
        for (let each = 0; each < list.count; ++each) {
            const row = list.itemAt(each) as Piece
            if (row === null)
                return
            found.push(row.lines)
        }
        if (found.join() !== counts.join())
            counts = found
    }

    component Measure: Text {
        property int at: 0

        width: page.width - page.indent(at)
        visible: false
        text: page.joined
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        font.family: page.theme.family
        font.pixelSize: Math.max(1, Math.round(page.steps[at] * page.unit))
        Accessible.ignored: true
    }

    component Words: Text {
        width: page.width - page.indent(page.step)
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignLeft
        font.family: page.theme.family
        font.pixelSize: Math.max(1, Math.round(page.steps[page.step] * page.unit))
        lineHeightMode: Text.FixedHeight
        lineHeight: page.line
        Accessible.role: Accessible.StaticText
        Accessible.name: text
        Accessible.ignored: text === ""
    }

    component Piece: Item {
        id: row

        required property var modelData
        readonly property int lines: words.lineCount + (note.visible ? note.lineCount : 0)
        readonly property color tone: page.theme.tone(modelData.tone ?? "muted")

        width: page.width
        height: lines * page.line
        onLinesChanged: page.count()
        Component.onCompleted: page.count()

        Words {
            anchors.left: parent.left
            width: page.indent(page.step)
            visible: (row.modelData.mark ?? "") !== ""
            text: row.modelData.mark ?? ""
            color: row.tone
        }
        StageShape {
            anchors.left: parent.left
            y: (page.line - size) / 2
            theme: page.theme
            visible: (row.modelData.shape ?? "") !== ""
            shape: row.modelData.shape ?? "ring"
            tone: row.tone
            size: Math.round(page.steps[page.step] * page.unit * 0.72)
        }
        Words {
            id: words

            anchors.right: parent.right
            width: page.width - (row.modelData.mark || row.modelData.shape ? page.indent(page.step) : 0)
            text: row.modelData.text
            color: row.modelData.faint ? page.theme.muted : page.theme.ink
            font.weight: row.modelData.strong ? Font.DemiBold : Font.Normal
        }
        Words {
            id: note

            anchors.right: parent.right
            y: words.lineCount * page.line
            visible: (row.modelData.note ?? "") !== ""
            text: row.modelData.note ?? ""
            color: row.tone
        }
    }

    Measure { id: first; at: 0 }
    Measure { id: second; at: 1 }
    Measure { id: third; at: 2 }

    Item {
        width: parent.width
        height: ((page.starts[page.here + 1] ?? page.total) - page.starts[page.here]) * page.line
        clip: page.pages > 1

        Column {
            y: -page.starts[page.here] * page.line

            Repeater {
                id: list

                model: page.rows
                delegate: Piece { }
                onCountChanged: page.count()
            }
        }
    }
}
