// SPDX-License-Identifier: GPL-3.0-or-later
// Under the words: how to answer, who speaks and who is next, how long a block may still be lodged, or the count.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

Item {
    id: foot

    required property Tokens theme
    required property HallViewModel vm
    required property Lang first
    required property Lang second
    required property bool two
    required property real unit
    readonly property real small: vm.floor * unit

    readonly property SceneFacts picture: vm.picture
    readonly property bool tests: vm.scene === "test"
    readonly property bool counts: (vm.scene === "block-period" || vm.scene === "decision") && picture.counted !== ""
    readonly property bool begins: vm.scene === "agenda" && !picture.open && picture.startsAt > 0
    readonly property var next: picture.stack.map(hand => hand.name)
        .filter(name => name !== "")
        .slice(0, vm.floor > 6 ? 1 : 3)
    readonly property bool speaks: ["proposal", "clarifying", "concerns", "item"].includes(vm.scene)
        && (picture.speaking !== "" || next.length > 0)
    readonly property bool used: tests || counts || begins || speaks

    LayoutMirroring.enabled: first.rtl
    LayoutMirroring.childrenInherit: true
    implicitHeight: used ? unit * 4 + Math.max(small * 2.2, tests ? answers.implicitHeight : 0) : 0

    component Large: Text {
        textFormat: Text.PlainText
        color: foot.theme.ink
        font.family: foot.theme.family
        font.pixelSize: Math.max(1, Math.round(foot.small))
        elide: Text.ElideRight
        Accessible.role: Accessible.StaticText
        Accessible.name: text
        Accessible.ignored: text === ""
    }

    function counted(stance: string): string {
        switch (stance) {
        case "for": return foot.first.tr("for", "hall: votes")
        case "against": return foot.first.tr("against", "hall: votes")
        }
        return foot.first.tr("abstained", "hall: votes")
    }

    Rectangle {
        width: parent.width
        height: Math.max(1, foot.unit * 0.2)
        color: foot.theme.line
        visible: foot.used
    }
    HallAnswers {
        id: answers

        anchors.top: parent.top
        anchors.topMargin: foot.unit * 3
        anchors.bottom: parent.bottom
        width: parent.width
        visible: foot.tests
        theme: foot.theme
        first: foot.first
        second: foot.second
        two: foot.two
        unit: foot.unit
        small: foot.small
        asking: foot.picture.asking
    }
    RowLayout {
        anchors.fill: parent
        anchors.topMargin: foot.unit * 3
        visible: foot.speaks
        spacing: foot.unit * 3

        Rectangle {
            visible: foot.picture.speaking !== ""
            implicitWidth: Math.round(foot.small * 1.8)
            implicitHeight: implicitWidth
            radius: width / 2
            color: foot.theme.accent

            Text {
                anchors.centerIn: parent
                text: Array.from(foot.picture.speaking)[0] ?? ""
                color: foot.theme.onTone
                font.family: foot.theme.family
                font.weight: Font.DemiBold
                font.pixelSize: Math.max(1, Math.round(foot.small))
                Accessible.ignored: true
            }
        }
        Large {
            visible: text !== ""
            text: foot.picture.speaking
            font.weight: Font.DemiBold
        }
        Large {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignLeft
            color: foot.theme.muted
            text: foot.next.length === 0 ? ""
                : foot.first.tr("then {names}", "hall: who speaks next", -1, { names: foot.first.listing(foot.next) })
        }
    }
    RowLayout {
        anchors.fill: parent
        anchors.topMargin: foot.unit * 3
        visible: foot.counts
        spacing: foot.small

        Large {
            visible: text !== ""
            text: foot.picture.number
            font.weight: Font.DemiBold
            color: foot.theme.accent
        }
        Repeater {
            model: foot.counts ? foot.picture.counts : []

            RowLayout {
                id: count

                required property var modelData
                readonly property string stance: modelData.what

                spacing: foot.unit * 1.6

                AnswerShape {
                    visible: foot.picture.counted === "test"
                    size: Math.round(foot.small * 1.3)
                    stance: count.stance
                    tone: count.stance === "agreement" ? foot.theme.accent : foot.theme.ink
                }
                Large {
                    text: foot.first.number(count.modelData.number)
                    font.weight: Font.DemiBold
                }
                Large {
                    visible: foot.picture.counted === "vote"
                    text: foot.counted(count.stance)
                    color: foot.theme.muted
                }
            }
        }
        Large {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignRight
            color: foot.theme.muted
            text: foot.vm.scene !== "block-period" ? ""
                : foot.first.tr("until {moment}", "hall: end of the block period", -1, {
                    moment: foot.first.moment(foot.picture.blockEnds)
                })
        }
    }
    RowLayout {
        anchors.fill: parent
        anchors.topMargin: foot.unit * 3
        visible: foot.begins
        spacing: foot.small

        Large {
            text: foot.first.moment(foot.picture.startsAt)
            font.weight: Font.DemiBold
        }
        Large {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignLeft
            color: foot.theme.muted
            text: foot.picture.place
        }
    }
}
