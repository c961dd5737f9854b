// SPDX-License-Identifier: GPL-3.0-or-later
// One person: who they are to the assembly, what they hold and can do, their place in the rotation, and what can be
// done.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

ColumnLayout {
    id: page

    required property MembersViewModel vm
    required property ActSheetViewModel asking
    required property Wording say
    required property Lang lang
    required property MemberWording words

    readonly property MemberFacts person: vm.detail
    readonly property string key: person.key
    readonly property string standing: person.standing

    spacing: Theme.s4

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.s3

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Title { objectName: "personName"; Layout.fillWidth: true; text: page.person.who }
            Words {
                Layout.fillWidth: true
                tone: "muted"
                text: [
                    page.standing === "active" ? page.lang.tr("Member", "standing")
                        : page.standing === "guest"
                            ? page.lang.tr("Guest: no block, and not counted for the quorum", "standing")
                        : page.lang.tr("Has left", "standing"),
                    page.lang.tr("known since {day}", "member", -1, {
                        day: page.lang.date(page.person.joinedAt, "long")
                    })
                ].join(" · ")
            }
        }
        Tag {
            Layout.alignment: Qt.AlignTop
            visible: page.key !== "" && !page.person.shown
            tone: "amber"
            text: page.lang.tr("not named in the hall", "member")
        }
    }

    ColumnLayout {
        Layout.fillWidth: true
        visible: page.person.terms > 0
        spacing: Theme.s2

        SectionLabel { Layout.fillWidth: true; text: page.lang.tr("Offices", "heading") }
        Repeater {
            model: page.vm.ownTerms
            delegate: ListSentence {
                required property string role
                required property real since
                required property real until
                required property bool due
                required property bool over

                Layout.fillWidth: true
                shape: over ? "ring" : due ? "triangle" : "circle"
                tone: over ? "muted" : due ? "amber" : "accent"
                text: role
                note: page.lang.tr("from {since} until {until}", "term of office", -1, {
                    since: page.lang.date(since, "medium"),
                    until: page.lang.date(until, "medium")
                })
            }
        }
    }
    ColumnLayout {
        Layout.fillWidth: true
        visible: page.person.skills.length > 0
        spacing: Theme.s2

        SectionLabel { Layout.fillWidth: true; text: page.lang.tr("Trained for", "heading") }
        Words {
            Layout.fillWidth: true
            text: page.lang.listing(page.person.skills.map(skill => skill === "facilitation"
                ? page.lang.tr("facilitation", "a training")
                : skill))
        }
    }
    ColumnLayout {
        Layout.fillWidth: true
        visible: page.person.place > 0
        spacing: 2

        SectionLabel { Layout.fillWidth: true; text: page.lang.tr("Rotation", "people: an overview") }
        Words {
            Layout.fillWidth: true
            text: page.lang.tr("Place {n} of {all}", "rotation", -1, {
                n: page.person.place,
                all: page.vm.counts.order
            })
        }
        Words { Layout.fillWidth: true; tone: "muted"; text: page.words.facts(page.person.turns, page.person.lastAt) }
        Words {
            Layout.fillWidth: true
            tone: page.person.eligible ? "accent" : "amber"
            text: page.words.why(page.person.reason, page.person.place)
        }
    }
    Divider { }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.s3

        Button {
            objectName: "makeMember"
            visible: page.standing === "guest"
            kind: "primary"
            text: page.lang.tr("Make a member", "button: a guest")
            onClicked: page.vm.stand(page.key, "active")
        }
        Button {
            objectName: "cameBack"
            visible: page.standing === "left"
            kind: "primary"
            text: page.lang.tr("Is back", "button: somebody who left")
            onClicked: page.vm.stand(page.key, "active")
        }
        Button {
            objectName: "rename"
            text: page.lang.tr("Correct the name", "button")
            onClicked: page.asking.ask("rename-member", { member: page.key, shown: page.person.shown })
        }
        Button {
            objectName: "train"
            visible: page.standing !== "left" && !page.person.trained
            text: page.lang.tr("Is trained to facilitate", "button")
            onClicked: page.vm.train(page.key)
        }
        Button {
            objectName: "trainOther"
            visible: page.standing !== "left"
            text: page.lang.tr("Is trained for something else", "button")
            onClicked: page.asking.ask("train-member", { member: page.key })
        }
        Button {
            objectName: "office"
            visible: page.standing === "active"
            text: page.lang.tr("Begin a term", "button")
            onClicked: page.asking.ask("begin-term", { member: page.key })
        }
        Button {
            objectName: "hide"
            text: page.person.shown
                ? page.lang.tr("Do not name in the hall", "button")
                : page.lang.tr("Name in the hall again", "button")
            onClicked: page.vm.showInHall(page.key, !page.person.shown)
        }
        Button {
            objectName: "left"
            visible: page.standing !== "left"
            kind: "danger"
            text: page.lang.tr("Has left", "button: a member")
            onClicked: page.vm.stand(page.key, "left")
        }
    }
}
