// SPDX-License-Identifier: GPL-3.0-or-later
// Erasing for good: where it begins, and which groups have followed.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

Card {
    id: card

    required property ErasingViewModel vm
    required property Lang lang

    signal eraseAsked

    label: lang.tr("Erase for good", "heading")

    Title { Layout.fillWidth: true; size: "lead"; text: card.label }
    Words {
        Layout.fillWidth: true
        text: card.lang.tr(
            "What was recorded about somebody can be taken away, on every laptop of ours. "
            + "Other groups are asked to do the same.",
            "erasing"
        )
    }
    Words {
        Layout.fillWidth: true
        visible: card.vm.gone > 0
        tone: "muted"
        text: card.lang.tr("{n} of our records were erased so far.", "erasing", card.vm.gone)
    }
    Repeater {
        model: card.vm.followed
        delegate: Words {
            required property var modelData

            Layout.fillWidth: true
            tone: "muted"
            text: card.lang.told("erasure-followed", { n: modelData.count, group: modelData.name })
        }
    }
    Button { objectName: "eraseForGood"; text: card.lang.tr("Erase for good…", "button"); onClicked: card.eraseAsked() }
}
