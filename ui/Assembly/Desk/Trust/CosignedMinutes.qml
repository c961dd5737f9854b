// SPDX-License-Identifier: GPL-3.0-or-later
// Who has signed approved minutes: the facilitator's laptop and the secretary's, two people, the same words.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

ColumnLayout {
    id: part

    required property CosigningViewModel vm
    required property Lang lang

    function standing(): string {
        if (vm.complete)
            return lang.tr("The facilitator and the secretary have both signed these minutes.", "minutes: signatures")
        return vm.signed.some(one => one.current)
            ? lang.tr("One of the two has signed; the other is still missing.", "minutes: signatures")
            : lang.tr(
                "The facilitator and the secretary sign approved minutes, each on their own laptop.",
                "minutes: signatures"
            )
    }

    spacing: Theme.s2

    TrustWording { id: words; lang: part.lang }

    SectionLabel { Layout.fillWidth: true; text: part.lang.tr("Signed by", "heading: minutes") }
    Repeater {
        model: part.vm.signed
        delegate: Words {
            required property var modelData

            Layout.fillWidth: true
            size: "small"
            tone: modelData.current ? "ink" : "amber"
            text: modelData.current
                ? words.signer(modelData.name, modelData.capacities)
                : part.lang.tr("{signer}: an earlier state; something was recorded since", "minutes: a signature", -1, {
                    signer: words.signer(modelData.name, modelData.capacities)
                })
        }
    }
    Words { objectName: "cosignedSays"; Layout.fillWidth: true; size: "small"; tone: "muted"; text: part.standing() }
    Words {
        Layout.fillWidth: true
        visible: text !== ""
        tone: "red"
        text: part.vm.complaint
        Accessible.role: Accessible.AlertMessage
    }
    Button {
        objectName: "cosign"
        visible: part.vm.maySign
        text: part.lang.tr("Sign these minutes", "button")
        onClicked: part.vm.sign()
    }
}
