// SPDX-License-Identifier: GPL-3.0-or-later
// The shapes of an assembly: circle (done), diamond (test), triangle (concern), square (block), ring (to come).
import QtQuick
import QtQuick.Shapes

Item {
    id: stage

    property Tokens theme: Theme
    property string shape: "ring"
    property color tone: shape === "diamond" ? theme.violet : shape === "triangle" ? theme.amber
                       : shape === "square" ? theme.red : shape === "ring" ? theme.edge : theme.accent
    property real size: Math.round(12 * theme.textScale)
    // What is spoken; empty beside a text that says the same.
    property string label: ""

    implicitWidth: size
    implicitHeight: size

    Accessible.role: Accessible.Graphic
    Accessible.name: label
    Accessible.ignored: label === ""

    Rectangle {
        anchors.centerIn: parent
        visible: stage.shape !== "triangle"
        // A square on its corner is wider than on its side: each shape weighs the same to the eye.
        width: stage.size * (stage.shape === "diamond" ? 0.78 : stage.shape === "square" ? 0.86 : 1)
        height: width
        radius: stage.shape === "circle" || stage.shape === "ring" ? width / 2 : width / 10
        rotation: stage.shape === "diamond" ? 45 : 0
        color: stage.shape === "ring" ? "transparent" : stage.tone
        border.width: stage.shape === "ring" ? Math.max(1.5, stage.size / 8) : 0
        border.color: stage.tone
        antialiasing: true
    }
    Shape {
        anchors.fill: parent
        visible: stage.shape === "triangle"

        ShapePath {
            fillColor: stage.tone
            strokeColor: stage.tone
            strokeWidth: stage.size / 10
            joinStyle: ShapePath.RoundJoin
            startX: stage.width / 2
            startY: stage.height * 0.08
            PathLine { x: stage.width * 0.97; y: stage.height * 0.9 }
            PathLine { x: stage.width * 0.03; y: stage.height * 0.9 }
            PathLine { x: stage.width / 2; y: stage.height * 0.08 }
        }
    }
}
