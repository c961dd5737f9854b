// SPDX-License-Identifier: GPL-3.0-or-later
// One thing that an act wants to know, asked for in the way that fits it.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

FocusScope {
    id: field

    required property ActSheetViewModel vm
    required property Lang lang
    required property int index
    required property string key
    required property string kind
    required property string label
    required property bool needed
    required property string start
    required property bool on
    required property var choices

    readonly property string complaint: vm.odd === key ? vm.complaint : ""
    readonly property string asked: needed ? label
        : lang.tr("{question} (optional)", "field that may stay empty", -1, { question: label })

    signal entered

    objectName: "ask-" + key
    implicitHeight: loader.implicitHeight

    Loader {
        id: loader

        width: parent.width
        focus: true
        sourceComponent: field.kind === "check" ? check
            : field.kind === "choice"
                ? (field.choices.length > 0 && field.choices.length <= 6 && field.key !== "member" ? options : chooser)
            : field.kind === "long" || field.kind === "lines" ? box
            : line
    }

    Component {
        id: line

        TextLine {
            id: typing

            objectName: "ask-" + field.key + "-line"
            focus: true
            label: field.asked
            complaint: field.complaint
            placeholderText: field.kind === "moment" ? field.lang.tr("2026-12-17 19:00", "how a moment is typed") : ""
            inputMethodHints: field.kind === "number" ? Qt.ImhDigitsOnly : Qt.ImhNone
            onTextEdited: field.vm.fill(field.key, text)
            onActiveFocusChanged: if (activeFocus) selectAll()
            onAccepted: field.entered()
            Component.onCompleted: text = field.start

            Connections {
                target: field

                // The language of the text is another one, and so is what it says.
                function onStartChanged() {
                    if (typing.text !== field.start)
                        typing.text = field.start
                }
            }
        }
    }
    Component {
        id: box

        ColumnLayout {
            spacing: Theme.s1

            TextBox {
                id: area

                objectName: "ask-" + field.key + "-line"
                Layout.fillWidth: true
                focus: true
                rows: field.kind === "lines" ? 3 : 4
                label: field.asked
                onTextChanged: field.vm.fill(field.key, text)
                Component.onCompleted: text = field.start

                Connections {
                    target: field

                    function onStartChanged() {
                        if (area.text !== field.start)
                            area.text = field.start
                    }
                }
            }
            Words {
                Layout.fillWidth: true
                visible: text !== ""
                text: field.complaint
                size: "small"
                tone: "red"
                Accessible.role: Accessible.AlertMessage
            }
        }
    }
    Component {
        id: check

        Check {
            text: field.label
            checked: field.on
            focus: true
            onToggled: field.vm.fill(field.key, checked)
        }
    }
    Component {
        id: options

        ColumnLayout {
            spacing: Theme.s1

            Options {
                Layout.fillWidth: true
                focus: true
                label: field.asked
                choices: field.choices
                mayBeEmpty: !field.needed
                onChosen: code => field.vm.fill(field.key, code)
                Component.onCompleted: value = field.start
            }
            Words {
                Layout.fillWidth: true
                visible: text !== ""
                text: field.complaint
                size: "small"
                tone: "red"
                Accessible.role: Accessible.AlertMessage
            }
        }
    }
    Component {
        id: chooser

        Chooser {
            objectName: "ask-" + field.key + "-line"
            focus: true
            label: field.asked
            complaint: field.complaint
            nothing: field.lang.tr("There is nothing to choose.", "form")
            choices: field.choices
            onChosen: code => field.vm.fill(field.key, code)
            Component.onCompleted: { value = field.start; sayValue() }
        }
    }
}
