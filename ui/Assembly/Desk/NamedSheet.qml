// SPDX-License-Identifier: GPL-3.0-or-later
// A sheet that the desk knows by its name. Nothing of it is loaded before it is laid for the first time.
import QtQuick
import Assembly.Kit
import Assembly.Text
import Assembly.Models

SheetPlace {
    id: named

    required property DeskViewModel desk
    required property Wording say
    required property string key
    required property string module
    required property string type
    required property QtObject vm
    required property string chord

    objectName: "sheet-" + key
    // The properties `shown` and the signal `closeAsked` are those of every sheet.
    onCoversChanged: {
        if (covers && source.toString() === "")
            setSource(Qt.createComponent(module, type).url, { desk: desk, vm: vm, say: say })
    }

    Binding {
        target: named.item
        when: named.status === Loader.Ready
        property: "shown"
        value: named.laid
    }
    Connections {
        target: named.item
        ignoreUnknownSignals: true

        function onCloseAsked() {
            named.shown = false
        }
    }
}
