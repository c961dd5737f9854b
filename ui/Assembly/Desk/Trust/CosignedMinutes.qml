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
            return lang.told("minutes-both-signed")
        return vm.signed.some(one => one.current)
            ? lang.told("minutes-one-signed")
            : lang.tr(
                "The facilitator and the secretary sign approved minutes, each on their own laptop.",
                "minutes: signatures"
            )
    }

    spacing: Theme.s2

    TrustWording { id: words; lang: part.lang }

    SectionLabel { Layout.fillWidth: true; text: part.lang.told("signed-by") }
    Repeater {
        model: part.vm.signed
        delegate: Words {
            required property var modelData

            Layout.fillWidth: true
            size: "small"
            tone: modelData.current ? "ink" : "amber"
            text: modelData.current
                ? words.signer(modelData.name, modelData.capacities)
                : part.lang.told("signature-earlier", { signer: words.signer(modelData.name, modelData.capacities) })
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
