// SPDX-License-Identifier: GPL-3.0-or-later
// The item on the floor: where it stands, its exact words, what stands against it, and the next act.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Desk.Proposals
import Assembly.Models

Card {
    id: card

    required property MeetingViewModel vm
    required property ActSheetViewModel asking
    required property Wording say

    readonly property Lang lang: say.lang
    readonly property FloorFacts floor: vm.floor
    readonly property bool empty: floor.item === ""
    readonly property bool decides: floor.decides
    readonly property list<string> stages: [
        "presented", "clarifying", "discussion", "concerns", "resolving", "testing", "provisional"
    ]
    readonly property string stage: ["decided"].includes(floor.stage) ? "provisional"
        : ["returned", "blocked", "block-review", "block-upheld"].includes(floor.stage) ? "testing" : floor.stage
    readonly property string place: floor.standing === "in-force" ? "" : stage

    // What the words need at least, with the next act below them.
    readonly property int least: bar.implicitHeight + Math.round(190 * Theme.textScale) + 2 * padding

    // The line may have the focus back.
    signal done
    signal attendanceAsked

    function proceed() {
        bar.proceed()
    }

    label: lang.tr("On the floor", "group")
    spacing: Theme.s3

    StageTrail {
        Layout.fillWidth: true
        visible: card.decides
        spacing: Theme.s2
        names: card.stages.map(code => card.say.stage(code))
        current: card.stages.indexOf(card.stage)
        shape: card.stage === "testing" ? "diamond"
            : card.stage === "concerns" || card.stage === "resolving" ? "triangle"
            : "circle"
        tone: card.stage === "testing" ? "violet"
            : card.stage === "concerns" || card.stage === "resolving" ? "amber"
            : "accent"
        spoken: card.lang.tr("Stage: {stage}", "spoken", -1, { stage: card.say.stage(card.stage) })
    }
    Title {
        Layout.fillWidth: true
        Layout.topMargin: card.decides ? Theme.s1 : 0
        text: card.empty ? card.lang.tr("The meeting is open", "floor: no item yet")
            : card.say.item(card.floor.own, card.floor.kind, card.floor.titles)
    }
    Words {
        Layout.fillWidth: true
        visible: text !== ""
        size: "small"
        tone: "muted"
        text: card.empty ? card.lang.tr("Nothing is on the floor yet. First: who is here?", "floor")
            : card.decides
                ? [
                    card.lang.tr("Version {version}", "floor", -1, { version: card.floor.version }),
                    card.floor.posted !== card.floor.version && card.floor.posted > 0
                        ? card.lang.tr("posted as version {version}", "floor", -1, { version: card.floor.posted })
                        : card.lang.tr("as posted", "floor"),
                    card.say.term(card.floor.major ? "major" : "minor", "proposal"),
                    card.floor.number ? card.floor.number : ""
                ].filter(part => part !== "").join(" · ")
            : card.floor.presenter
                ? card.lang.tr("with {name}", "floor: who presents", -1, { name: card.floor.presenter })
            : ""
    }
    Scroller {
        id: scroller

        Layout.fillWidth: true
        Layout.fillHeight: true
        contentHeight: inside.implicitHeight

        ColumnLayout {
            id: inside

            width: scroller.width - Theme.s3
            spacing: Theme.s4

            Button {
                objectName: "whoIsHere"
                visible: card.empty || (card.vm.attendance.known && !card.vm.attendance.met)
                focusPolicy: Qt.TabFocus
                text: card.lang.tr("Who is here?", "heading: attendance")
                keys: "F4"
                onClicked: card.attendanceAsked()
            }
            Words {
                objectName: "floorText"
                Layout.fillWidth: true
                visible: text !== ""
                size: "lead"
                lineHeight: 1.3
                text: card.decides ? card.say.said(card.floor.texts) : ""
            }
            Standing {
                Layout.fillWidth: true
                visible: card.floor.stage === "decided"
                    || card.floor.outcome === "blocked"
                    || card.floor.outcome === "returned"
                vm: card.vm
                say: card.say
            }
            QuestionList {
                Layout.fillWidth: true
                visible: card.decides && count > 0 && ["clarifying", "discussion"].includes(card.floor.stage)
                vm: card.vm
                say: card.say
            }
            ConcernList {
                Layout.fillWidth: true
                visible: card.decides && count > 0
                vm: card.vm
                say: card.say
                resolving: card.floor.stage === "resolving"
            }
            PositionList {
                Layout.fillWidth: true
                visible: card.decides && count > 0
                vm: card.vm
                say: card.say
            }
            FollowUpList {
                Layout.fillWidth: true
                visible: card.floor.kind === "follow-up"
                vm: card.vm
                say: card.say
            }
        }
    }
    NextBar {
        id: bar

        Layout.fillWidth: true
        vm: card.vm
        asking: card.asking
        say: card.say
        onDone: card.done()
    }
}
