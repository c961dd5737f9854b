// SPDX-License-Identifier: GPL-3.0-or-later
// Who does what by when: overdue first, then soon, later, and what is settled. Enter opens an action and what can be
// done.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

FocusScope {
    id: place

    required property DeskViewModel desk
    required property ActionsViewModel vm
    required property Wording say

    readonly property Lang lang: say.lang
    readonly property bool none: vm.total === 0 && !vm.narrowed
    // The action that is open, by its key.
    property string open: ""
    // Where it stood: the keyboard goes on from there, and not with it to the settled ones.
    property int at: 0

    function part(code: string): string {
        switch (code) {
        case "overdue": return lang.tr("Overdue", "part of the list of actions")
        case "soon": return lang.tr("In the next seven days", "part of the list of actions")
        case "later": return lang.tr("Later", "part of the list of actions")
        case "undated": return lang.tr("Without a day", "part of the list of actions")
        }
        return lang.tr("Done and dropped", "part of the list of actions")
    }

    function begin() {
        if (vm.meetingOpen)
            desk.asking.ask("agree-action", {})
    }

    Shortcut {
        sequence: "Ctrl+F"
        enabled: place.enabled
        onActivated: { search.forceActiveFocus(Qt.ShortcutFocusReason); search.selectAll() }
    }
    Shortcut { sequence: "Ctrl+N"; enabled: place.enabled; onActivated: place.begin() }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.s6
        anchors.topMargin: Theme.s5
        anchors.bottomMargin: Theme.s5
        spacing: Theme.s3

        GridLayout {
            Layout.fillWidth: true
            Layout.maximumWidth: 920 * Math.min(1.4, Theme.textScale)
            columns: place.width < 620 * Theme.textScale ? 1 : 2
            columnSpacing: Theme.s5
            rowSpacing: Theme.s2

            Title { Layout.fillWidth: true; size: "head"; text: place.lang.tr("Actions", "place") }
            Button {
                objectName: "newAction"
                visible: place.vm.meetingOpen
                text: place.lang.tr("New action", "button")
                keys: place.lang.keys("Ctrl+N")
                onClicked: place.begin()
            }
            RowLayout {
                Layout.fillWidth: true
                Layout.columnSpan: parent.columns
                visible: !place.none
                spacing: Theme.s3

                Words {
                    Layout.fillWidth: true
                    size: "small"
                    tone: "muted"
                    text: place.vm.meetingOpen ? ""
                        : place.lang.tr("New actions are agreed in an open meeting; each has its owner.", "actions")
                }
                LinkWords {
                    objectName: "printActions"
                    text: place.lang.tr("Save as a table…", "link: documents")
                    onClicked: place.desk.printing.ask("actions")
                }
            }
        }
        GridLayout {
            Layout.fillWidth: true
            Layout.maximumWidth: 920 * Math.min(1.4, Theme.textScale)
            visible: !place.none
            columns: place.width < 620 * Theme.textScale ? 1 : 2
            columnSpacing: Theme.s3
            rowSpacing: Theme.s2

            SearchField {
                id: search

                objectName: "search"
                keys: place.lang.keys("Ctrl+F")
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                placeholderText: place.lang.tr("Search all actions", "field")
                onTextChanged: place.vm.search(text)
                onListAsked: list.enter()
                onTaken: list.enter()
            }
            Chooser {
                id: owner

                objectName: "owner"
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                visible: place.vm.owner === ""
                placeholder: place.lang.tr("Whose actions", "field: a filter")
                nothing: place.lang.tr("Nobody of that name has an action.", "field: a filter")
                choices: place.vm.owners
                onChosen: code => { if (code !== "") place.vm.ofOwner(code) }
            }
            FilterChip {
                objectName: "chipOwner"
                visible: place.vm.owner !== ""
                text: place.vm.owners.find(each => each.code === place.vm.owner)?.says ?? ""
                hint: place.lang.tr("Take this filter away", "spoken")
                onClicked: {
                    place.vm.ofOwner("")
                    owner.clear()
                    list.enter()
                }
            }
        }
        Words {
            Layout.fillWidth: true
            visible: place.vm.narrowed && place.vm.total === 0
            tone: "muted"
            text: place.lang.tr("No action fits.", "actions: nothing found")
        }
        LiveList {
            id: list

            objectName: "actions"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumWidth: 920 * Math.min(1.4, Theme.textScale)
            visible: !place.none
            focus: true
            label: place.lang.tr("Actions", "place")
            model: place.vm.tasks
            currentIndex: 0
            section.property: "part"
            section.delegate: Item {
                id: heading

                required property string section

                width: list.width
                implicitHeight: name.implicitHeight + Theme.s5

                SectionLabel {
                    id: name

                    anchors {
                        left: parent.left
                        right: parent.right
                        bottom: parent.bottom
                        leftMargin: Theme.s3
                        bottomMargin: Theme.s1
                    }
                    tone: heading.section === "overdue" ? "amber" : "muted"
                    text: place.part(heading.section)
                }
            }
            onMoreWanted: place.vm.more()
            onLeftUp: search.forceActiveFocus(Qt.BacktabFocusReason)
            delegate: ActionItem {
                required property int index

                width: list.width
                vm: place.vm
                desk: place.desk
                say: place.say
                opened: place.open === key
                onOpenAsked: {
                    list.currentIndex = index
                    place.at = index
                    place.open = opened ? "" : key
                    if (place.open !== "")
                        Qt.callLater(begin)
                }
                onListAsked: list.enter()
                onSettled: {
                    place.open = ""
                    list.currentIndex = Math.min(place.at, list.count - 1)
                    list.enter()
                }
            }
        }
        EmptyState {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: place.none
            title: place.lang.tr("No actions yet", "actions: empty")
            text: place.lang.tr(
                "In a meeting, type “action Noor: bring the key by 3 Dec”. "
                + "It comes back at each meeting until it is done.",
                "actions: empty"
            )
        }
    }
}
