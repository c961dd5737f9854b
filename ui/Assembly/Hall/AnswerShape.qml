// SPDX-License-Identifier: GPL-3.0-or-later
// How to answer in a test: a cross in a square blocks, a bar stands aside, a wave has reservations, a tick agrees.
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
    Canvas {
        readonly property color paint: answer.mark
        readonly property string drawn: answer.stance

        anchors.fill: parent
        onPaintChanged: requestPaint()
        onDrawnChanged: requestPaint()
        onPaint: {
            const pen = getContext("2d")
            const at = part => part * answer.size
            pen.reset()
            pen.strokeStyle = paint
            pen.lineWidth = Math.max(1, at(0.085))
            pen.lineCap = "round"
            pen.lineJoin = "round"
            pen.beginPath()
            switch (drawn) {
            case "block":
                pen.moveTo(at(0.32), at(0.32))
                pen.lineTo(at(0.68), at(0.68))
                pen.moveTo(at(0.68), at(0.32))
                pen.lineTo(at(0.32), at(0.68))
                break
            case "stand-aside":
                pen.moveTo(at(0.3), at(0.5))
                pen.lineTo(at(0.7), at(0.5))
                break
            case "reservation":
                pen.moveTo(at(0.27), at(0.55))
                pen.bezierCurveTo(at(0.42), at(0.2), at(0.58), at(0.8), at(0.73), at(0.45))
                break
            default:
                pen.moveTo(at(0.3), at(0.52))
                pen.lineTo(at(0.45), at(0.67))
                pen.lineTo(at(0.72), at(0.36))
            }
            pen.stroke()
        }
    }
}
