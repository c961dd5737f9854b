// SPDX-License-Identifier: GPL-3.0-or-later
// From nothing to an assembly: its name, its members, done. Or practise first.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

FocusScope {
    id: first

    required property Lang lang
    required property DeskViewModel desk
    required property FoundingViewModel vm
    required property var languages

    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(560, parent.width - 2 * Theme.s6)
        spacing: Theme.s4

        Title {
            Layout.fillWidth: true
            size: "head"
            text: first.lang.tr("A group that decides together", "first run: heading")
        }
        Body {
            Layout.fillWidth: true
            tone: "muted"
            text: first.lang.tr("Its record stays in one file on this computer. It needs no internet.", "first run")
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.s2
            Repeater {
                model: first.languages
                delegate: Button {
                    required property var modelData

                    text: modelData.name
                    kind: first.lang.locale === modelData.code ? "primary" : "quiet"
                    onClicked: first.lang.choose(modelData.code)
                }
            }
        }
        Card {
            Layout.fillWidth: true
            spacing: Theme.s4
            label: first.lang.tr("Found an assembly", "first run")

            TextLine {
                id: name

                objectName: "groupName"
                Layout.fillWidth: true
                focus: true
                label: first.lang.tr("What is your group called?", "first run")
                onAccepted: members.forceActiveFocus()
            }
            TextBox {
                id: members

                objectName: "members"
                Layout.fillWidth: true
                rows: 6
                label: first.lang.tr("Its members, one on each line", "first run")
            }
            Words { Layout.fillWidth: true; visible: text !== ""; tone: "amber"; text: first.desk.refusals.refusal }
            RowLayout {
                spacing: Theme.s3
                Button {
                    objectName: "found"
                    kind: "primary"
                    large: true
                    text: first.lang.tr("Found the assembly", "button")
                    onClicked: first.vm.found(name.text, members.text)
                }
                Item { Layout.fillWidth: true }
                Button {
                    objectName: "practise"
                    large: true
                    text: first.lang.tr("Practise first", "button")
                    onClicked: first.desk.practise()
                }
            }
            LinkWords {
                objectName: "ownRules"
                text: first.lang.tr("With values and rules of our own…", "first run: link to the charter's form")
                onClicked: {
                    first.vm.foundLater(members.text)
                    first.desk.asking.ask("found-assembly", name.text.trim() === "" ? {} : { name: name.text.trim() })
                }
            }
        }
    }
}
