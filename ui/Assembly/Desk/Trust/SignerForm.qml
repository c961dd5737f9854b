// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody to be put on the roll of signers: whose key it is, the key, and what it is for.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

ColumnLayout {
    id: form

    required property SignersViewModel vm
    required property Lang lang
    property alias key: key.text
    // Those who stand on the roll: maps of `person`, `name` and `capacities`, one for each of them.
    readonly property var known: vm.roll.standing.filter((one, at, all) => one.active
        && all.findIndex(other => other.active && other.person === one.person) === at)
    // Whose further key it is; "" for somebody who is not on the roll yet.
    property string person: ""

    signal keyAsked
    signal done

    function begin() {
        vm.forgive()
        visible = true
        name.forceActiveFocus(Qt.OtherFocusReason)
    }

    function putAway() {
        visible = false
        name.clear()
        key.clear()
        choose("")
        done()
    }

    // A further key is for the same as the first, until it is said otherwise.
    function choose(person: string) {
        const one = known.find(each => each.person === person)
        const capacities = one ? one.capacities : ["delegate"]
        form.person = person
        secretary.checked = capacities.includes("secretary")
        facilitator.checked = capacities.includes("facilitator")
        delegate.checked = capacities.includes("delegate")
    }

    function whose(): string {
        return person === "" ? name.text : known.find(one => one.person === person)?.name ?? ""
    }

    function ready(): bool {
        return whose().trim() !== "" && key.text.trim() !== ""
    }

    function draft() {
        if (ready())
            vm.add(
                key.text,
                whose(),
                [
                    secretary.checked ? "secretary" : "",
                    facilitator.checked ? "facilitator" : "",
                    delegate.checked ? "delegate" : ""
                ].filter(part => part !== ""),
                person
            )
    }

    visible: false
    spacing: Theme.s3
    Keys.onEscapePressed: putAway()

    Connections {
        target: form.vm

        function onDrafted() {
            if (form.visible)
                form.putAway()
        }
    }
    TrustWording { id: words; lang: form.lang }

    Options {
        objectName: "whoseKey"
        Layout.fillWidth: true
        label: form.lang.tr("Whose key it is", "field: a signer")
        choices: [{ code: "", says: form.lang.tr("Somebody new’s", "whose key") }].concat(form.known.map(one => ({
            code: one.person,
            says: form.lang.tr("{name}’s, a further one", "whose key", -1, { name: words.called(one.name) })
        })))
        value: form.person
        onChosen: person => form.choose(person)
    }
    TextLine {
        id: name

        objectName: "signerName"
        visible: form.person === ""
        Layout.fillWidth: true
        label: form.lang.tr("Name", "field: a signer")
        onTextEdited: form.vm.forgive()
        onAccepted: key.forceActiveFocus(Qt.OtherFocusReason)
    }
    TextLine {
        id: key

        objectName: "signerKey"
        Layout.fillWidth: true
        label: form.lang.tr("Their public key: the line ssh-ed25519 …, or its file", "field: a signer")
        literal: true
        complaint: form.visible ? form.vm.complaint : ""
        onTextEdited: form.vm.forgive()
        onAccepted: form.draft()
    }
    Button {
        objectName: "chooseKey"
        text: form.lang.tr("Choose the file of the key", "button: the roll of signers")
        onClicked: form.keyAsked()
    }
    SectionLabel { Layout.fillWidth: true; text: form.lang.tr("What they sign as", "heading: the roll of signers") }
    Check { id: secretary; objectName: "as-secretary"; Layout.fillWidth: true; text: words.capacity("secretary") }
    Check { id: facilitator; objectName: "as-facilitator"; Layout.fillWidth: true; text: words.capacity("facilitator") }
    Check {
        id: delegate

        objectName: "as-delegate"
        Layout.fillWidth: true
        checked: true
        text: words.capacity("delegate")
    }
    ButtonRow {
        Button {
            objectName: "draftSigner"
            enabled: form.ready()
            text: form.lang.tr("See what would change", "button: the roll of signers")
            keys: form.lang.keys("Enter")
            onClicked: form.draft()
        }
        Button { objectName: "noSigner"; text: form.lang.tr("Not now", "button"); onClicked: form.putAway() }
    }
}
