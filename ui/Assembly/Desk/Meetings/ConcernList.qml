// SPDX-License-Identifier: GPL-3.0-or-later
// The concerns, in the words in which they were named, and what became of each.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

ColumnLayout {
    id: list

    required property MeetingViewModel vm
    required property Wording say
    property bool resolving: false
    readonly property int count: rows.count

    readonly property Lang lang: say.lang

    spacing: Theme.s3

    SectionLabel { text: list.lang.tr("Concerns", "heading") }
    Repeater {
        id: rows

        model: list.vm.concerns
        delegate: ColumnLayout {
            id: concern

            required property string key
            required property int number
            required property string member
            required property string says
            required property string status
            required property int version

            Layout.fillWidth: true
            spacing: Theme.s1

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.s3

                StageShape {
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: 5
                    shape: concern.status === "open" ? "triangle" : concern.status === "stood-aside" ? "ring" : "circle"
                    tone: concern.status === "open" ? Theme.amber : Theme.accent
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 1
                    Words { Layout.fillWidth: true; text: concern.says }
                    Words {
                        Layout.fillWidth: true
                        size: "small"
                        tone: concern.status === "open" ? "amber" : "muted"
                        text: concern.member + " · " + list.say.became(concern.status, concern.version)
                    }
                }
            }
            Flow {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.s5
                visible: list.resolving && concern.status === "open"
                spacing: Theme.s2

                Button {
                    text: list.lang.tr("The text answers it", "button: a concern")
                    Accessible.description: concern.says
                    onClicked: list.vm.settle(concern.key, "addressed")
                }
                Button {
                    text: list.lang.tr("{name} withdraws it", "button: a concern", -1, { name: concern.member })
                    Accessible.description: concern.says
                    onClicked: list.vm.settle(concern.key, "withdrawn")
                }
                Button {
                    text: list.lang.tr("{name} keeps it, stands aside", "button: a concern", -1, {
                        name: concern.member
                    })
                    Accessible.description: concern.says
                    onClicked: list.vm.settle(concern.key, "stood-aside")
                }
            }
        }
    }
}
