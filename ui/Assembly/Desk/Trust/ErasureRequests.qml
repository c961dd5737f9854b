// SPDX-License-Identifier: GPL-3.0-or-later
// What other groups ask us to erase of theirs.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

ColumnLayout {
    id: cards

    required property ErasingViewModel vm
    required property Lang lang
    // Groups whose request is left for another time.
    property var later: []

    readonly property var shown: vm.requests.filter(one => !later.includes(one.group))

    spacing: Theme.s4
    visible: shown.length > 0 || vm.honoured >= 0

    Card {
        Layout.fillWidth: true
        visible: cards.vm.honoured >= 0
        tone: "accent"
        label: done.text

        Words {
            id: done

            objectName: "honoured"
            Layout.fillWidth: true
            text: cards.lang.told("erased-for-others", { n: Math.max(0, cards.vm.honoured) })
            Accessible.role: Accessible.AlertMessage
        }
        Button {
            objectName: "honouredRead"
            text: cards.lang.tr("Good", "button: a message has been read")
            onClicked: cards.vm.putAway()
        }
    }
    Repeater {
        model: cards.shown
        delegate: Card {
            id: card

            required property var modelData

            Layout.fillWidth: true
            tone: "accent"
            label: cards.lang.tr("{group} asks us to erase {n} records", "erasing", modelData.count, {
                group: modelData.name
            })

            Title { Layout.fillWidth: true; size: "lead"; text: card.label }
            Words {
                Layout.fillWidth: true
                visible: card.modelData.whys.length > 0
                text: cards.lang.tr("Their reason: {why}", "erasing", -1, { why: card.modelData.whys.join("; ") })
            }
            Words {
                Layout.fillWidth: true
                tone: "muted"
                text: cards.lang.tr(
                    "Their text goes from this laptop for good. "
                    + "That there were records stays, and so does what is printed or lies on sticks.",
                    "erasing"
                )
            }
            ButtonRow {
                Button {
                    objectName: "honour-" + card.modelData.name
                    kind: "danger"
                    text: cards.lang.tr("Erase them here too", "button: erasing")
                    Accessible.description: card.label
                    onClicked: cards.vm.honour(card.modelData.group)
                }
                Button {
                    objectName: "later-" + card.modelData.name
                    text: cards.lang.tr("Not now", "button")
                    Accessible.description: card.label
                    onClicked: cards.later = [...cards.later, card.modelData.group]
                }
            }
        }
    }
}
