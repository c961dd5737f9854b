// SPDX-License-Identifier: GPL-3.0-or-later
// The piece of work that is under way, how far it is, and the button that stops it.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

Card {
    id: card

    required property ExchangeViewModel vm
    required property Lang lang
    readonly property alias first: cancel

    function underWay(): string {
        if (vm.stopping)
            return lang.tr("Stopping", "exchange: a piece of work")
        switch (vm.phase) {
        case "looking": return lang.tr("Looking into the bundle", "exchange: a piece of work")
        case "taking":
            return vm.share < 1
                ? lang.tr("Taking it in: everything is checked once more", "exchange: a piece of work")
                : lang.tr("Almost done", "exchange: a piece of work")
        case "giving": return lang.tr("Writing the receipt", "exchange: a piece of work")
        case "exporting": return lang.tr("Writing the bundle", "exchange: a piece of work")
        }
        return ""
    }

    tone: "accent"
    label: underWay()

    ProgressBar {
        objectName: "progress"
        Layout.fillWidth: true
        label: card.underWay()
        share: card.vm.share
        said: card.vm.share > 0 ? card.lang.percent(Math.floor(card.vm.share * 100) / 100) : ""
    }
    Button {
        id: cancel

        objectName: "cancel"
        enabled: !card.vm.stopping
        text: card.lang.tr("Cancel", "button")
        keys: card.lang.keys("Esc")
        onClicked: card.vm.cancel()
    }
}
