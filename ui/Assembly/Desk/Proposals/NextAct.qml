// SPDX-License-Identifier: GPL-3.0-or-later
// What comes next for a proposal, in words, with the button that does it; and the clock of its block period.
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

Rectangle {
    id: box

    required property DeskViewModel desk
    required property ProposalsViewModel vm
    required property Wording say
    required property ProposalWording words

    readonly property Lang lang: say.lang
    readonly property ProposalFacts about: vm.detail
    readonly property string next: about.next
    readonly property bool running: about.standing === "provisional"
    readonly property string act: {
        switch (next) {
        case "put-on-agenda": return lang.tr("Put it on an agenda", "button")
        case "note-outcome": return lang.tr("Open the decision", "button")
        case "wait-for-block-period": return lang.tr("Open the decision", "button")
        case "": return lang.tr("Take it up as a new proposal", "button")
        case "ask-review": case "settle-contested": return ""
        }
        return about.meetingOpen ? lang.tr("Go to the meeting", "button") : ""
    }

    signal writingAsked(what: string)

    function focusFirst() {
        const first = button.visible ? button : write.visible ? write : nextItemInFocusChain(true)
        first.forceActiveFocus(Qt.TabFocusReason)
    }

    function go() {
        switch (next) {
        case "put-on-agenda": return desk.asking.ask("add-item", { kind: "decision", proposal: about.key })
        case "note-outcome": case "wait-for-block-period":
            return desk.go("decisions", about.key + "/" + about.number)
        case "": return desk.asking.ask("clone-proposal", { proposal: about.key })
        }
        desk.go("meetings")
    }

    implicitHeight: column.implicitHeight + 2 * Theme.s4
    radius: Theme.radius
    color: running ? Theme.violetSoft : Theme.accentSoft
    border.width: Theme.contrast ? Theme.hairline : 0
    border.color: running ? Theme.violet : Theme.accent

    ColumnLayout {
        id: column

        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.s4 }
        spacing: Theme.s3

        Words {
            objectName: "nextWords"
            Layout.fillWidth: true
            strong: true
            text: box.words.next(box.next, box.about)
        }
        Words {
            objectName: "blockClock"
            Layout.fillWidth: true
            visible: box.running
            tone: "violet"
            text: box.lang.tr("The block period ends on {moment}, {relative}.", "proposal", -1, {
                moment: box.lang.moment(box.about.blockEnds),
                relative: box.lang.relative(box.about.blockEnds, box.vm.now)
            })
        }
        Words {
            Layout.fillWidth: true
            visible: text !== ""
            size: "small"
            text: [
                box.about.meetingKind !== "" && box.about.stage !== "decided"
                    ? box.lang.tr("{title}, {moment}", "proposal: its meeting", -1, {
                        title: box.say.item(false, box.about.meetingKind, box.about.meetingTitles),
                        moment: box.lang.moment(box.about.meetingAt)
                    })
                    : "",
                box.about.standing === "deferred" && box.about.leftTo
                    ? box.lang.tr("deferred to {meeting}", "proposal", -1, { meeting: box.about.leftTo })
                    : "",
                box.about.why
            ].filter(part => part !== "").join(" · ")
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.s2

            Button {
                id: button

                objectName: "nextAct"
                visible: box.act !== ""
                kind: "primary"
                text: box.act
                onClicked: box.go()
            }
            Button {
                id: write

                objectName: "newVersion"
                visible: box.about.acts.includes("revise-proposal")
                text: box.lang.tr("New version", "button: a proposal")
                onClicked: box.writingAsked("version")
            }
            Button {
                objectName: "lodgeBlock"
                visible: box.about.acts.includes("lodge-block")
                kind: "danger"
                text: box.lang.tr("Block from home", "button: a decision")
                onClicked: box.desk.asking.ask("lodge-block", { proposal: box.about.key })
            }
        }
    }
}
