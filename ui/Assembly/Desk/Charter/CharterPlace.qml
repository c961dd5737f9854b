// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the group has agreed about itself, to be read; since when, by which decision, and how it changes.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

FocusScope {
    id: place

    required property CharterViewModel vm
    required property DeskViewModel desk
    required property Wording say

    readonly property Lang lang: say.lang
    readonly property CharterFacts charter: vm.charter
    readonly property bool wide: scroller.width > 900 * Theme.textScale

    function change(decision: string) {
        desk.asking.ask("change-charter", decision === "" ? {} : { decision: decision })
    }

    function scroll(by: real) {
        scroller.contentY = Math.max(0, Math.min(scroller.contentHeight - scroller.height, scroller.contentY + by))
    }

    Keys.onDownPressed: scroll(80)
    Keys.onUpPressed: scroll(-80)
    Keys.onPressed: event => {
        if (event.key === Qt.Key_PageDown || event.key === Qt.Key_PageUp) {
            scroll((event.key === Qt.Key_PageDown ? 1 : -1) * scroller.height * 0.85)
            event.accepted = true
        }
    }
    Window.onActiveFocusItemChanged: {
        const item = Window.activeFocusItem
        for (let up = item; up; up = up.parent)
            if (up === grid) {
                const top = item.mapToItem(grid, 0, 0).y
                if (top < scroller.contentY || top + item.height > scroller.contentY + scroller.height)
                    scroller.contentY = Math.max(0, Math.min(top - Theme.s5, scroller.contentHeight - scroller.height))
                return
            }
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.s6
        anchors.topMargin: Theme.s5
        spacing: Theme.s4

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Title {
                Layout.fillWidth: true
                size: place.wide ? "head" : "title"
                text: place.lang.tr("Charter", "place")
            }
            Words {
                Layout.fillWidth: true
                tone: "muted"
                text: place.charter.changes > 0
                    ? place.lang.tr(
                        "Agreed at the founding on {day} and changed {n} times since.",
                        "charter", place.charter.changes, { day: place.lang.date(place.charter.founded_at, "long") }
                    )
                    : place.lang.tr("As agreed at the founding on {day}.", "charter", -1, {
                        day: place.lang.date(place.charter.founded_at, "long")
                    })
            }
        }
        Scroller {
            id: scroller

            Layout.fillWidth: true
            Layout.fillHeight: true
            // The page is read first: arrows scroll it, Tab goes on to what can be done.
            focus: true
            activeFocusOnTab: true
            contentHeight: grid.implicitHeight
            Accessible.role: Accessible.Pane
            Accessible.name: place.lang.tr("Charter", "place")

            GridLayout {
                id: grid

                // The bar has its own room, on whichever side it stands.
                x: LayoutMirroring.enabled ? Theme.s4 : 0
                width: scroller.width - Theme.s4
                columns: place.wide ? 2 : 1
                columnSpacing: Theme.s5
                rowSpacing: Theme.s4

                CharterText {
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                    Layout.preferredWidth: 5
                    tone: scroller.activeFocus ? "accent" : ""
                    vm: place.vm
                    say: place.say
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                    Layout.preferredWidth: 3
                    spacing: Theme.s4

                    Card {
                        Layout.fillWidth: true
                        label: place.lang.tr("How it changes", "heading: charter")

                        Title {
                            Layout.fillWidth: true
                            size: "lead"
                            text: place.lang.tr("How it changes", "heading: charter")
                        }
                        Words {
                            Layout.fillWidth: true
                            text: place.lang.tr(
                                "Only as a major decision in force says. Which one, is recorded with the change.",
                                "charter"
                            )
                        }
                        Repeater {
                            id: ready

                            model: place.vm.ready
                            delegate: RowItem {
                                id: decision

                                required property string key
                                required property string number
                                required property var titles
                                required property real at

                                objectName: "ready-" + number
                                Layout.fillWidth: true
                                text: place.say.said(decision.titles)
                                note: [decision.number, place.lang.date(decision.at, "medium")].join(" · ")
                                leading: StageShape { shape: "circle" }
                                onClicked: place.change(decision.key)
                            }
                        }
                        Words {
                            Layout.fillWidth: true
                            visible: ready.count === 0
                            tone: "muted"
                            text: place.lang.tr(
                                "No major decision in force waits to be put into the charter. "
                                + "Propose the change first.",
                                "charter: empty"
                            )
                        }
                        Words {
                            Layout.fillWidth: true
                            visible: ready.count > 0
                            size: "small"
                            tone: "muted"
                            text: place.lang.tr("Choose the decision that says what is to change.", "charter")
                        }
                        Button {
                            objectName: "propose"
                            text: place.lang.tr("Propose a change", "button")
                            onClicked: place.desk.asking.ask("draft-proposal", { weight: "major" })
                        }
                    }
                    CharterHistory {
                        Layout.fillWidth: true
                        vm: place.vm
                        say: place.say
                    }
                }
            }
        }
    }
}
