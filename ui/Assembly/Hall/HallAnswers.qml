// SPDX-License-Identifier: GPL-3.0-or-later
// How to answer in a test: all four hands with their names while the test opens; then the hand that is asked for, and
// what it takes, with the others beside it.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

Item {
    id: answers

    required property Tokens theme
    required property Lang first
    required property Lang second
    required property bool two
    required property real unit
    // The size of type in pixels.
    required property real small
    required property string asking

    readonly property list<string> stances: ["block", "stand-aside", "reservation", "agreement"]
    readonly property real signSize: Math.round(small * 1.9)
    readonly property bool narrow: all.implicitWidth > width

    implicitHeight: asking === "" ? (narrow ? pairs.implicitHeight : all.implicitHeight) : asked.implicitHeight

    function named(lang: Lang, stance: string): string {
        switch (stance) {
        case "block": return lang.tr("Block", "hall: an answer in a test")
        case "stand-aside": return lang.tr("Stand aside", "hall: an answer in a test")
        case "reservation": return lang.tr("Reservations", "hall: an answer in a test")
        }
        return lang.tr("Agree", "hall: an answer in a test")
    }

    function how(lang: Lang, stance: string): string {
        switch (stance) {
        case "block": return lang.tr("Raise a fist; say which value, and why", "hall: how to block")
        case "stand-aside": return lang.tr("Thumb to the side; say why", "hall: how to stand aside")
        case "reservation": return lang.tr("Hold a flat hand level", "hall: how to show reservations")
        }
        return lang.tr("Raise an open hand", "hall: how to agree")
    }

    component Plain: Text {
        textFormat: Text.PlainText
        color: answers.theme.ink
        font.family: answers.theme.family
        font.pixelSize: Math.max(1, Math.round(answers.small))
        horizontalAlignment: Text.AlignLeft
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    component Answer: Row {
        id: answer

        required property string stance

        spacing: answers.unit * 2

        HandSign {
            anchors.verticalCenter: parent.verticalCenter
            stance: answer.stance
            size: answers.signSize
            tone: answers.theme.ink
            ground: answers.theme.paper
        }
        Column {
            anchors.verticalCenter: parent.verticalCenter

            Plain { text: answers.named(answers.first, answer.stance) }
            Plain {
                visible: answers.two
                text: answers.named(answers.second, answer.stance)
                color: answers.theme.muted
            }
        }
    }

    Row {
        id: all

        visible: answers.asking === "" && !answers.narrow
        anchors.verticalCenter: parent.verticalCenter
        spacing: Math.max(answers.unit * 3, (answers.width - taken) / 3)
        readonly property real taken: one.implicitWidth
            + aside.implicitWidth
            + reserve.implicitWidth
            + agree.implicitWidth

        Answer { id: one; stance: "block" }
        Answer { id: aside; stance: "stand-aside" }
        Answer { id: reserve; stance: "reservation" }
        Answer { id: agree; stance: "agreement" }
    }
    GridLayout {
        id: pairs

        visible: answers.asking === "" && answers.narrow
        width: answers.width
        columns: 2
        columnSpacing: answers.unit * 3
        rowSpacing: answers.unit

        Repeater {
            model: answers.stances

            Answer {
                required property string modelData

                Layout.fillWidth: true
                Layout.preferredWidth: 1
                stance: modelData
            }
        }
    }
    RowLayout {
        id: asked

        visible: answers.asking !== ""
        width: answers.width
        anchors.verticalCenter: parent.verticalCenter
        spacing: answers.unit * 3

        Rectangle {
            implicitWidth: Math.round(answers.small * 2.5)
            implicitHeight: implicitWidth
            radius: answers.asking === "agreement" ? width / 2 : answers.asking === "block" ? width * 0.06 : width * 0.3
            color: answers.theme.violet

            HandSign {
                anchors.centerIn: parent
                stance: answers.asking === "" ? "block" : answers.asking
                size: parent.width * 0.72
                tone: answers.theme.paper
                ground: answers.theme.violet
            }
        }
        Repeater {
            model: answers.two ? [answers.first, answers.second] : [answers.first]

            Plain {
                id: says

                required property Lang modelData

                LayoutMirroring.enabled: modelData.rtl
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                text: answers.how(modelData, answers.asking)
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
                lineHeight: 0.95
            }
        }
        Repeater {
            model: answers.two ? [] : answers.stances.filter(stance => stance !== answers.asking)

            HandSign {
                required property string modelData

                stance: modelData
                size: Math.round(answers.small * 1.5)
                tone: answers.theme.edge
                ground: answers.theme.paper
            }
        }
    }
}
