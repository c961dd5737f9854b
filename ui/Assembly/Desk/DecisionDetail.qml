// SPDX-License-Identifier: GPL-3.0-or-later
// One decision: where it stands, its exact words, why, the count, who stood aside, and what came of it.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Hall
import Assembly.Models

Scroller {
    id: page

    required property DecisionsViewModel vm
    required property Say say

    readonly property Lang lang: say.lang
    readonly property var detail: vm.detail

    contentHeight: column.implicitHeight

    ColumnLayout {
        id: column

        width: Math.min(page.width - Theme.s3, 720)
        spacing: Theme.s4

        RowLayout {
            spacing: Theme.s3
            Words { text: page.detail.number ?? ""; tone: "muted"; strong: true }
            Tag {
                text: page.say.term(page.detail.standing ?? "")
                tone: ["blocked", "contested"].includes(page.detail.standing) ? "red" : page.detail.standing === "provisional" ? "violet"
                    : page.detail.standing === "in-force" ? "accent" : "muted"
            }
            Words {
                visible: page.detail.standing === "provisional"
                size: "small"
                tone: "violet"
                text: page.lang.tr("open to blocks, ends {relative}", "decision", -1, { relative: page.lang.relative(page.detail.blockEnds ?? 0, page.vm.now) })
            }
        }
        Title { Layout.fillWidth: true; text: page.say.said(page.detail.titles) }
        Words {
            Layout.fillWidth: true
            size: "small"
            tone: "muted"
            text: [page.lang.date(page.detail.takenAt ?? 0, "long"), page.say.term(page.detail.method ?? ""),
                   page.lang.tr("version {version}", "decision", -1, { version: page.detail.version ?? 1 })].join(" · ")
        }
        Words {
            objectName: "decisionText"
            Layout.fillWidth: true
            size: "lead"
            lineHeight: 1.3
            text: page.detail.personal ? page.lang.tr("The text is not for other eyes; date, method and count always show.", "personal decision") : page.say.said(page.detail.texts)
        }
        RowLayout {
            spacing: Theme.s6
            visible: !page.detail.votes
            Figure { value: page.lang.number(page.detail.agreement ?? 0); label: page.say.term("agreement"); tone: "accent" }
            Figure { value: page.lang.number(page.detail.reservations ?? 0); label: page.say.term("reservation") }
            Figure { value: page.lang.number(page.detail.asides ?? 0); label: page.say.term("stand-aside") }
            Figure { value: page.lang.number(page.detail.blocks ?? 0); label: page.say.term("block") }
            Figure { value: page.lang.number(page.detail.present ?? 0); label: page.lang.tr("present", "tally") }
        }
        RowLayout {
            spacing: Theme.s6
            visible: page.detail.votes ?? false
            Figure { value: page.lang.number(page.detail.for ?? 0); label: page.lang.tr("for", "vote"); tone: "accent" }
            Figure { value: page.lang.number(page.detail.against ?? 0); label: page.lang.tr("against", "vote") }
            Figure { value: page.lang.number(page.detail.abstentions ?? 0); label: page.lang.tr("abstain", "vote") }
        }
        ColumnLayout {
            Layout.fillWidth: true
            visible: page.say.said(page.detail.rationale) !== ""
            spacing: Theme.s1
            SectionLabel { text: page.lang.tr("Why", "heading: rationale of a decision") }
            Body { Layout.fillWidth: true; text: page.say.said(page.detail.rationale) }
        }
        Words {
            Layout.fillWidth: true
            visible: text !== ""
            tone: "muted"
            text: [page.detail.implementer ? page.lang.tr("{name} sees to it", "decision: implementer", -1, { name: page.detail.implementer }) : "",
                   page.detail.reviewAt > 0 ? page.lang.tr("reviewed on {day}", "decision", -1, { day: page.lang.date(page.detail.reviewAt, "long") }) : ""].filter(part => part !== "").join(" · ")
        }
        Divider { visible: notes.count > 0 }
        Repeater {
            id: notes

            model: page.vm.notes
            delegate: ListSentence {
                required property string kind
                required property string member
                required property real at
                required property var texts

                Layout.fillWidth: true
                shape: kind === "outcome" ? "circle" : kind === "stand-aside" ? "triangle" : "ring"
                tone: kind === "outcome" ? "accent" : "amber"
                text: page.say.said(texts) || member
                note: kind === "outcome" ? page.lang.tr("What came of it, {name}, {day}", "outcome note", -1, { name: member, day: page.lang.date(at, "medium") })
                    : kind === "stand-aside" ? page.lang.tr("{name} stood aside", "decision", -1, { name: member })
                    : page.lang.tr("{name} had reservations", "decision", -1, { name: member })
            }
        }
    }
}
