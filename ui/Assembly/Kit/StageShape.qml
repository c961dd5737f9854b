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
    // The upper half of a rectangle on its corner. Neither a Canvas, which is drawn a frame late, nor a Shape, which
    // without a graphics card would show through the edge of what scrolls.
    Item {
        anchors.horizontalCenter: parent.horizontalCenter
        y: stage.size * 0.06
        width: stage.size
        height: stage.size * 0.86
        visible: stage.shape === "triangle"
        clip: true

        Item {
            y: parent.height - height / 2
            width: stage.size
            height: stage.size
            transform: Scale { origin.x: stage.size / 2; origin.y: stage.size / 2; yScale: 1.72 }

            Rectangle {
                anchors.centerIn: parent
                width: stage.size * 0.707
                height: width
                radius: width / 16
                rotation: 45
                color: stage.tone
                antialiasing: true
            }
        }
    }
}
