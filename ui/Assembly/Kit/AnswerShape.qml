// SPDX-License-Identifier: GPL-3.0-or-later
// How to answer in a test: a cross in a square blocks, a bar stands aside, a wave has reservations, a tick agrees.
pragma ComponentBehavior: Bound
import QtQuick

Item {
    id: answer

    required property string stance
    required property color tone
    property real size: 40
    property bool filled: false
    property color ground: "black"
    readonly property color mark: filled ? ground : tone

    implicitWidth: size
    implicitHeight: size

    Rectangle {
        anchors.fill: parent
        radius: answer.stance === "agreement" ? width / 2 : answer.stance === "block" ? width * 0.06 : width * 0.3
        color: answer.filled ? answer.tone : "transparent"
        border.width: Math.max(1, answer.size * 0.065)
        border.color: answer.tone
        antialiasing: true
    }
    // Put together from rectangles: a Canvas would be drawn a frame late.
    component Stroke: Rectangle {
        property real long: 0.5
        property real midX: 0.5
        property real midY: 0.5

        width: answer.size * long
        height: Math.max(1, answer.size * 0.085)
        x: answer.size * midX - width / 2
        y: answer.size * midY - height / 2
        radius: height / 2
        color: answer.mark
        antialiasing: true
    }
    component Bow: Item {
        id: bow

        property bool up: true

        y: answer.size * 0.5 - (up ? height - Math.max(1, answer.size * 0.0425) : Math.max(1, answer.size * 0.0425))
        width: answer.size * 0.265
        height: width * 0.62
        clip: true

        Rectangle {
            y: bow.up ? 0 : parent.height - height
            width: parent.width
            height: width
            radius: width / 2
            color: "transparent"
            border.width: Math.max(1, answer.size * 0.085)
            border.color: answer.mark
            antialiasing: true
        }
    }

    Stroke { visible: answer.stance === "block"; long: 0.56; rotation: 45 }
    Stroke { visible: answer.stance === "block"; long: 0.56; rotation: -45 }
    Stroke { visible: answer.stance === "stand-aside"; long: 0.44 }
    Bow { visible: answer.stance === "reservation"; x: answer.size * 0.5 - width + answer.size * 0.0425 }
    Bow { visible: answer.stance === "reservation"; up: false; x: answer.size * 0.5 - answer.size * 0.0425 }
    Stroke { visible: answer.stance === "agreement"; long: 0.27; midX: 0.385; midY: 0.6; rotation: 45 }
    Stroke { visible: answer.stance === "agreement"; long: 0.45; midX: 0.585; midY: 0.525; rotation: -49 }
}
