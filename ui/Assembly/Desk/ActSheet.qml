// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for any act: what it wants to know, field by field, and one button that carries it out.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

Sheet {
    id: sheet

    required property ActSheetViewModel vm
    required property CommandRunner acting
    required property Lang lang

    function begin() {
        const top = fields.itemAt(0) as ActField
        // The language of a text stands above it, but one comes for the text.
        const first = top && top.key === "~language" ? fields.itemAt(1) : top
        if (first)
            first.forceActiveFocus(Qt.TabFocusReason)
        else
            yes.forceActiveFocus(Qt.TabFocusReason)
    }

    shown: false
    heading: vm.heading
    about: vm.about
    onCloseAsked: vm.close()

    Connections {
        target: sheet.vm

        function onOpened() {
            sheet.shown = true
            Qt.callLater(sheet.begin)
        }
        function onShut() {
            sheet.shown = false
        }
        function onComplained() {
            for (let at = 0; at < fields.count; ++at) {
                const field = fields.itemAt(at) as ActField
                if (field && field.key === sheet.vm.odd)
                    field.forceActiveFocus(Qt.TabFocusReason)
            }
        }
    }
    Shortcut {
        enabled: sheet.shown
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        onActivated: sheet.vm.carryOut()
    }

    Repeater {
        id: fields

        model: sheet.vm.fields

        ActField {
            Layout.fillWidth: true
            vm: sheet.vm
            lang: sheet.lang
            onEntered: (fields.itemAt(index + 1) ?? yes).forceActiveFocus(Qt.TabFocusReason)
        }
    }
    Options {
        objectName: "reach"
        Layout.fillWidth: true
        visible: sheet.vm.mayKeepWithin
        label: sheet.lang.tr("Who may read it", "field: any act")
        value: sheet.vm.within ? "group" : "everyone"
        choices: [{ code: "everyone", says: sheet.lang.tr("Everyone who gets our record", "who may read it") },
                  { code: "group", says: sheet.lang.tr("Only our own group", "who may read it") }]
        onChosen: code => {
            sheet.vm.keepWithin(code === "group")
            value = Qt.binding(() => sheet.vm.within ? "group" : "everyone")
        }
    }
    Words {
        Layout.fillWidth: true
        objectName: "askRefusal"
        visible: text !== ""
        text: sheet.acting.refusal
        tone: "red"
        Accessible.role: Accessible.AlertMessage
    }

    buttons: [
        Button {
            id: yes

            objectName: "carryOut"
            kind: "primary"
            text: sheet.heading
            keys: sheet.lang.keys("Ctrl+Enter")
            onClicked: sheet.vm.carryOut()
        },
        Button {
            objectName: "askClose"
            text: sheet.lang.tr("Not now", "button: leave a form")
            keys: sheet.lang.keys("Esc")
            onClicked: sheet.vm.close()
        }
    ]
}
