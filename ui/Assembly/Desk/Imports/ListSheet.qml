// SPDX-License-Identifier: GPL-3.0-or-later
// A list that the group has already: pasted or from a file, beside what is understood of it; recorded when one says so.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Desk.Controls
import Assembly.Models

FocusScope {
    id: lists

    required property DeskViewModel desk
    required property ListImportViewModel vm
    required property Wording say
    property bool shown: false

    readonly property Lang lang: say.lang
    readonly property bool calendar: vm.kind === "meetings"
    readonly property bool members: vm.kind === "members"

    function heading(): string {
        switch (vm.kind) {
        case "agenda": return lang.tr("Add agenda items", "heading")
        case "meetings": return lang.tr("Call meetings from a calendar", "heading")
        }
        return lang.tr("Add members", "heading")
    }

    function about(): string {
        switch (vm.kind) {
        case "agenda":
            return lang.tr(
                "One item on each line, as in “Seed library (10 min, Ana)”. Or choose a file: a table saved as CSV.",
                "lists"
            )
        case "meetings":
            return lang.tr(
                "Choose the file of a calendar (.ics). Its events to come are called as meetings; untick what is none.",
                "lists"
            )
        }
        return lang.tr(
            "One name on each line, or with commas between them. Or choose a file: "
            + "a table saved as CSV. Nobody is added twice.",
            "lists"
        )
    }

    function settle() {
        if (!shown)
            return
        if (calendar)
            choose.forceActiveFocus(Qt.OtherFocusReason)
        else
            box.forceActiveFocus(Qt.OtherFocusReason)
    }

    function readNow() {
        soon.stop()
        if (!calendar)
            vm.read(box.text)
    }

    function finish() {
        readNow()
        if (vm.count > 0 && vm.record())
            closeAsked()
    }

    signal closeAsked

    anchors.fill: parent
    onShownChanged: settle()

    Connections {
        target: lists.vm

        function onFilled(text: string) {
            box.text = text
            soon.stop()
            preview.currentIndex = -1
        }
    }
    Timer { id: soon; interval: 150; onTriggered: lists.readNow() }

    Shortcut {
        enabled: lists.shown && !picker.shown
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        onActivated: lists.finish()
    }
    Shortcut { enabled: lists.shown && !picker.shown; sequence: "Ctrl+O"; onActivated: picker.begin("") }

    Sheet {
        id: sheet

        heading: lists.heading()
        about: lists.about()
        sheetWidth: lists.calendar ? 640 : 940
        shown: lists.shown
        enabled: !picker.shown
        onCloseAsked: lists.closeAsked()

        GridLayout {
            Layout.fillWidth: true
            columns: lists.calendar || Theme.textScale > 1.3 ? 1 : 2
            columnSpacing: Theme.s5
            rowSpacing: Theme.s4

            Scroller {
                id: scroller

                Layout.fillWidth: true
                Layout.preferredWidth: 4
                Layout.preferredHeight: 300
                visible: !lists.calendar
                contentHeight: box.height
                follows: false

                TextBox {
                    id: box

                    objectName: "names"
                    // Room for the bar.
                    x: LayoutMirroring.enabled ? Theme.s3 : 0
                    width: scroller.width - Theme.s3
                    height: Math.max(implicitHeight, scroller.height)
                    label: lists.members
                        ? lists.lang.tr("Names", "field")
                        : lists.lang.tr("Items", "field: of an agenda")
                    onTextChanged: soon.restart()
                    onCursorRectangleChanged: {
                        const top = cursorRectangle.y, end = top + cursorRectangle.height + bottomPadding
                        if (top < scroller.contentY)
                            scroller.contentY = Math.max(0, top - topPadding)
                        else if (end > scroller.contentY + scroller.height)
                            scroller.contentY = end - scroller.height
                    }
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.preferredWidth: 5
                Layout.alignment: Qt.AlignTop
                spacing: Theme.s2

                Words {
                    Layout.fillWidth: true
                    visible: text !== ""
                    size: "small"
                    tone: "muted"
                    text: lists.vm.file
                }
                Words {
                    Layout.fillWidth: true
                    objectName: "listFault"
                    visible: text !== ""
                    tone: "red"
                    text: lists.vm.fault
                    Accessible.role: Accessible.AlertMessage
                }
                Words {
                    Layout.fillWidth: true
                    objectName: "listSummary"
                    visible: text !== ""
                    strong: true
                    text: lists.vm.summary
                }
                LiveList {
                    id: preview

                    objectName: "preview"
                    Layout.fillWidth: true
                    Layout.preferredHeight: 268
                    visible: count > 0
                    label: lists.lang.tr("What is understood", "lists")
                    model: lists.vm.rows
                    onLeftUp: lists.settle()
                    Keys.onSpacePressed: (currentItem as ListPiece)?.click()

                    delegate: ListPiece {
                        x: LayoutMirroring.enabled ? Theme.s3 : 0
                        width: preview.width - Theme.s3
                        lang: lists.lang
                        current: preview.activeFocus && ListView.isCurrentItem
                        onClicked: {
                            preview.currentIndex = index
                            lists.vm.toggle(key)
                        }
                    }
                }
                Words {
                    Layout.fillWidth: true
                    visible: preview.count === 0 && lists.vm.fault === "" && lists.vm.summary === ""
                    tone: "muted"
                    text: lists.lang.tr(
                        "What is understood stands here, line by line, before anything is recorded.",
                        "lists: empty"
                    )
                }
            }
        }
        Check {
            id: guests

            objectName: "guests"
            Layout.fillWidth: true
            visible: lists.members
            text: lists.lang.tr("They are guests for now", "people")
            onToggled: lists.vm.beGuests(checked)
        }

        buttons: [
            Button {
                objectName: "recordList"
                enabled: lists.vm.count > 0
                kind: "primary"
                text: lists.calendar
                    ? lists.lang.tr("Call them", "button: meetings")
                    : lists.lang.tr("Add them", "button")
                keys: lists.lang.keys("Ctrl+Enter")
                onClicked: lists.finish()
            },
            Button {
                id: choose

                objectName: "chooseList"
                text: lists.lang.tr("Choose a file", "button")
                keys: lists.lang.keys("Ctrl+O")
                onClicked: picker.begin("")
            },
            Button {
                text: lists.lang.tr("Close", "button: put a sheet away")
                keys: lists.lang.keys("Esc")
                onClicked: sheet.closeAsked()
            },
            Item { Layout.fillWidth: true }
        ]
    }
    FilePicker {
        id: picker

        vm: lists.vm.files
        lang: lists.lang
        heading: lists.calendar ? lists.lang.tr("Which calendar?", "heading") : lists.lang.tr("Which list?", "heading")
        nothing: lists.calendar
            ? lists.lang.tr("No calendars and no folders here", "lists: empty")
            : lists.lang.tr("No lists and no folders here", "lists: empty")
        onCloseAsked: {
            shown = false
            lists.settle()
        }
        onChosen: path => {
            lists.vm.look(path)
            lists.settle()
        }
    }
}
