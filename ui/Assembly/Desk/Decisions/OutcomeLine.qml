// SPDX-License-Identifier: GPL-3.0-or-later
// What came of a decision: typed here, added with Ctrl+Enter, never edited away. What is half typed waits.
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

FocusScope {
    id: line

    required property DecisionsViewModel vm
    required property Wording say

    readonly property Lang lang: say.lang
    readonly property string form: "outcome " + vm.detail.proposal

    function add() {
        const form = line.form
        if (box.text.trim() !== "" && line.vm.noteOutcome(box.text)) {
            line.vm.drafts.drop(form)
            box.clear()
        }
        box.forceActiveFocus()
    }

    implicitHeight: column.implicitHeight
    onFormChanged: box.text = vm.drafts.kept(form, "text", "")

    ColumnLayout {
        id: column

        width: parent.width
        spacing: Theme.s2

        TextBox {
            id: box

            objectName: "outcome"
            Layout.fillWidth: true
            focus: true
            rows: 2
            label: line.lang.tr("What came of it?", "field: an outcome note")
            onTextChanged: if (activeFocus) line.vm.drafts.keep(line.form, "text", text)
            Keys.onPressed: event => {
                const enter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter
                if (event.modifiers & Qt.ControlModifier && enter) {
                    line.add()
                    event.accepted = true
                }
            }
        }
        Button {
            objectName: "outcomeAdd"
            text: line.lang.tr("Add the note", "button: an outcome")
            keys: line.lang.keys("Ctrl+Enter")
            onClicked: line.add()
        }
    }
}
