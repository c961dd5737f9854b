// SPDX-License-Identifier: GPL-3.0-or-later
// Adding members: a list of names is pasted, one on each line.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

Sheet {
    id: sheet

    required property PeopleViewModel vm
    required property Lang lang

    readonly property var counted: shown ? vm.reckon(names.text) : ({})
    readonly property int fresh: counted.fresh ?? 0
    readonly property int known: counted.known ?? 0

    function begin() {
        names.text = ""
        guests.checked = false
        shown = true
        names.forceActiveFocus(Qt.OtherFocusReason)
    }

    function finish() {
        if (fresh > 0 && vm.add(names.text, guests.checked))
            closeAsked()
    }

    heading: lang.tr("Add members", "button")
    about: lang.tr("Paste or type the names, one on each line. Nobody is added twice.", "people")

    Shortcut { enabled: sheet.shown; sequences: ["Ctrl+Return", "Ctrl+Enter"]; onActivated: sheet.finish() }

    TextBox {
        id: names

        objectName: "names"
        Layout.fillWidth: true
        rows: 8
        label: sheet.lang.tr("Names", "field")
    }
    Check {
        id: guests

        objectName: "guests"
        Layout.fillWidth: true
        text: sheet.lang.tr("They are guests for now", "people")
    }
    Words {
        Layout.fillWidth: true
        tone: "muted"
        text: [sheet.lang.tr("{n} new names", "people", sheet.fresh),
               sheet.known > 0 ? sheet.lang.tr("{n} are here already", "people", sheet.known) : ""].filter(part => part !== "").join(" · ")
    }

    buttons: [
        Button {
            objectName: "addNames"
            enabled: sheet.fresh > 0
            kind: "primary"
            text: sheet.lang.tr("Add them", "button")
            keys: sheet.lang.tr("Ctrl+Enter", "key")
            onClicked: sheet.finish()
        },
        Button {
            text: sheet.lang.tr("Close", "button: put a sheet away")
            keys: sheet.lang.tr("Esc", "key")
            onClicked: sheet.closeAsked()
        }
    ]
}
