// SPDX-License-Identifier: GPL-3.0-or-later
// For whom a bundle is: anybody, or only delegates whose keys are kept here.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

ColumnLayout {
    id: choice

    required property DelegatesViewModel vm
    required property Lang lang
    // A new delegate is being written down.
    property bool adding: false

    function add() {
        if (name.text.trim() !== "" && key.text.trim() !== "")
            vm.add(name.text, key.text)
    }

    function putAway() {
        adding = false
        name.clear()
        key.clear()
        vm.forgive()
        more.forceActiveFocus(Qt.OtherFocusReason)
    }

    spacing: Theme.s2

    Connections {
        target: choice.vm

        function onAdded() {
            if (choice.adding)
                choice.putAway()
        }
    }

    SectionLabel { Layout.fillWidth: true; text: choice.lang.tr("Who can open it", "heading: a bundle") }
    Words {
        Layout.fillWidth: true
        objectName: "whoOpens"
        text: choice.vm.chosen === 0
            ? choice.lang.tr("Anybody who gets hold of it.", "exchange: who can open a bundle")
            : choice.lang.tr(
                "Only {n} delegates; nobody on the way.",
                "exchange: who can open a bundle", choice.vm.chosen
            )
    }
    Repeater {
        model: choice.vm.rows
        delegate: RowLayout {
            id: row

            required property string key
            required property string name
            required property bool ticked

            Layout.fillWidth: true
            spacing: Theme.s2

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                Check {
                    id: tick

                    objectName: "delegate-" + row.name
                    Layout.fillWidth: true
                    text: row.name
                    checked: row.ticked
                    onToggled: choice.vm.tick(row.key, checked)
                }
                KeyLine {
                    Layout.fillWidth: true
                    Layout.leftMargin: tick.indicator.width + tick.spacing
                    Layout.topMargin: -Math.round(Theme.s1 * Theme.textScale)
                    text: row.key.slice(0, 10) + "…" + row.key.slice(-4)
                }
            }
            Button {
                objectName: "remove-" + row.name
                text: choice.lang.tr("Remove", "button: a delegate")
                Accessible.name: choice.lang.tr("Remove {name}", "button: a delegate", -1, { name: row.name })
                onClicked: choice.vm.remove(row.key)
            }
        }
    }
    Button {
        id: more

        objectName: "addDelegate"
        visible: !choice.adding
        text: choice.lang.tr("Add a delegate", "button")
        onClicked: {
            choice.adding = true
            name.forceActiveFocus(Qt.OtherFocusReason)
        }
    }
    ColumnLayout {
        Layout.fillWidth: true
        visible: choice.adding
        spacing: Theme.s3

        TextLine {
            id: name

            objectName: "delegateName"
            Layout.fillWidth: true
            label: choice.lang.tr("Name", "field: a delegate")
            onAccepted: key.forceActiveFocus(Qt.OtherFocusReason)
        }
        TextLine {
            id: key

            objectName: "delegateKey"
            Layout.fillWidth: true
            label: choice.lang.tr("Their key for encrypted bundles: age1…", "field")
            complaint: choice.vm.complaint
            literal: true
            onTextEdited: choice.vm.forgive()
            onAccepted: choice.add()
        }
        ButtonRow {
            Button {
                objectName: "keepDelegate"
                enabled: name.text.trim() !== "" && key.text.trim() !== ""
                text: choice.lang.tr("Keep", "button: a delegate")
                keys: choice.lang.keys("Enter")
                onClicked: choice.add()
            }
            Button {
                objectName: "noDelegate"
                text: choice.lang.tr("Not now", "button")
                onClicked: choice.putAway()
            }
        }
    }
}
