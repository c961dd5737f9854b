// SPDX-License-Identifier: GPL-3.0-or-later
// Whose keys speak for our group, who vouched for that, and how it is changed.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

Card {
    id: card

    required property SignersViewModel vm
    required property Lang lang

    readonly property RollFacts roll: vm.roll
    readonly property int threshold: roll.threshold
    readonly property int people: roll.people
    // The key that is about to be ended.
    property string ending: ""

    // Where the names begin, behind their shapes.
    readonly property int indent: Math.round(12 * Theme.textScale) + Theme.s3
    // Large text in a small window: the button stands under the key.
    readonly property bool narrow: width < 400 * Theme.textScale

    signal keyAsked

    function takeKey(path: string) {
        joining.key = path
    }

    function standing(one: var): string {
        if (one.active)
            return lang.facts([words.capacities(one.capacities), one.ours ? lang.told("laptop-own") : ""])
        return one.good.length > 0
            ? lang.told("key-good-through", { seq: lang.listing(one.good.map(seq => lang.number(seq))) })
            : lang.told("key-nothing-good")
    }

    label: lang.tr("Who signs for us", "heading")
    spacing: Theme.s3

    TrustWording { id: words; lang: card.lang }

    Title { Layout.fillWidth: true; size: "lead"; text: card.label }
    Words {
        Layout.fillWidth: true
        text: card.lang.tr(
            "Only what was recorded with one of these keys is believed, here and by other groups.",
            "roll of signers"
        )
    }
    Repeater {
        model: card.roll.standing
        delegate: ColumnLayout {
            id: one

            required property var modelData
            readonly property bool open: card.ending === modelData.key

            Layout.fillWidth: true
            spacing: Theme.s2

            GridLayout {
                Layout.fillWidth: true
                columnSpacing: Theme.s3
                rowSpacing: Theme.s1

                RowLayout {
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                    spacing: Theme.s3

                    StageShape {
                        Layout.alignment: Qt.AlignTop
                        Layout.topMargin: Theme.beside("body", size)
                        shape: one.modelData.active ? "circle" : "ring"
                        tone: one.modelData.active ? Theme.accent : Theme.edge
                    }
                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: 0

                        Words {
                            Layout.fillWidth: true
                            strong: one.modelData.ours
                            tone: one.modelData.active ? "ink" : "muted"
                            text: words.called(one.modelData.name)
                        }
                        Words {
                            Layout.fillWidth: true
                            size: "small"
                            tone: "muted"
                            text: card.standing(one.modelData)
                        }
                    }
                }
                // Under the button, not beside it: a fingerprint is compared in one line.
                KeyLine {
                    Layout.row: 1
                    Layout.column: 0
                    Layout.columnSpan: card.narrow ? 1 : 2
                    Layout.fillWidth: true
                    Layout.leftMargin: card.indent
                    text: one.modelData.key
                }
                Button {
                    id: ask

                    objectName: "endKey-" + one.modelData.name
                    Layout.row: card.narrow ? 2 : 0
                    Layout.column: card.narrow ? 0 : 1
                    Layout.leftMargin: card.narrow ? card.indent : 0
                    Layout.alignment: Qt.AlignTop
                    visible: one.modelData.active && !one.open
                    text: card.lang.tr("End this key…", "button: the roll of signers")
                    Accessible.name: card.lang.tr("End the key of {name}", "button: the roll of signers", -1, {
                        name: words.called(one.modelData.name)
                    })
                    onClicked: {
                        card.ending = one.modelData.key
                        end.begin()
                    }
                }
            }
            EndKeyForm {
                id: end

                Layout.fillWidth: true
                Layout.leftMargin: card.indent
                visible: one.open
                vm: card.vm
                lang: card.lang
                standing: one.modelData
                onDone: {
                    card.ending = ""
                    ask.forceActiveFocus(Qt.OtherFocusReason)
                }
            }
        }
    }
    Words {
        objectName: "rollNeeds"
        Layout.fillWidth: true
        text: card.lang.told("roll-needs", { n: card.threshold, people: card.people })
    }
    Words {
        objectName: "rollComplaint"
        Layout.fillWidth: true
        visible: text !== "" && !card.vm.open && !joining.visible
        tone: "red"
        text: card.vm.complaint
        Accessible.role: Accessible.AlertMessage
    }
    ButtonRow {
        Button {
            id: more

            objectName: "addSigner"
            visible: !joining.visible
            text: card.lang.tr("Put a key on the roll…", "button: the roll of signers")
            onClicked: joining.begin()
        }
        Button {
            objectName: "needMore"
            visible: card.threshold > 0 && card.threshold < card.people
            text: card.lang.tr("Ask for {n} signatures from now on", "button: the roll of signers", card.threshold + 1)
            onClicked: card.vm.require(card.threshold + 1)
        }
        Button {
            objectName: "needFewer"
            visible: card.threshold > 1
            text: card.lang.tr("Ask for {n} signatures from now on", "button: the roll of signers", card.threshold - 1)
            onClicked: card.vm.require(card.threshold - 1)
        }
    }
    SignerForm {
        id: joining

        Layout.fillWidth: true
        vm: card.vm
        lang: card.lang
        onKeyAsked: card.keyAsked()
        onDone: more.forceActiveFocus(Qt.OtherFocusReason)
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0

        SectionLabel {
            Layout.fillWidth: true
            text: card.lang.tr("Who vouched for it", "heading: the roll of signers")
        }
        Repeater {
            model: card.roll.versions.slice(0, 6)
            delegate: Words {
                required property var modelData

                Layout.fillWidth: true
                size: "small"
                tone: "muted"
                text: card.lang.told("roll-version", {
                    number: modelData.number,
                    day: card.lang.date(modelData.at, "medium"),
                    names: card.lang.listing(modelData.signed.map(name => words.called(name)))
                })
            }
        }
    }
}
