// SPDX-License-Identifier: GPL-3.0-or-later
// What the hall sees, at any size: one scene of the meeting in one language or two. Read only.
pragma ComponentBehavior: Bound
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
    readonly property real small: vm.floor * unit
    readonly property bool two: vm.second !== ""
    readonly property real margin: unit * 6
    readonly property bool card: ["card", "welcome", "break"].includes(vm.scene)
    readonly property bool clocked: vm.timed
        && ["item", "proposal", "clarifying", "concerns", "stack", "test"].includes(vm.scene)
    // Two languages in large type: there is room for the words only.
    readonly property bool narrow: two && vm.floor > 6
    readonly property int step: two ? Math.max(left.best, right.best) : left.best
    readonly property int pages: two ? Math.max(left.pages, right.pages) : left.pages

    color: vm.scene === "blank" ? "#000000" : theme.paper
    clip: true
    onLeadsChanged: tellPages()
    onPagesChanged: tellPages()
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
        readonly property real ground: height - foot.height

        HallSide {
            id: left

            width: words.column
            height: words.ground - hall.unit * 4
            theme: hall.theme
            lang: hall.first
            terms: hall.terms
            vm: hall.vm
            unit: hall.unit
            step: hall.step
            reserved: !hall.clocked ? 0
                : hall.two ? Math.max(0, (clock.width - words.gap) / 2 + hall.unit * 2)
                : clock.width + hall.unit * 4
            reservedLeading: hall.two && hall.first.rtl
            narrow: hall.narrow
        }
        HallSide {
            id: right

            x: words.column + words.gap
            width: words.column
            height: left.height
            visible: hall.two
            used: hall.two
            theme: hall.theme
            lang: hall.second
            terms: hall.terms
            vm: hall.vm
            unit: hall.unit
            step: hall.step
            reserved: left.reserved
            reservedLeading: !hall.second.rtl
            narrow: hall.narrow
        }
        Rectangle {
            x: words.width / 2
            y: hall.small * 2.8
            width: Math.max(1, hall.unit * 0.2)
            height: words.ground - y - hall.unit * 4
            visible: hall.two
            color: hall.theme.line
        }
        Text {
            id: clock

            x: hall.two ? (words.width - width) / 2 : words.turned ? 0 : words.width - width
            height: Math.round(hall.small * (hall.narrow ? 2.7 : 2.2))
            visible: hall.clocked
            verticalAlignment: Text.AlignVCenter
            // Some fonts of Arabic figures have lines twice as tall as others: the title stands right below.
            fontSizeMode: Text.VerticalFit
            minimumPixelSize: Math.max(1, Math.round(hall.small))
            text: hall.first.clock(hall.vm.left)
            color: hall.vm.left < 0 ? hall.theme.amber : hall.theme.ink
            font.family: hall.theme.family
            font.features: { "tnum": 1 }
            font.pixelSize: Math.max(1, Math.round(hall.small * (hall.narrow ? 1 : 1.5)))
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        // Pages as dots, between the words and the foot: nothing lies over the text.
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            y: words.ground - hall.unit * 3
            visible: hall.pages > 1
            spacing: hall.unit * 1.4

            Repeater {
                model: hall.pages

                Rectangle {
                    required property int index

                    width: hall.unit * 1.6
                    height: width
                    radius: width / 2
                    color: index === hall.vm.page ? hall.theme.ink : "transparent"
                    border.width: Math.max(1, hall.unit * 0.25)
                    border.color: index === hall.vm.page ? hall.theme.ink : hall.theme.edge
                    antialiasing: true
                }
            }
        }
        HallFoot {
            id: foot

            y: words.height - height
            width: words.width
            height: implicitHeight
            theme: hall.theme
            vm: hall.vm
            first: hall.first
            second: hall.second
            two: hall.two
            unit: hall.unit
        }
    }
    HallCard {
        anchors.centerIn: parent
        width: parent.width - 2 * hall.margin
        visible: hall.card
        theme: hall.theme
        vm: hall.vm
        first: hall.first
        second: hall.second
        two: hall.two
        unit: hall.unit
    }
}
