// SPDX-License-Identifier: GPL-3.0-or-later
// What else can be done with a proposal, where it stands now.
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

ColumnLayout {
    id: acts

    required property DeskViewModel desk
    required property ProposalsViewModel vm
    required property Wording say

    readonly property Lang lang: say.lang
    readonly property ProposalFacts about: vm.detail

    signal writingAsked(what: string)

    function may(act: string): bool {
        return about.acts.includes(act)
    }

    function ask(act: string) {
        desk.asking.ask(act, { proposal: about.key })
    }

    spacing: Theme.s3

    Divider { }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.s2

        Button {
            objectName: "translate"
            visible: acts.desk.spoken.length > 1 && !acts.about.personal
            text: acts.lang.tr("Translate", "button: a proposal")
            onClicked: acts.writingAsked("translation")
        }
        Button {
            visible: acts.may("raise-concern")
            text: acts.lang.tr("Name a concern", "button: a proposal")
            onClicked: acts.ask("raise-concern")
        }
        Button {
            objectName: "declareInterest"
            visible: acts.may("declare-interest")
            text: acts.lang.tr("Declare an interest", "button: a proposal")
            onClicked: acts.ask("declare-interest")
        }
        Button {
            visible: acts.about.next !== "" && !acts.about.personal
            text: acts.lang.tr("Take it up as a new proposal", "button")
            onClicked: acts.ask("clone-proposal")
        }
        Button {
            visible: acts.may("defer-proposal")
            text: acts.lang.tr("Defer", "button: a proposal")
            onClicked: acts.ask("defer-proposal")
        }
        Button {
            visible: acts.may("refer-proposal")
            text: acts.lang.tr("Refer to a group", "button: a proposal")
            onClicked: acts.ask("refer-proposal")
        }
        Button {
            objectName: "withdraw"
            visible: acts.may("withdraw-proposal")
            text: acts.lang.tr("{name} withdraws it", "button: a proposal", -1, { name: acts.about.by })
            onClicked: acts.ask("withdraw-proposal")
        }
        Button {
            visible: acts.may("lay-down-proposal")
            text: acts.lang.tr("Lay down", "button: a proposal")
            onClicked: acts.ask("lay-down-proposal")
        }
    }
}
