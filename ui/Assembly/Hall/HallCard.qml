// SPDX-License-Identifier: GPL-3.0-or-later
// A few words in the middle: the assembly's name before there is a meeting and while the hall waits, or the break.
pragma ComponentBehavior: Bound
import QtQuick
import Assembly.Kit
import Assembly.Models

Column {
    id: card

    required property Tokens theme
    required property HallViewModel vm
    required property Lang first
    required property Lang second
    required property bool two
    required property real unit

    spacing: unit * 3

    readonly property bool rests: vm.scene === "break"
    readonly property real endsAt: vm.picture.endsAt

    function title(lang: Lang): string {
        return rests ? lang.tr("Break", "hall") : vm.picture.name
    }

    function says(lang: Lang): string {
        if (rests && endsAt > 0)
            return lang.tr("We go on at {time}", "hall: end of a break", -1, { time: lang.time(endsAt) })
        return rests || vm.scene === "card"
            ? lang.tr("We go on in a moment", "hall: holding card")
            : lang.tr("Welcome", "hall")
    }

    component Line: Text {
        width: card.width
        textFormat: Text.PlainText
        color: card.theme.muted
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
        font.family: card.theme.family
        font.pixelSize: Math.max(1, Math.round(card.unit * card.vm.floor * 1.2))
        Accessible.role: Accessible.StaticText
        Accessible.name: text
        Accessible.ignored: text === ""
    }

    StageShape {
        anchors.horizontalCenter: parent.horizontalCenter
        theme: card.theme
        size: card.unit * 9
        shape: "circle"
    }
    Line {
        text: card.rests && card.two
            ? card.title(card.first) + "  ·  " + card.title(card.second)
            : card.title(card.first)
        visible: text !== ""
        color: card.theme.ink
        maximumLineCount: 3
        elide: Text.ElideRight
        font.weight: Font.DemiBold
        font.pixelSize: Math.max(1, Math.round(card.unit * card.vm.usual * 1.45))
        Accessible.role: Accessible.Heading
    }
    Line {
        text: card.says(card.first)
    }
    Line {
        visible: card.two
        text: card.says(card.second)
    }
    Line {
        visible: card.rests && card.vm.timed
        text: card.first.clock(card.vm.left)
        color: card.vm.left < 0 ? card.theme.amber : card.theme.ink
        font.features: { "tnum": 1 }
        font.pixelSize: Math.max(1, Math.round(card.unit * card.vm.usual * 1.45))
    }
}
