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

    readonly property string scene: vm.scene
    readonly property var picture: vm.picture
    readonly property Say say: Say {
        lang: side.lang
        terms: side.terms
        spoken: side.picture.languages ?? []
    }

    LayoutMirroring.enabled: lang.rtl
    LayoutMirroring.childrenInherit: true

    readonly property string heading: {
        switch (scene) {
        case "agenda": return picture.open ? lang.tr("Agenda", "hall") : lang.tr("Welcome", "hall")
        case "test": return picture.asking === "block" ? lang.tr("Who blocks?", "hall")
                          : picture.asking === "stand-aside" ? lang.tr("Who stands aside?", "hall")
                          : picture.asking === "reservation" ? lang.tr("Who has reservations?", "hall")
                          : picture.asking === "agreement" ? lang.tr("Who agrees?", "hall")
                          : lang.tr("Do we agree?", "hall")
        case "clarifying": return lang.tr("Clarifying questions", "hall")
        case "concerns": return lang.tr("Concerns", "hall")
        case "block-period": return lang.tr("Decided, open to blocks", "hall")
        case "decision": return say.titled(picture.standing ?? "")
        case "proposal": return lang.tr("Proposal", "hall")
        case "item": return lang.tr("Now", "hall")
        case "break": return lang.tr("Break", "hall")
        }
        return ""
    }
    readonly property string shape: scene === "test" ? "diamond" : scene === "concerns" ? "triangle"
        : picture.standing === "blocked" && scene === "decision" ? "square"
        : scene === "block-period" || scene === "decision" ? "circle" : "ring"
    readonly property color tone: shape === "diamond" ? theme.violet : shape === "triangle" ? theme.amber
        : shape === "square" ? theme.red : shape === "circle" ? theme.accent : theme.muted
    readonly property string title: {
        switch (scene) {
        case "test": return ""
        case "agenda": return picture.open ? "" : say.item(false, picture.kind ?? "", picture.meeting)
        }
        return say.item(picture.own ?? false, picture.kind ?? "", picture.titles)
    }
    readonly property string text: {
        switch (scene) {
        case "agenda": return agendaText()
        case "proposal": case "test": case "block-period": case "decision": return say.said(picture.texts)
        case "clarifying": {
            const asked = picture.question ?? {}
            if (!asked.says)
                return say.said(picture.texts)
            return asked.answer ? asked.says + "\n" + asked.answer : asked.says
        }
        case "concerns": return concernText()
        case "item": return picture.presenter ? lang.tr("with {name}", "hall: who presents an item", -1, { name: picture.presenter }) : ""
        }
        return ""
    }

    function agendaText(): string {
        const rows = picture.agenda ?? []
        const coming = rows.filter(row => row.state !== "done")
        return coming.map(row => lang.number(row.number) + ".  " + say.item(row.own, row.kind, row.titles)).join("\n")
    }

    function concernText(): string {
        const rows = picture.concerns ?? []
        if (rows.length === 0)
            return lang.tr("What could go wrong? What is missing?", "hall: asking for concerns")
        return rows.map(row => lang.number(row.number) + ".  " + row.says + (row.status === "open" ? "" : " — " + say.became(row.status, row.version))).join("\n")
    }

    RowLayout {
        id: head

        x: side.reserved > 0 && side.reservedLeading !== side.lang.rtl ? side.reserved : 0
        width: side.width - side.reserved
        height: side.unit * 11
        spacing: side.unit * 2.4

        StageShape {
            theme: side.theme
            visible: side.heading !== ""
            size: Math.round(side.unit * 4.6)
            shape: side.shape
            tone: side.tone
        }
        Text {
            Layout.fillWidth: true
            text: side.heading
            textFormat: Text.PlainText
            color: side.tone
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(side.unit * 5)
            elide: Text.ElideRight
            font.family: side.theme.family
            font.pixelSize: Math.round(side.unit * 6)
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
        visible: text !== ""
        text: side.title
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
        color: side.theme.ink
        lineHeight: 1.05
        font.family: side.theme.family
        font.weight: Font.DemiBold
        font.pixelSize: Math.round(side.unit * (side.text === "" ? 9 : 5.8))
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
        text: side.text
        page: side.vm.page
    }
}
