// SPDX-License-Identifier: GPL-3.0-or-later
// One language's half of the hall, or the whole of it: what is happening, and the words.
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

Item {
    id: side

    required property Tokens theme
    required property Lang lang
    required property var terms
    required property HallViewModel vm
    required property real unit
    // Room kept free for the clock beside the heading.
    property real reserved: 0
    property bool reservedLeading: false
    property alias step: body.step
    readonly property alias best: body.best
    readonly property alias pages: body.pages
    readonly property real small: vm.floor * unit

    readonly property HallWords words: HallWords {
        lang: side.lang
        terms: side.terms
        vm: side.vm
    }

    // Large type for a far last row, or a long title: it is then the first of the rows, and paged with them.
    readonly property bool tight: vm.floor > 6 || name.truncated
    property bool narrow: false
    // Whether there is a second language: what nobody sees is not laid out.
    property bool used: true
    readonly property var said: !used ? []
        : tight && words.title !== "" ? [{ text: words.title, strong: true }].concat(words.rows)
        : words.rows
    // What is laid out: the same list for as long as it says the same. A hand that goes up under a proposal changes the
    // picture and not its text, and laying that out again took longer than all the rest of the act.
    property var rows: []

    onSaidChanged: if (JSON.stringify(said) !== JSON.stringify(rows)) rows = said

    LayoutMirroring.enabled: lang.rtl
    LayoutMirroring.childrenInherit: true

    readonly property string shape: words.scene === "test" ? "diamond" : words.scene === "concerns" ? "triangle"
        : words.picture.standing === "blocked" && words.scene === "decision" ? "square"
        : words.scene === "block-period" || words.scene === "decision" ? "circle" : "ring"
    readonly property color tone: shape === "diamond" ? theme.violet : shape === "triangle" ? theme.amber
        : shape === "square" ? theme.red : shape === "circle" ? theme.accent : theme.muted

    RowLayout {
        id: head

        x: side.reserved > 0 && side.reservedLeading !== side.lang.rtl ? side.reserved : 0
        width: side.width - side.reserved
        height: Math.round(side.small * (side.narrow ? 2.7 : 2.2))
        spacing: side.unit * 2.4

        StageShape {
            theme: side.theme
            visible: side.words.heading !== "" && !side.narrow
            size: Math.round(side.small * 0.92)
            shape: side.shape
            tone: side.tone
        }
        Text {
            Layout.fillWidth: true
            Layout.fillHeight: true
            text: side.words.heading
            textFormat: Text.PlainText
            color: side.tone
            verticalAlignment: Text.AlignVCenter
            fontSizeMode: Text.Fit
            minimumPixelSize: Math.max(1, Math.round(side.small))
            wrapMode: Text.WordWrap
            maximumLineCount: 2
            lineHeight: 0.85
            elide: Text.ElideRight
            font.family: side.theme.family
            font.pixelSize: Math.max(1, Math.round(side.small * 1.2))
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignLeft
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
    }
    Text {
        id: name

        anchors.top: head.bottom
        anchors.topMargin: side.unit
        width: parent.width
        visible: text !== "" && !side.tight
        text: side.used ? side.words.title : ""
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        maximumLineCount: side.words.scene === "item" ? 4 : 2
        elide: Text.ElideRight
        color: side.theme.ink
        lineHeight: 1.05
        font.family: side.theme.family
        font.weight: Font.DemiBold
        font.pixelSize: Math.max(
            1,
            Math.round(side.words.scene === "item" ? side.vm.usual * side.unit * 1.2 : side.small * 1.16)
        )
        horizontalAlignment: Text.AlignLeft
        Accessible.role: Accessible.Heading
        Accessible.name: text
        Accessible.ignored: text === ""
    }
    HallText {
        id: body

        anchors.top: name.visible ? name.bottom : head.bottom
        anchors.topMargin: side.unit * 2
        anchors.bottom: parent.bottom
        width: parent.width
        theme: side.theme
        unit: side.unit
        usual: side.vm.usual
        floor: side.vm.floor
        rows: side.rows
        page: side.vm.page
    }
}
