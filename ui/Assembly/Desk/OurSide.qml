// SPDX-License-Identifier: GPL-3.0-or-later
// What we give: our record as a bundle for a delegate, and the figures by which others know that it is ours.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

ColumnLayout {
    id: side

    required property ExchangeViewModel vm
    required property Lang lang
    readonly property alias within: within.checked

    signal exportAsked

    spacing: Theme.s4

    Card {
        Layout.fillWidth: true
        label: side.lang.tr("Take our record along", "heading")

        Title { Layout.fillWidth: true; size: "lead"; text: side.lang.tr("Take our record along", "heading") }
        Words {
            Layout.fillWidth: true
            text: (side.vm.ours.left ?? 0) > 0 ? side.lang.tr("{n} records of this laptop have not been sent along yet.", "exchange", side.vm.ours.left)
                                               : side.lang.tr("All records of this laptop have been sent along at least once.", "exchange")
        }
        Check {
            id: within

            objectName: "within"
            Layout.fillWidth: true
            text: side.lang.tr("It stays within our group: private texts go along", "exchange")
        }
        Button {
            objectName: "export"
            enabled: !side.vm.running
            text: side.lang.tr("Write a bundle", "button")
            keys: side.lang.keys("Ctrl+S")
            onClicked: side.exportAsked()
        }
    }
    Card {
        Layout.fillWidth: true
        label: side.lang.tr("Our figures", "heading")

        Title { Layout.fillWidth: true; size: "lead"; text: side.lang.tr("Our figures", "heading") }
        Words {
            Layout.fillWidth: true
            text: side.lang.tr("Whoever takes in a bundle of ours for the first time compares these figures with you, aloud.", "exchange")
        }
        Figures { objectName: "ourFigures"; Layout.fillWidth: true; groups: side.vm.ours.digits ?? []; label: side.lang.tr("Our figures", "heading") }
        Words {
            Layout.fillWidth: true
            visible: (side.vm.ours.fingerprint ?? "") !== ""
            size: "tiny"
            tone: "muted"
            wrapMode: Text.WrapAnywhere
            text: side.lang.tr("Fingerprint {fingerprint}", "exchange", -1, { fingerprint: side.vm.ours.fingerprint ?? "" })
        }
        Words {
            Layout.fillWidth: true
            visible: (side.vm.ours.key ?? "") !== ""
            size: "tiny"
            tone: "muted"
            wrapMode: Text.WrapAnywhere
            text: side.lang.tr("Key of this laptop {fingerprint}", "exchange", -1, { fingerprint: side.vm.ours.key ?? "" })
        }
    }
}
