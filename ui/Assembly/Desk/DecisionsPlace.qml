// SPDX-License-Identifier: GPL-3.0-or-later
// Everything ever decided: search as you type, and the whole story of one decision.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Hall
import Assembly.Models

FocusScope {
    id: place

    required property DecisionsViewModel vm
    required property Say say

    readonly property Lang lang: say.lang

    RowLayout {
        anchors.fill: parent
        anchors.margins: Theme.s6
        anchors.topMargin: Theme.s5
        spacing: Theme.s5

        ColumnLayout {
            Layout.preferredWidth: 340
            Layout.maximumWidth: 380
            Layout.fillHeight: true
            spacing: Theme.s3

            Title { Layout.fillWidth: true; size: "head"; text: place.lang.tr("Decisions", "place") }
            TextLine {
                objectName: "search"
                Layout.fillWidth: true
                focus: true
                placeholderText: place.lang.tr("Search everything ever decided", "field")
                onTextChanged: place.vm.search(text)
            }
            ListView {
                id: list

                objectName: "found"
                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                spacing: 2
                boundsBehavior: Flickable.StopAtBounds
                model: place.vm.found
                delegate: RowItem {
                    id: row

                    required property string key
                    required property string number
                    required property var titles
                    required property real takenAt
                    required property string standing

                    width: list.width
                    text: place.say.said(titles)
                    note: [number, place.say.term(standing), place.lang.date(takenAt, "medium")].join(" · ")
                    current: place.vm.detail.key === key
                    leading: StageShape {
                        shape: row.standing === "in-force" ? "circle" : row.standing === "provisional" ? "ring"
                             : row.standing === "blocked" || row.standing === "contested" ? "square" : "ring"
                        tone: row.standing === "in-force" || row.standing === "provisional" ? Theme.accent : row.standing === "blocked" || row.standing === "contested" ? Theme.red : Theme.edge
                    }
                    onClicked: place.vm.choose(key)
                }
            }
        }
        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true
            padding: Theme.s6
            label: place.lang.tr("Decision", "group")

            EmptyState {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignVCenter
                visible: place.vm.hits === 0
                title: place.vm.total === 0 ? place.lang.tr("Nothing has been decided yet", "decisions: empty") : place.lang.tr("Nothing found", "decisions: empty")
                text: place.vm.total === 0 ? place.lang.tr("Each decision stands here with its exact words, who agreed and what came of it.", "decisions: empty")
                                           : place.lang.tr("No decision holds all these words. The last word may be a beginning.", "decisions: empty")
            }
            DecisionDetail {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: place.vm.hits > 0
                vm: place.vm
                say: place.say
            }
        }
    }
}
