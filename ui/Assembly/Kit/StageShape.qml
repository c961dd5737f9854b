// SPDX-License-Identifier: GPL-3.0-or-later
// The shapes of an assembly: circle (done), diamond (test), triangle (concern), square (block), ring (to come).
import QtQuick

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
    // Painted, not a Shape: drawn without a graphics card, a Shape would show through the edge of what scrolls.
    Canvas {
        id: triangle

        readonly property color paint: stage.tone

        anchors.fill: parent
        visible: stage.shape === "triangle"
        onPaintChanged: requestPaint()
        onVisibleChanged: requestPaint()
        onPaint: {
            const pen = getContext("2d")
            pen.reset()
            pen.fillStyle = paint
            pen.strokeStyle = paint
            pen.lineWidth = stage.size / 10
            pen.lineJoin = "round"
            pen.beginPath()
            pen.moveTo(width / 2, height * 0.1)
            pen.lineTo(width * 0.95, height * 0.9)
            pen.lineTo(width * 0.05, height * 0.9)
            pen.closePath()
            pen.fill()
            pen.stroke()
        }
    }
}
