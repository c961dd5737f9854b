// SPDX-License-Identifier: GPL-3.0-or-later
// What the hall sees, at any size: one scene of the meeting in one language or two. Read only.
import QtQuick
import Assembly.Kit
import Assembly.Models

Rectangle {
    id: hall

    required property HallViewModel vm
    required property Lang first
    required property Lang second
    required property var terms
    // The picture in the hall decides about pages; the miniature only follows.
    property bool leads: true

    readonly property Tokens theme: Tokens { scheme: "hall" }
    readonly property real unit: height / 100
    readonly property bool two: vm.second !== ""
    readonly property real margin: unit * 6
    readonly property bool card: vm.scene === "card" || vm.scene === "welcome"
    readonly property bool clocked: vm.timed && ["item", "break", "proposal", "clarifying", "concerns", "test"].includes(vm.scene)
    readonly property int step: two ? Math.max(left.best, right.best) : left.best
    readonly property int pages: two ? Math.max(left.pages, right.pages) : left.pages

    color: vm.scene === "blank" ? "#000000" : theme.paper
    clip: true
    onLeadsChanged: tellPages()
    onPagesChanged: Qt.callLater(tellPages)
    Component.onCompleted: tellPages()

    function tellPages() {
        if (leads)
            vm.paged(pages)
    }

    Item {
        id: words

        anchors.fill: parent
        anchors.margins: hall.margin
        anchors.topMargin: hall.unit * 4
        anchors.bottomMargin: hall.unit * 3
        visible: !hall.card && hall.vm.scene !== "blank"

        readonly property real gap: hall.unit * 8
        readonly property real column: hall.two ? (width - gap) / 2 : width
        readonly property bool turned: !hall.two && hall.first.rtl
        readonly property real ground: foot.used ? height - hall.unit * 18 : height - hall.unit * 2

        HallSide {
            id: left

            width: words.column
            height: words.ground - hall.unit * 2
            theme: hall.theme
            lang: hall.first
            terms: hall.terms
            vm: hall.vm
            unit: hall.unit
            step: hall.step
            reserved: hall.clocked ? (hall.two ? hall.unit * 12 : hall.unit * 34) : 0
            reservedLeading: false
        }
        HallSide {
            id: right

            x: words.column + words.gap
            width: words.column
            height: words.ground - hall.unit * 2
            visible: hall.two
            theme: hall.theme
            lang: hall.second
            terms: hall.terms
            vm: hall.vm
            unit: hall.unit
            step: hall.step
            reserved: hall.clocked ? hall.unit * 12 : 0
            reservedLeading: !hall.second.rtl
        }
        Rectangle {
            x: words.width / 2
            y: hall.unit * 14
            width: Math.max(1, hall.unit * 0.2)
            height: words.ground - y - hall.unit * 3
            visible: hall.two
            color: hall.theme.line
        }
        Text {
            id: clock

            x: hall.two ? (words.width - width) / 2 : words.turned ? 0 : words.width - width
            height: hall.unit * 11
            visible: hall.clocked
            verticalAlignment: Text.AlignVCenter
            text: hall.first.clock(hall.vm.left)
            color: hall.vm.left < 0 ? hall.theme.amber : hall.theme.ink
            font.family: hall.theme.family
            font.features: { "tnum": 1 }
            font.pixelSize: Math.round(hall.unit * 7.5)
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Text {
            x: hall.two ? words.width - width : words.turned ? 0 : words.width - width
            y: words.ground - height - hall.unit
            visible: hall.pages > 1
            text: hall.first.number(hall.vm.page + 1) + " / " + hall.first.number(hall.pages)
            color: hall.theme.muted
            font.family: hall.theme.family
            font.pixelSize: Math.round(hall.unit * 5)
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        HallFoot {
            id: foot

            y: words.height - height
            width: words.width
            height: hall.unit * 18
            theme: hall.theme
            vm: hall.vm
            first: hall.first
            second: hall.second
            two: hall.two
            unit: hall.unit
        }
    }
    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * hall.margin
        visible: hall.card
        spacing: hall.unit * 3

        StageShape {
            anchors.horizontalCenter: parent.horizontalCenter
            theme: hall.theme
            size: hall.unit * 9
            shape: "circle"
        }
        Text {
            width: parent.width
            text: hall.vm.picture.name ?? ""
            textFormat: Text.PlainText
            color: hall.theme.ink
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
            font.family: hall.theme.family
            font.weight: Font.DemiBold
            font.pixelSize: Math.round(hall.unit * 11)
            Accessible.role: Accessible.Heading
            Accessible.name: text
            Accessible.ignored: text === ""
        }
        Text {
            width: parent.width
            text: hall.vm.scene === "card" ? hall.first.tr("We go on in a moment", "hall: holding card")
                                           : hall.first.tr("Welcome", "hall")
            color: hall.theme.muted
            horizontalAlignment: Text.AlignHCenter
            font.family: hall.theme.family
            font.pixelSize: Math.round(hall.unit * 6)
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Text {
            width: parent.width
            visible: hall.two
            text: hall.vm.scene === "card" ? hall.second.tr("We go on in a moment", "hall: holding card")
                                           : hall.second.tr("Welcome", "hall")
            color: hall.theme.muted
            horizontalAlignment: Text.AlignHCenter
            font.family: hall.theme.family
            font.pixelSize: Math.round(hall.unit * 6)
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
}
