// SPDX-License-Identifier: GPL-3.0-or-later
// How to answer in a test: a cross in a square blocks, a bar stands aside, a wave has reservations, a tick agrees.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes

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
    component Stroke: ShapePath {
        strokeColor: answer.mark
        strokeWidth: Math.max(1, answer.size * 0.085)
        fillColor: "transparent"
        capStyle: ShapePath.RoundCap
        joinStyle: ShapePath.RoundJoin
    }
    Shape {
        anchors.fill: parent
        visible: answer.stance === "block"

        Stroke {
            startX: answer.size * 0.32; startY: answer.size * 0.32
            PathLine { x: answer.size * 0.68; y: answer.size * 0.68 }
        }
        Stroke {
            startX: answer.size * 0.68; startY: answer.size * 0.32
            PathLine { x: answer.size * 0.32; y: answer.size * 0.68 }
        }
    }
    Shape {
        anchors.fill: parent
        visible: answer.stance === "stand-aside"

        Stroke {
            startX: answer.size * 0.3; startY: answer.size * 0.5
            PathLine { x: answer.size * 0.7; y: answer.size * 0.5 }
        }
    }
    Shape {
        anchors.fill: parent
        visible: answer.stance === "reservation"

        Stroke {
            startX: answer.size * 0.27; startY: answer.size * 0.55
            PathCubic {
                x: answer.size * 0.73; y: answer.size * 0.45
                control1X: answer.size * 0.42; control1Y: answer.size * 0.2
                control2X: answer.size * 0.58; control2Y: answer.size * 0.8
            }
        }
    }
    Shape {
        anchors.fill: parent
        visible: answer.stance === "agreement"

        Stroke {
            startX: answer.size * 0.3; startY: answer.size * 0.52
            PathLine { x: answer.size * 0.45; y: answer.size * 0.67 }
            PathLine { x: answer.size * 0.72; y: answer.size * 0.36 }
        }
    }
}
