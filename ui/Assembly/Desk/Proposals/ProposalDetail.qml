// SPDX-License-Identifier: GPL-3.0-or-later
// The whole life of one proposal: where it stands, what comes next, its words, and all that was said and done about it.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

Scroller {
    id: page

    required property DeskViewModel desk
    required property ProposalsViewModel vm
    required property Wording say
    required property ProposalWording words

    readonly property Lang lang: say.lang
    readonly property ProposalFacts about: vm.detail
    readonly property string key: about.key
    readonly property string standing: about.standing
    readonly property string stage: about.stage
    readonly property list<string> stages: [
        "presented", "clarifying", "discussion", "concerns", "resolving", "testing", "provisional"
    ]
    readonly property string on: stage === "decided" ? "provisional"
        : ["returned", "blocked", "block-review", "block-upheld"].includes(stage) ? "testing"
        : stage

    signal writingAsked(what: string)

    function begin() {
        nextAct.focusFirst()
    }

    function ask(name: string, given: var) {
        desk.asking.ask(name, Object.assign({ proposal: key }, given))
    }

    contentHeight: column.implicitHeight + Theme.s5
    onKeyChanged: contentY = 0

    ColumnLayout {
        id: column

        // Room for the rings of what has the keyboard, and for the bar.
        x: LayoutMirroring.enabled ? page.width - width - Theme.s1 : Theme.s1
        y: Theme.s1
        width: Math.min(page.width - Theme.s5, Math.round(760 * Math.min(1.4, Theme.textScale)))
        spacing: Theme.s4

        StageTrail {
            Layout.fillWidth: true
            visible: page.stages.includes(page.on)
            spacing: Theme.s2
            names: page.stages.map(code => page.say.stage(code))
            current: page.standing === "in-force" || page.standing === "superseded" || page.standing === "repealed"
                ? page.stages.length
                : page.stages.indexOf(page.on)
            shape: page.on === "testing" ? "diamond"
                : page.on === "concerns" || page.on === "resolving" ? "triangle"
                : "circle"
            tone: page.on === "testing" || page.on === "provisional" ? "violet"
                : page.on === "concerns" || page.on === "resolving" ? "amber"
                : "accent"
            spoken: page.lang.tr("Stage: {stage}", "spoken", -1, { stage: page.say.term(page.standing) })
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.s3

            Tag {
                objectName: "proposalStanding"
                text: page.say.term(page.standing)
                tone: page.words.tone(page.standing)
            }
            Words { visible: text !== ""; text: page.about.number; tone: "muted"; strong: true }
        }
        Title { objectName: "proposalTitle"; Layout.fillWidth: true; text: page.say.said(page.about.titles) }
        Words {
            Layout.fillWidth: true
            size: "small"
            tone: "muted"
            text: [
                page.about.by ? page.lang.tr("proposed by {name}", "proposal", -1, { name: page.about.by }) : "",
                page.lang.date(page.about.draftedAt, "medium"),
                page.lang.tr("version {version}", "proposal", -1, { version: page.about.version }),
                page.about.posted > 0
                    ? page.about.posted === page.about.version
                        ? page.lang.tr("as posted", "floor")
                        : page.lang.tr("posted as version {version}", "floor", -1, { version: page.about.posted })
                    : "",
                page.say.term(page.about.major ? "major" : "minor", "proposal"),
                page.about.operational ? page.lang.tr("operational", "proposal") : ""
            ].filter(part => part !== "").join(" · ")
        }
        NextAct {
            id: nextAct

            Layout.fillWidth: true
            desk: page.desk
            vm: page.vm
            say: page.say
            words: page.words
            onWritingAsked: what => page.writingAsked(what)
        }
        ProposalTexts {
            Layout.fillWidth: true
            vm: page.vm
            say: page.say
        }
        ProposalVersions {
            Layout.fillWidth: true
            visible: count > 0
            desk: page.desk
            vm: page.vm
            say: page.say
        }
        ProposalVoices {
            Layout.fillWidth: true
            desk: page.desk
            vm: page.vm
            say: page.say
            words: page.words
        }
        ProposalBlocks {
            Layout.fillWidth: true
            visible: count > 0
            desk: page.desk
            vm: page.vm
            say: page.say
        }
        ProposalTests {
            Layout.fillWidth: true
            visible: count > 0
            desk: page.desk
            vm: page.vm
            say: page.say
            words: page.words
        }
        ProposalActs {
            Layout.fillWidth: true
            Layout.bottomMargin: Theme.s4
            desk: page.desk
            vm: page.vm
            say: page.say
            onWritingAsked: what => page.writingAsked(what)
        }
    }
}
