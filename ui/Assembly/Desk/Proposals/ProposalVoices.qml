// SPDX-License-Identifier: GPL-3.0-or-later
// What people said: concerns and what became of each, questions and their answers, declared interests.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

ColumnLayout {
    id: voices

    required property DeskViewModel desk
    required property ProposalsViewModel vm
    required property Wording say
    required property ProposalWording words

    readonly property Lang lang: say.lang
    readonly property string proposal: vm.detail.key

    visible: concerns.count + questions.count + interests.count > 0
    spacing: Theme.s3

    SectionLabel { Layout.fillWidth: true; visible: concerns.count > 0; text: voices.lang.tr("Concerns", "heading") }
    Repeater {
        id: concerns

        model: voices.vm.concerns
        delegate: ColumnLayout {
            id: concern

            required property string key
            required property int number
            required property string member
            required property string says
            required property string status
            required property int version

            Layout.fillWidth: true
            spacing: Theme.s1

            ListSentence {
                Layout.fillWidth: true
                shape: concern.status === "open" ? "triangle" : concern.status === "stood-aside" ? "ring" : "circle"
                tone: concern.status === "addressed" || concern.status === "withdrawn" ? "accent" : "amber"
                text: voices.lang.tr("{number}. {says}", "concern", -1, { number: concern.number, says: concern.says })
                note: concern.member + " · " + voices.say.became(concern.status, concern.version)
            }
            Flow {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.s5
                visible: concern.status === "open"
                spacing: Theme.s2

                Button {
                    text: voices.lang.tr("{name} withdraws it", "button: a concern", -1, { name: concern.member })
                    Accessible.description: concern.says
                    onClicked: voices.desk.asking.ask("withdraw-concern", {
                        proposal: voices.proposal,
                        concern: concern.key
                    })
                }
                Button {
                    visible: voices.vm.detail.standing === "resolving"
                    text: voices.lang.tr("The text answers it", "button: a concern")
                    Accessible.description: concern.says
                    onClicked: voices.desk.asking.ask("address-concern", {
                        proposal: voices.proposal,
                        concern: concern.key
                    })
                }
            }
        }
    }
    SectionLabel {
        Layout.fillWidth: true
        Layout.topMargin: Theme.s2
        visible: questions.count > 0
        text: voices.lang.tr("Clarifying questions", "heading")
    }
    Repeater {
        id: questions

        model: voices.vm.questions
        delegate: ListSentence {
            required property string key
            required property string member
            required property string says
            required property string answer

            Layout.fillWidth: true
            shape: answer === "" ? "ring" : "circle"
            tone: answer === "" ? "blue" : "accent"
            text: voices.lang.labelled(member, says)
            note: answer === "" ? voices.lang.tr("waits for an answer", "clarifying question") : answer
            act: answer === "" ? voices.lang.tr("Answer", "button: a question") : ""
            onActed: voices.desk.asking.ask("answer-question", { proposal: voices.proposal, question: key })
        }
    }
    SectionLabel {
        Layout.fillWidth: true
        Layout.topMargin: Theme.s2
        visible: interests.count > 0
        text: voices.lang.tr("Declared interests", "heading")
    }
    Repeater {
        id: interests

        model: voices.vm.interests
        delegate: ListSentence {
            required property string member
            required property string says

            Layout.fillWidth: true
            shape: "ring"
            tone: "blue"
            text: says
            note: member
        }
    }
}
