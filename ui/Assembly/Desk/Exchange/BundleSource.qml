// SPDX-License-Identifier: GPL-3.0-or-later
// Where a bundle comes in: dropped, chosen, or lying near at hand.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

Card {
    id: card

    required property ExchangeViewModel vm
    required property Lang lang
    readonly property alias first: choose
    // Whether choosing a bundle is the next act here.
    property bool leads: true

    signal chooseAsked

    label: lang.tr("Take in a bundle", "heading")
    spacing: Theme.s4

    Title { Layout.fillWidth: true; size: "lead"; text: card.label }
    Words {
        Layout.fillWidth: true
        text: card.lang.tr(
            "Drop it anywhere on this window, or choose it. "
            + "You see what it holds, who signed it and what it would change; nothing is taken in before you say so.",
            "exchange"
        )
    }
    Button {
        id: choose

        objectName: "chooseBundle"
        kind: card.leads ? "primary" : "quiet"
        text: card.lang.tr("Choose a bundle", "button")
        keys: card.lang.keys("Ctrl+O")
        onClicked: card.chooseAsked()
    }
    ColumnLayout {
        Layout.fillWidth: true
        visible: near.count > 0
        spacing: 2

        SectionLabel { Layout.fillWidth: true; text: card.lang.tr("Lying near at hand", "heading: bundles") }
        Repeater {
            id: near

            model: card.vm.files.nearby
            delegate: RowItem {
                required property string key
                required property string name
                required property string place
                required property real at

                objectName: "near-" + name
                Layout.fillWidth: true
                text: name
                note: card.lang.facts([place, card.lang.relative(at, card.vm.now)])
                leading: StageShape { shape: "ring" }
                onClicked: card.vm.look(key)
            }
        }
    }
}
