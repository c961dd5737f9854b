// SPDX-License-Identifier: GPL-3.0-or-later
// One decision with its whole story: its exact words, why, how and by whom it was approved, and what came of it.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

Scroller {
    id: page

    required property DeskViewModel desk
    required property DecisionsViewModel vm
    required property Wording say

    readonly property Lang lang: say.lang
    readonly property DecisionFacts detail: vm.detail
    readonly property string key: detail.key
    readonly property string standing: detail.standing

    signal listAsked

    // The story is read from its beginning; arrows scroll it, Tab goes on to what can be done.
    function begin() {
        contentY = 0
        forceActiveFocus(Qt.TabFocusReason)
    }

    function turn(by: real) {
        contentY = Math.max(0, Math.min(contentY + by, contentHeight - height))
    }

    contentHeight: column.implicitHeight + Theme.s5
    onKeyChanged: contentY = 0
    Accessible.role: Accessible.Pane
    Accessible.name: say.said(detail.titles)
    Accessible.focusable: true
    Keys.onDownPressed: turn(Theme.s7)
    Keys.onUpPressed: turn(-Theme.s7)
    Keys.onPressed: event => {
        const by = { [Qt.Key_PageDown]: 0.9, [Qt.Key_PageUp]: -0.9 }[event.key]
        event.accepted = by !== undefined && !(event.modifiers & Qt.ControlModifier)
        if (event.accepted)
            turn(by * height)
    }

    component Fact: GridLayout {
        id: fact

        property string name: ""
        property string says: ""

        Layout.fillWidth: true
        visible: says !== ""
        columns: page.width < 420 * Theme.textScale ? 1 : 2
        columnSpacing: Theme.s4
        rowSpacing: 0

        Words {
            Layout.preferredWidth: Math.round(130 * Theme.textScale)
            Layout.alignment: Qt.AlignTop
            size: "small"
            tone: "muted"
            text: fact.name
        }
        Words { Layout.fillWidth: true; text: fact.says }
    }

    ColumnLayout {
        id: column

        // Room for the rings of what has the keyboard, and for the bar.
        x: LayoutMirroring.enabled ? page.width - width - Theme.s1 : Theme.s1
        y: Theme.s1
        width: Math.min(page.width - Theme.s5, Math.round(720 * Math.min(1.4, Theme.textScale)))
        spacing: Theme.s4

        Flow {
            Layout.fillWidth: true
            spacing: Theme.s3

            Words { text: page.detail.number; tone: "muted"; strong: true }
            Tag {
                objectName: "decisionStanding"
                text: page.say.term(page.standing, "decision")
                tone: ["blocked", "contested"].includes(page.standing) ? "red"
                    : page.standing === "provisional" ? "violet"
                    : page.standing === "in-force" ? "accent"
                    : page.standing === "under-review" ? "amber"
                    : "muted"
            }
            Tag { visible: page.detail.personal; tone: "blue"; text: page.lang.tr("personal", "tag of a decision") }
            Tag {
                visible: page.detail.reviewDue && page.standing === "in-force"
                tone: "amber"
                text: page.lang.tr("due for review", "tag of a decision")
            }
        }
        Title { Layout.fillWidth: true; text: page.say.said(page.detail.titles) }
        Words {
            Layout.fillWidth: true
            visible: page.standing === "provisional"
            tone: "violet"
            text: page.lang.tr("Open to blocks until {moment}, {relative}.", "decision", -1, {
                moment: page.lang.moment(page.detail.blockEnds),
                relative: page.lang.relative(page.detail.blockEnds, page.vm.now)
            })
        }
        ListSentence {
            objectName: "replaced"
            Layout.fillWidth: true
            visible: page.standing === "superseded" || page.standing === "repealed"
            shape: "ring"
            tone: "muted"
            text: page.standing === "repealed"
                ? page.lang.tr("Repealed by {number}: {title}", "decision", -1, {
                    number: page.detail.replacedNumber,
                    title: page.say.said(page.detail.replacedTitles)
                })
                : page.lang.tr("Superseded by {number}: {title}", "decision", -1, {
                    number: page.detail.replacedNumber,
                    title: page.say.said(page.detail.replacedTitles)
                })
            act: page.detail.replacedKey !== "" ? page.lang.tr("Open it", "button: another decision") : ""
            onActed: page.vm.choose(page.detail.replacedKey)
        }
        Words {
            objectName: "decisionText"
            Layout.fillWidth: true
            size: "lead"
            lineHeight: 1.3
            tone: page.detail.personal ? "muted" : "ink"
            text: page.detail.personal
                ? page.lang.tr(
                    "The text is not for other eyes; date, method and count always show.",
                    "personal decision"
                )
                : page.say.said(page.detail.texts)
        }
        DecisionTally {
            Layout.fillWidth: true
            detail: page.detail
            say: page.say
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.s2

            Fact {
                name: page.lang.tr("Decided", "fact: when")
                says: page.lang.date(page.detail.takenAt, "long")
                    + (page.detail.late > 0
                        ? " · " + page.lang.tr("recorded on {day}", "decision", -1, {
                            day: page.lang.date(page.detail.recordedAt, "long")
                        })
                        : "")
            }
            Fact {
                name: page.lang.tr("How", "fact: method")
                says: [page.say.titled(page.detail.method), page.detail.by].filter(part => part !== "").join(" · ")
            }
            Fact {
                name: page.lang.tr("Where", "fact: meeting")
                says: page.detail.meetingKind !== ""
                    ? [
                        page.say.item(false, page.detail.meetingKind, page.detail.meetingTitles),
                        page.detail.meetingPlace
                    ].filter(part => part !== "").join(" · ")
                    : ""
            }
            Fact {
                name: page.lang.tr("Text", "fact: version")
                says: page.lang.tr("version {version}, exactly as it was decided", "decision", -1, {
                    version: page.detail.version
                })
                    + (page.detail.language ? " · " + page.lang.languageName(page.detail.language) : "")
            }
            Fact {
                name: page.lang.tr("Why", "heading: rationale of a decision")
                says: page.say.said(page.detail.rationale)
            }
            Fact {
                name: page.lang.tr("Went on because", "fact: in spite of stand-asides")
                says: page.detail.wentOnWhy
            }
            Fact { name: page.lang.tr("Sees to it", "fact: implementer"); says: page.detail.implementer }
            Fact {
                name: page.lang.tr("In force from", "fact: effective date")
                says: page.detail.effectiveAt > 0 ? page.lang.date(page.detail.effectiveAt, "long") : ""
            }
            Fact {
                name: page.lang.tr("Reviewed on", "fact: review date")
                says: page.detail.reviewAt > 0 ? page.lang.date(page.detail.reviewAt, "long") : ""
            }
        }
        Divider { visible: notes.count > 0 }
        Repeater {
            id: notes

            model: page.vm.notes
            delegate: DecisionNote {
                Layout.fillWidth: true
                say: page.say
            }
        }
        Divider { }
        OutcomeLine {
            id: outcome

            Layout.fillWidth: true
            vm: page.vm
            say: page.say
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.s2

            Button {
                objectName: "toProposal"
                text: page.lang.tr("The proposal behind it", "button: a decision")
                onClicked: page.desk.go("proposals", page.detail.proposal)
            }
            Button {
                objectName: "printDecision"
                text: page.lang.tr("Print or send…", "link: documents")
                onClicked: page.desk.printing.ask("decision", { decision: page.detail.number })
            }
            Button {
                visible: page.standing === "provisional"
                kind: "danger"
                text: page.lang.tr("Block from home", "button: a decision")
                onClicked: page.desk.asking.ask("lodge-block", { proposal: page.detail.proposal })
            }
            Button {
                visible: page.detail.newest && !["superseded", "repealed"].includes(page.standing)
                text: page.lang.tr("Superseded by another", "button: a decision")
                onClicked: page.desk.asking.ask("supersede-decision", { decision: page.detail.proposal })
            }
            Button {
                visible: page.detail.newest && !["superseded", "repealed"].includes(page.standing)
                text: page.lang.tr("Repealed by another", "button: a decision")
                onClicked: page.desk.asking.ask("repeal-decision", { decision: page.detail.proposal })
            }
        }
    }
}
