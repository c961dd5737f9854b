// SPDX-License-Identifier: GPL-3.0-or-later
// What shall become of what was looked into: it is taken in, or put away.
pragma ComponentBehavior: Bound
import QtQuick
import Assembly.Kit
import Assembly.Models

Flow {
    id: row

    required property ExchangeViewModel vm
    required property Lang lang
    // Whether what was looked into can be taken in at all.
    required property bool takeable
    readonly property Button first: takeIn.visible ? takeIn : notNow

    spacing: Theme.s3

    Button {
        id: takeIn

        objectName: "takeIn"
        visible: row.takeable
        enabled: row.vm.mayTake
        kind: "primary"
        large: true
        text: row.vm.phase === "receipt"
            ? row.lang.tr("Record it", "button: a receipt")
            : row.lang.tr("Take it in", "button: a bundle")
        keys: enabled ? row.lang.keys("Ctrl+Enter") : ""
        onClicked: row.vm.take()
    }
    Button {
        id: notNow

        objectName: "notNow"
        large: true
        text: takeIn.visible
            ? row.lang.tr("Not now", "button")
            : row.lang.tr("Good", "button: a message has been read")
        keys: row.lang.keys("Esc")
        onClicked: row.vm.dismiss()
    }
}
