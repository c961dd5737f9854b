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

    readonly property var picture: vm.picture
    readonly property bool decided: vm.scene === "block-period" || vm.scene === "decision"
    readonly property bool speaks: ["proposal", "clarifying", "concerns", "item"].includes(vm.scene)
        && ((picture.speaking ?? "") !== "" || (picture.waiting ?? []).length > 0)
    readonly property bool used: vm.scene === "test" || decided || speaks

    LayoutMirroring.enabled: first.rtl
    LayoutMirroring.childrenInherit: true

    component Large: Text {
        textFormat: Text.PlainText
        color: foot.theme.ink
        font.family: foot.theme.family
        font.pixelSize: Math.round(foot.unit * 5)
        elide: Text.ElideRight
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    Rectangle {
        width: parent.width
        height: Math.max(1, foot.unit * 0.2)
        color: foot.theme.line
        visible: foot.used
    }
    HallAnswers {
        anchors.top: parent.top
        anchors.topMargin: foot.unit * 2
        anchors.bottom: parent.bottom
        visible: foot.vm.scene === "test"
        theme: foot.theme
        first: foot.first
        second: foot.second
        two: foot.two
        unit: foot.unit
        room: foot.width
        asking: foot.picture.asking ?? ""
    }
    RowLayout {
        anchors.fill: parent
        anchors.topMargin: foot.unit * 2
        visible: foot.speaks
        spacing: foot.unit * 3

        Avatar {
            theme: foot.theme
            visible: (foot.picture.speaking ?? "") !== ""
            implicitWidth: foot.unit * 9
            name: ""
            active: true

            Text {
                anchors.centerIn: parent
                text: Array.from(foot.picture.speaking ?? "")[0] ?? ""
                color: foot.theme.onTone
                font.family: foot.theme.family
                font.weight: Font.DemiBold
                font.pixelSize: Math.round(foot.unit * 5)
                Accessible.ignored: true
            }
        }
        Large {
            visible: text !== ""
            text: foot.picture.speaking ?? ""
            font.weight: Font.DemiBold
        }
        Large {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignLeft
            color: foot.theme.muted
            text: (foot.picture.waiting ?? []).length === 0 ? ""
                : foot.first.tr("then {names}", "hall: who speaks next", -1, { names: (foot.picture.waiting ?? []).join(", ") })
        }
    }
    RowLayout {
        anchors.fill: parent
        anchors.topMargin: foot.unit * 2
        visible: foot.decided
        spacing: foot.unit * 5

        Large {
            text: foot.picture.number ?? ""
            font.weight: Font.DemiBold
            color: foot.theme.accent
        }
        Repeater {
            model: [["agreement", foot.picture.agreement ?? 0], ["reservation", foot.picture.reservations ?? 0],
                ["stand-aside", foot.picture.asides ?? 0], ["block", foot.picture.blocks ?? 0]]

            RowLayout {
                id: count

                required property var modelData

                spacing: foot.unit * 1.6

                AnswerShape {
                    size: foot.unit * 6.4
                    stance: count.modelData[0]
                    tone: count.modelData[0] === "agreement" ? foot.theme.accent : foot.theme.ink
                }
                Large {
                    text: foot.first.number(count.modelData[1])
                }
            }
        }
        Item { Layout.fillWidth: true }
        Large {
            visible: foot.vm.scene === "block-period"
            color: foot.theme.muted
            text: foot.first.tr("until {moment}", "hall: end of the block period", -1, { moment: foot.first.moment(foot.picture.blockEnds ?? 0) })
        }
    }
}
