// SPDX-License-Identifier: GPL-3.0-or-later
// A change of the roll of signers: what it changes, who has signed, who has still to; and going by it from now on.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

Card {
    id: card

    required property SignersViewModel vm
    required property Lang lang

    readonly property DraftFacts draft: vm.draft
    readonly property bool told: draft.state === "open"
    // What became of it, once it is done.
    readonly property bool over: vm.outcome === "adopted" || vm.outcome === "saved"

    signal saveAsked

    // The keyboard goes to what is to be done next.
    function begin() {
        const next = over || !told ? read : draft.enough ? adopt : draft.maySign ? sign : save
        next.forceActiveFocus(Qt.OtherFocusReason)
    }

    function heading(): string {
        switch (vm.outcome) {
        case "adopted": return lang.told("draft-adopted")
        case "saved": return lang.told("draft-saved", { file: vm.file })
        }
        switch (draft.state) {
        case "open": return lang.told("draft")
        case "known": return lang.told("draft-known")
        case "stale": return lang.tr("This change comes too late", "roll of signers")
        case "early": return lang.tr("This change comes too early", "roll of signers")
        case "of-others": return lang.tr("This is a change of another group’s roll", "roll of signers")
        }
        return lang.tr("This change cannot be used", "roll of signers")
    }

    function more(): string {
        switch (vm.outcome) {
        case "adopted":
            return lang.tr(
                "It travels with every bundle; the other laptops go by it when they have taken one in.",
                "roll of signers"
            )
        case "saved":
            return waits() + " " + lang.tr(
                "Give them the file: they drop it on their window, read what it changes, and sign it.",
                "roll of signers"
            )
        }
        switch (draft.state) {
        case "known": return lang.tr("There is nothing to do.", "roll of signers")
        case "stale": return lang.told("draft-stale", { version: draft.version })
        case "early": return lang.told("draft-early", { version: draft.version, here: draft.here })
        case "of-others": return lang.told("draft-of-others", { group: draft.group })
        }
        return vm.complaint
    }

    function waits(): string {
        return draft.more > 0
            ? lang.told("draft-waits", {
                n: draft.more,
                names: lang.listing(draft.missing.map(name => words.called(name)))
            })
            : lang.told("draft-enough")
    }

    label: heading()
    tone: vm.outcome === "adopted" || told ? "accent" : draft.state === "damaged" ? "red" : ""
    padding: Theme.s5
    spacing: Theme.s3
    Keys.onEscapePressed: vm.putAway()

    TrustWording { id: words; lang: card.lang }
    Shortcut {
        enabled: adopt.visible || sign.visible
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        onActivated: card.draft.enough ? card.vm.adopt() : card.vm.sign()
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.s3

        StageShape {
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Theme.beside("lead", size)
            size: Math.round(16 * Theme.textScale)
            shape: card.draft.state === "damaged" ? "square" : card.told || card.over ? "circle" : "ring"
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Title {
                objectName: "draftHeading"
                Layout.fillWidth: true
                size: "lead"
                text: card.heading()
                Accessible.role: Accessible.AlertMessage
            }
            Words {
                Layout.fillWidth: true
                visible: text !== ""
                tone: "muted"
                text: card.told && !card.over
                    ? card.lang.facts([
                        card.draft.file,
                        card.lang.told("draft-of", { version: card.draft.version, group: card.draft.group })
                    ])
                    : card.draft.file
            }
        }
    }
    Body {
        objectName: "draftMore"
        Layout.fillWidth: true
        visible: text !== "" && (card.over || !card.told)
        text: card.over || !card.told ? card.more() : ""
    }
    ColumnLayout {
        Layout.fillWidth: true
        visible: card.told && !card.over
        spacing: Theme.s2

        SectionLabel { Layout.fillWidth: true; text: card.lang.tr("What would change", "heading: the roll of signers") }
        Repeater {
            model: card.told ? card.draft.steps : []
            delegate: ColumnLayout {
                id: change

                required property var modelData

                Layout.fillWidth: true
                spacing: 0

                Body { Layout.fillWidth: true; text: words.step(change.modelData) }
                KeyLine { Layout.fillWidth: true; visible: text !== ""; text: change.modelData.key }
            }
        }
        SectionLabel {
            Layout.fillWidth: true
            Layout.topMargin: Theme.s2
            text: card.lang.tr("Who has signed", "heading: the roll of signers")
        }
        Words {
            objectName: "draftSigned"
            Layout.fillWidth: true
            text: card.draft.signed.length > 0
                ? card.lang.listing(card.draft.signed.map(name => words.called(name)))
                : card.lang.tr("Nobody yet.", "roll of signers: who has signed")
        }
        Words { objectName: "draftWaits"; Layout.fillWidth: true; text: card.told ? card.waits() : "" }
        Words {
            Layout.fillWidth: true
            visible: card.draft.enough
            tone: "muted"
            text: card.lang.tr(
                "It cannot be taken back: what has ended stays so, and a further change is a further version.",
                "roll of signers"
            )
        }
    }
    Words {
        objectName: "draftComplaint"
        Layout.fillWidth: true
        visible: text !== "" && card.told
        tone: "red"
        text: card.vm.complaint
        Accessible.role: Accessible.AlertMessage
    }
    ButtonRow {
        Layout.topMargin: Theme.s2

        Button {
            id: adopt

            objectName: "adoptRoll"
            visible: card.told && !card.over && card.draft.enough
            kind: "primary"
            text: card.lang.tr("Go by it from now on", "button: the roll of signers")
            keys: card.lang.keys("Ctrl+Enter")
            onClicked: card.vm.adopt()
        }
        Button {
            id: sign

            objectName: "signRoll"
            visible: card.told && !card.over && card.draft.maySign
            kind: adopt.visible ? "quiet" : "primary"
            text: card.lang.tr("Sign", "button: the roll of signers")
            keys: adopt.visible ? "" : card.lang.keys("Ctrl+Enter")
            onClicked: card.vm.sign()
        }
        Button {
            id: save

            objectName: "saveRoll"
            visible: card.told && !card.over && !card.draft.enough && (card.draft.file === "" || !card.draft.maySign)
            // The next act, where nobody here can sign any more.
            kind: card.draft.maySign ? "quiet" : "primary"
            text: card.lang.tr("Save it for the others to sign", "button: the roll of signers")
            onClicked: card.saveAsked()
        }
        Button {
            id: read

            objectName: "draftRead"
            text: card.told && !card.over
                ? card.lang.tr("Not now", "button")
                : card.lang.tr("Good", "button: a message has been read")
            keys: card.lang.keys("Esc")
            onClicked: card.vm.putAway()
        }
    }
}
