// SPDX-License-Identifier: GPL-3.0-or-later
// What we give: our record as a bundle for a delegate, and the figures by which others know that it is ours.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

ColumnLayout {
    id: side

    required property ExchangeViewModel vm
    required property Lang lang
    readonly property alias within: within.checked

    readonly property var holders: vm.receipts.holders

    signal exportAsked
    signal codeAsked

    function onlyNew(holder: var): string {
        const group = holder.group || holder.id
        return holder.name && holders.filter(each => each.id === holder.id).length > 1
            ? lang.tr("Only what is new for {name}, {group}", "exchange: what a bundle holds", -1, {
                name: words.called(holder.name),
                group: group
            })
            : lang.tr("Only what is new for {group}", "exchange: what a bundle holds", -1, { group: group })
    }

    spacing: Theme.s4

    TrustWording { id: words; lang: side.lang }

    Card {
        Layout.fillWidth: true
        label: side.lang.tr("Take our record along", "heading")

        Title { Layout.fillWidth: true; size: "lead"; text: side.lang.tr("Take our record along", "heading") }
        Words {
            Layout.fillWidth: true
            text: side.vm.ours.left > 0
                ? side.lang.tr(
                    "{n} records of this laptop have not been sent along yet.",
                    "exchange", side.vm.ours.left
                )
                : side.lang.tr("All records of this laptop have been sent along at least once.", "exchange")
        }
        Options {
            objectName: "since"
            Layout.fillWidth: true
            visible: side.holders.length > 0
            label: side.lang.tr("What it holds", "field: a bundle")
            value: side.vm.receipts.chosen
            choices: [{ code: "", says: side.lang.tr("Everything", "exchange: what a bundle holds") }].concat(
                         side.holders.map(each => ({ code: each.key, says: side.onlyNew(each) })))
            onChosen: code => side.vm.receipts.beginAfter(code)
        }
        Words {
            Layout.fillWidth: true
            visible: side.vm.receipts.chosen !== ""
            size: "small"
            tone: "muted"
            text: side.lang.told("since-receipt")
        }
        RecipientChoice {
            Layout.fillWidth: true
            vm: side.vm.delegates
            lang: side.lang
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
        label: side.lang.tr("So that others can encrypt for us", "heading")

        Title {
            Layout.fillWidth: true
            size: "lead"
            text: side.lang.tr("So that others can encrypt for us", "heading")
        }
        Words {
            Layout.fillWidth: true
            text: side.vm.delegates.ownKey === ""
                ? side.lang.tr("This laptop has no key for encrypted bundles yet.", "exchange")
                : side.lang.tr("Give them this key. What they encrypt with it only this laptop can open.", "exchange")
        }
        KeyLine {
            objectName: "ownAgeKey"
            Layout.fillWidth: true
            visible: text !== ""
            size: "body"
            tone: "ink"
            strong: true
            text: side.vm.delegates.ownKey
        }
        Button {
            objectName: "makeAgeKey"
            visible: side.vm.delegates.ownKey === ""
            text: side.lang.tr("Make the key", "button: for encrypted bundles")
            onClicked: side.vm.delegates.makeKey()
        }
    }
    Card {
        Layout.fillWidth: true
        label: side.lang.tr("Our figures", "heading")

        Title { Layout.fillWidth: true; size: "lead"; text: side.lang.tr("Our figures", "heading") }
        Words {
            Layout.fillWidth: true
            text: side.lang.told("compare-figures")
        }
        FingerprintDigits {
            objectName: "ourFigures"
            Layout.fillWidth: true
            groups: side.vm.ours.digits
            label: side.lang.tr("Our figures", "heading")
        }
        Button {
            objectName: "showFigures"
            text: side.lang.tr("Show them as a code to be photographed", "button: our figures")
            onClicked: side.codeAsked()
        }
        Repeater {
            model: [
                { name: side.lang.told("fingerprint"), line: side.vm.ours.fingerprint },
                { name: side.lang.tr("Key of this laptop", "exchange"), line: side.vm.ours.key }
            ].filter(one => one.line !== "")
            delegate: ColumnLayout {
                id: told

                required property var modelData

                Layout.fillWidth: true
                spacing: 0

                SectionLabel { Layout.fillWidth: true; text: told.modelData.name }
                KeyLine { Layout.fillWidth: true; text: told.modelData.line }
            }
        }
    }
}
