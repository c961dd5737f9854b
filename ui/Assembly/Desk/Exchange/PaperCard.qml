// SPDX-License-Identifier: GPL-3.0-or-later
// Paper and ledger: codes to be printed or photographed, and what a phone or a scanner read from one.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

Card {
    id: card

    required property PaperViewModel vm
    required property Wording say
    // The bundle that is being looked into, by its fingerprint, and whose it says it is; "" for none.
    property string contact: ""
    property string contactGroup: ""

    readonly property Lang lang: say.lang

    signal codeAsked(kind: string, decision: string)
    signal fileAsked
    // The verdict is there, in that item.
    signal told(item: Item)

    function showDecision() {
        if (number.text.trim() !== "")
            codeAsked("proof", number.text)
    }

    // A verdict is waited for: it is shown when it comes, and not again when only its language changes.
    property bool waiting: false

    function check() {
        waiting = true
        vm.check(scanned.text)
        // A scanner types the next one over it.
        scanned.selectAll()
    }

    label: lang.tr("On paper", "heading")

    Title { Layout.fillWidth: true; size: "lead"; text: card.label }
    Words {
        Layout.fillWidth: true
        text: card.lang.tr(
            "A code that a phone can read, printed or photographed: "
            + "with it anybody can see later whether paper and record still say the same.",
            "codes on paper"
        )
    }
    Button {
        objectName: "showRecordCode"
        text: card.lang.tr("Show the code of our record as it stands", "button: codes on paper")
        onClicked: card.codeAsked("checkpoint", "")
    }
    Words {
        objectName: "codeRefused"
        Layout.fillWidth: true
        visible: text !== ""
        tone: "red"
        text: card.vm.open || card.vm.asked === "proof" ? "" : card.vm.complaint
        Accessible.role: Accessible.AlertMessage
    }
    TextLine {
        id: number

        objectName: "codeNumber"
        Layout.fillWidth: true
        label: card.lang.tr("Number of a decision, such as 2026-14", "field: codes on paper")
        complaint: card.vm.open || card.vm.asked !== "proof" ? "" : card.vm.complaint
        onTextEdited: card.vm.forgive()
        onAccepted: card.showDecision()
    }
    Button {
        objectName: "showDecisionCode"
        enabled: number.text.trim() !== ""
        text: card.lang.tr("Show the code of this decision", "button: codes on paper")
        onClicked: card.showDecision()
    }
    SectionLabel {
        Layout.fillWidth: true
        Layout.topMargin: Theme.s2
        text: card.lang.tr("Check what was scanned", "heading: codes on paper")
    }
    TextLine {
        id: scanned

        objectName: "scanned"
        Layout.fillWidth: true
        label: card.lang.tr("What a phone or a scanner read", "field: codes on paper")
        complaint: card.vm.doubt
        onTextEdited: card.vm.forget()
        onAccepted: card.check()
    }
    ButtonRow {
        Button {
            objectName: "checkScanned"
            enabled: scanned.text.trim() !== ""
            text: card.lang.tr("Check it", "button: what was scanned")
            keys: card.lang.keys("Enter")
            onClicked: card.check()
        }
        Button {
            objectName: "scannedFile"
            text: card.lang.tr("Take it from a text file", "button: what was scanned")
            onClicked: { card.waiting = true; card.fileAsked() }
        }
    }
    // Once it has its place: before, it would be looked for too far up.
    Timer { id: soon; interval: 40; onTriggered: if (verdict.item) card.told(verdict) }
    Connections {
        target: card.vm

        function onJudged() {
            if (card.waiting && card.vm.verdict.kind !== "")
                soon.restart()
            card.waiting = false
        }
    }
    Loader {
        id: verdict

        Layout.fillWidth: true
        active: card.vm.verdict.kind !== ""
        visible: active
        sourceComponent: PaperVerdict {
            verdict: card.vm.verdict
            say: card.say
            contact: card.contact
            contactGroup: card.contactGroup
        }
    }
}
