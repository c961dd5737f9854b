// SPDX-License-Identifier: GPL-3.0-or-later
// The four answers of a test, in the order in which they are asked for; the one that is asked for now stands out.
pragma ComponentBehavior: Bound
import QtQuick
import Assembly.Kit
import Assembly.Models

Row {
    id: answers

    required property Tokens theme
    required property Lang first
    required property Lang second
    required property bool two
    required property real unit
    required property string asking
    property real room: 100

    function named(lang: Lang, stance: string): string {
        switch (stance) {
        case "block": return lang.tr("Block", "hall: an answer in a test")
        case "stand-aside": return lang.tr("Stand aside", "hall: an answer in a test")
        case "reservation": return lang.tr("Reservations", "hall: an answer in a test")
        }
        return lang.tr("Agree", "hall: an answer in a test")
    }

    spacing: 0

    Repeater {
        model: ["block", "stand-aside", "reservation", "agreement"]

        Item {
            id: answer

            required property string modelData
            readonly property bool now: modelData === answers.asking
            readonly property color tone: now ? answers.theme.violet : answers.theme.ink

            width: answers.room * (modelData === "block" || modelData === "agreement" ? 0.215 : 0.285)
            height: answers.height

            AnswerShape {
                id: sign

                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                size: answers.unit * 9
                stance: answer.modelData
                tone: answer.tone
                filled: answer.now
                ground: answers.theme.paper
            }
            Column {
                anchors.left: sign.right
                anchors.leftMargin: answers.unit * 2
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                spacing: 0

                Repeater {
                    model: answers.two ? [answers.first, answers.second] : [answers.first]

                    Text {
                        required property Lang modelData
                        required property int index

                        width: parent.width
                        text: answers.named(modelData, answer.modelData)
                        color: index === 0 ? answer.tone : answer.now ? answer.tone : answers.theme.muted
                        font.family: answers.theme.family
                        font.weight: answer.now ? Font.DemiBold : Font.Normal
                        font.pixelSize: Math.round(answers.unit * 5)
                        horizontalAlignment: Text.AlignLeft
                        elide: Text.ElideRight
                        Accessible.role: Accessible.StaticText
                        Accessible.name: text
                    }
                }
            }
        }
    }
}
