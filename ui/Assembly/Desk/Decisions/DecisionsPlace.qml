// SPDX-License-Identifier: GPL-3.0-or-later
// Everything ever decided: search as you type, filters, and the whole story of one decision.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Desk.Proposals
import Assembly.Models

SplitPlace {
    id: place

    required property DeskViewModel desk
    required property DecisionsViewModel vm
    required property Wording say

    readonly property Lang lang: say.lang
    readonly property bool none: vm.total === 0

    function open() {
        reading = true
        detail.begin()
    }

    function toList() {
        reading = false
        list.enter()
    }

    heading: lang.tr("Decisions", "place")
    label: lang.tr("Decision", "group")
    act: lang.tr("Record a decision", "button")
    keys: place.lang.keys("Ctrl+N")
    lit: detail.activeFocus && detail.Window.activeFocusItem === detail
    back: lang.tr("Back to the list", "button")
    onActed: desk.asking.ask("record-decision", {})
    Keys.onEscapePressed: toList()

    Shortcut {
        sequence: "Ctrl+F"
        enabled: place.enabled
        onActivated: { place.reading = false; search.forceActiveFocus(Qt.ShortcutFocusReason); search.selectAll() }
    }
    Shortcut { sequence: "Ctrl+N"; enabled: place.enabled; onActivated: place.acted() }

    list: [
        SearchField {
            id: search

            objectName: "search"
            keys: place.lang.keys("Ctrl+F")
            Layout.fillWidth: true
            focus: true
            placeholderText: place.lang.tr("Search everything ever decided", "field")
            Component.onCompleted: text = place.vm.words
            onTextChanged: place.vm.search(text)
            onListAsked: list.enter()
            onTaken: place.open()
        },
        LogFilters {
            Layout.fillWidth: true
            visible: !place.none
            room: Math.max(120, Math.min(place.height * 0.42, place.height - 250 * Theme.textScale))
            vm: place.vm
            say: place.say
        },
        RowLayout {
            Layout.fillWidth: true
            visible: !place.none
            spacing: Theme.s3

            Words {
                Layout.fillWidth: true
                size: "small"
                tone: "muted"
                text: place.vm.counted < 0 ? ""
                    : place.lang.tr("{n} decisions", "how many were found", place.vm.counted)
            }
            LinkWords {
                objectName: "printLog"
                text: place.lang.tr("Print or send the log…", "link: documents")
                onClicked: place.desk.printing.ask("decision-log")
            }
        },
        LiveList {
            id: list

            objectName: "found"
            Layout.fillWidth: true
            Layout.fillHeight: true
            label: place.lang.tr("Decisions", "place")
            model: place.vm.found
            onMoreWanted: place.vm.more()
            onLeftUp: search.forceActiveFocus(Qt.BacktabFocusReason)
            delegate: LiveRow {
                id: row

                required property int index
                required property string key
                required property string number
                required property var titles
                required property real takenAt
                required property string standing

                text: place.say.said(titles)
                note: [number, place.say.term(standing, "decision"), place.lang.date(takenAt, "medium")].join(" · ")
                current: place.vm.chosen === key
                done: standing === "superseded" || standing === "repealed"
                leading: StandingShape { standing: row.standing }
                onCurrentChanged: if (current) list.currentIndex = index
                Component.onCompleted: if (current) list.currentIndex = index
                onActiveFocusChanged: if (activeFocus) place.vm.choose(key)
                onClicked: {
                    list.currentIndex = index
                    place.vm.choose(key)
                    place.open()
                }
            }
        }
    ]

    EmptyState {
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignVCenter
        visible: place.vm.hits === 0
        title: place.none
            ? place.lang.tr("Nothing has been decided yet", "decisions: empty")
            : place.lang.tr("Nothing found", "decisions: empty")
        text: place.none
            ? place.lang.tr(
                "Each decision stands here with its exact words, who agreed and what came of it. "
                + "A test in a meeting writes it; what was decided elsewhere can be recorded.",
                "decisions: empty"
            )
            : place.lang.tr(
                "No decision holds all these words and passes the filters. The last word may be a beginning.",
                "decisions: empty"
            )
    }
    DecisionDetail {
        id: detail

        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.bottomMargin: -Theme.s5
        Layout.leftMargin: -Theme.s1
        Layout.topMargin: -Theme.s1
        visible: place.vm.hits > 0
        desk: place.desk
        vm: place.vm
        say: place.say
        onListAsked: place.toList()
    }
}
