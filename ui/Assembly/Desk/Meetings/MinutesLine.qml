// SPDX-License-Identifier: GPL-3.0-or-later
// The one line of the minute-taker: text and Enter. A leading word makes it something else; Tab completes a name.
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

FocusScope {
    id: line

    required property MeetingViewModel vm
    required property Wording say
    required property var lineWords

    property string kind: "note"
    property bool kept: false
    readonly property Lang lang: say.lang
    readonly property var tones: ({
        action: "accent",
        concern: "amber",
        question: "blue",
        answer: "blue",
        block: "red",
        end: "red",
        aside: "violet",
        reserve: "violet",
        agree: "violet",
        why: "amber"
    })

    function word(code: string): string {
        const marked = lineWords[code]
        return code === "note" ? lang.tr("note", "minutes line") : marked ? lang.word(marked[0], marked[1]) : code
    }

    function begin(leading: string) {
        if (leading !== "" && field.text === "")
            field.text = word(leading) + ": "
        take()
    }

    function take() {
        field.forceActiveFocus()
    }

    implicitHeight: box.implicitHeight

    Rectangle {
        id: box

        width: parent.width
        implicitHeight: Math.max(48, field.implicitHeight + Theme.s2)
        radius: 8
        color: Theme.surface
        border.width: field.activeFocus ? 2 : 1
        border.color: field.activeFocus ? Theme.accent : Theme.edge

        RowLayout {
            anchors.fill: parent
            anchors.leftMargin: Theme.s3
            anchors.rightMargin: Theme.s3
            spacing: Theme.s2

            Tag {
                objectName: "chip"
                text: line.word(line.kind)
                tone: line.tones[line.kind] ?? (line.kind === "note" ? "muted" : "accent")
            }
            TextLine {
                id: field

                objectName: "lineText"
                Layout.fillWidth: true
                focus: true
                leftPadding: 0
                rightPadding: 0
                background: Item { }
                placeholderText: line.lang.tr(
                    "Write a note, or: action Noor: …, concern Noor: …, hand Noor",
                    "minutes line"
                )
                Accessible.name: line.lang.tr("Minutes", "the line to type on")
                onTextChanged: { line.kind = line.vm.kindOf(text); if (text !== "") line.kept = false }
                onAccepted: line.vm.write(text)
                // With nothing typed there is nothing to undo but the last act.
                Keys.onPressed: event => {
                    if (event.matches(StandardKey.Undo) && text === "") {
                        line.vm.undo()
                        event.accepted = true
                    }
                }
                Keys.onTabPressed: event => {
                    const longer = line.vm.complete(text)
                    if (longer === text)
                        event.accepted = false
                    else
                        text = longer
                }
            }
            Words {
                visible: line.kept
                size: "small"
                tone: "muted"
                text: line.lang.tr("kept", "minutes line: what was typed is safe")
            }
        }
    }
    Connections {
        target: line.vm

        function onWrote() {
            field.clear()
            line.kept = true
        }
    }
}
