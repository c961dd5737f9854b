// SPDX-License-Identifier: GPL-3.0-or-later
// What fills the desk's window once the store is open: the rail, the place that is open, and the keys of every place.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Desk.Actions
import Assembly.Desk.Charter
import Assembly.Desk.Decisions
import Assembly.Desk.Documents
import Assembly.Desk.Exchange
import Assembly.Desk.Imports
import Assembly.Desk.Meetings
import Assembly.Desk.Members
import Assembly.Desk.Proposals
import Assembly.Desk.Today
import Assembly.Desk.Trust
import Assembly.Models

Item {
    id: room

    required property DeskViewModel vm
    required property Lang lang
    required property HallViewModel hall
    required property Lang first
    required property Lang second

    readonly property Wording say: Wording {
        lang: room.lang
        terms: room.vm.terms
        spoken: room.vm.spoken
    }

    // A sheet lies over the desk: what is under it is out of the keyboard's way, and takes it back afterwards.
    readonly property bool covered: ask.shown || palette.shown || faulted || keys.covers || looks.covers || scenes.covers || attendance.covers || documents.covers || lists.covers || erasing.covers
    // The fault panel lies over everything.
    property bool faulted: false
    property Item keyboardAt: null

    anchors.fill: parent
    onCoveredChanged: if (!covered) Qt.callLater(takeKeyboardBack)
    Component.onCompleted: noteKeyboard()

    function noteKeyboard() {
        const item = Window.activeFocusItem
        if (!covered && item && item !== Window.contentItem)
            keyboardAt = item
    }

    function takeKeyboardBack() {
        if (covered || !keyboardAt)
            return
        keyboardAt.forceActiveFocus(Qt.OtherFocusReason)
        letGo()
    }

    // What is put away goes on hearing the keys: Qt leaves them with it, and what one types would be taken unseen.
    function letGo() {
        const item = Window.activeFocusItem
        if (covered || !item || item.visible)
            return
        item.focus = false
        const shown = place.item as Item
        if (shown)
            shown.forceActiveFocus()
    }

    Connections {
        target: room.Window.window

        function onActiveFocusItemChanged() {
            room.noteKeyboard()
        }
    }

    Connections {
        target: room.Window.activeFocusItem

        function onVisibleChanged() {
            room.letGo()
        }
    }

    function go(place: int) {
        if (vm.founded && !covered)
            vm.go(place)
    }

    // As the rail shows them; where text is being typed, a digit is a digit.
    Shortcut { sequences: ["Ctrl+1", "1"]; onActivated: room.go(0) }
    Shortcut { sequences: ["Ctrl+2", "2"]; onActivated: room.go(1) }
    Shortcut { sequences: ["Ctrl+3", "3"]; onActivated: room.go(2) }
    Shortcut { sequences: ["Ctrl+4", "4"]; onActivated: room.go(3) }
    Shortcut { sequences: ["Ctrl+5", "5"]; onActivated: room.go(4) }
    Shortcut { sequences: ["Ctrl+6", "6"]; onActivated: room.go(5) }
    Shortcut { sequences: ["Ctrl+7", "7"]; onActivated: room.go(6) }
    Shortcut { sequences: ["Ctrl+8", "8"]; onActivated: room.go(7) }
    Shortcut { sequence: "F6"; onActivated: room.hall.blank() }
    Shortcut { sequence: "F7"; onActivated: room.hall.freeze() }
    Shortcut { sequence: "F8"; onActivated: room.hall.holdingCard() }
    Shortcut { sequence: "F3"; enabled: room.vm.founded; onActivated: scenes.shown = !scenes.shown }
    Shortcut { sequence: "F10"; onActivated: room.hall.hold() }
    Shortcut { sequence: "F11"; onActivated: room.hall.project() }
    Shortcut { sequence: "F12"; onActivated: room.hall.screens.swap() }
    Shortcut { sequence: "Shift+F12"; onActivated: room.hall.screens.identify() }
    Shortcut { sequence: "Ctrl+PgDown"; onActivated: room.hall.turnPage(1) }
    Shortcut { sequence: "Ctrl+PgUp"; onActivated: room.hall.turnPage(-1) }
    Shortcut { sequences: ["Ctrl++", "Ctrl+="]; onActivated: room.vm.enlarge(0.1) }
    Shortcut { sequence: "Ctrl+-"; onActivated: room.vm.enlarge(-0.1) }
    Shortcut { sequence: "Ctrl+L"; onActivated: looks.shown = !looks.shown }
    Shortcut { sequence: "Ctrl+Z"; enabled: desk.enabled && room.vm.founded; onActivated: room.vm.refusals.undo() }
    Shortcut { sequence: "Ctrl+K"; enabled: desk.enabled && room.vm.founded; onActivated: palette.open() }
    Shortcut { sequence: "Ctrl+P"; enabled: desk.enabled && room.vm.founded; onActivated: room.vm.printing.ask() }
    Shortcut { sequences: ["?", "F1"]; enabled: desk.enabled; onActivated: keys.shown = true }

    Shortcut { sequence: "F4"; enabled: desk.enabled && room.vm.meeting.phase === "open"; onActivated: attendance.shown = true }

    Connections {
        target: room.vm

        function onSheetAsked(sheet: string) {
            switch (sheet) {
            case "attendance": attendance.shown = true; return
            case "keys": keys.shown = true; return
            case "looks": looks.shown = true; return
            }
        }
    }
    Connections {
        target: room.vm.printing

        function onAsked() {
            documents.shown = true
        }
    }
    Connections {
        target: room.vm.lists

        function onAsked() {
            lists.shown = true
        }
    }
    Connections {
        target: room.vm.palette

        function onWent(place: int) {
            room.go(place)
        }
        function onPressed(name: string) {
            switch (name) {
            case "documents": return room.vm.printing.ask()
            case "read-members": return room.vm.lists.ask("members")
            case "read-agenda": return room.vm.lists.ask("agenda")
            case "read-meetings": return room.vm.lists.ask("meetings")
            case "undo": return room.vm.refusals.undo()
            case "erase": erasing.shown = true; return
            case "blank": return room.hall.blank()
            case "freeze": return room.hall.freeze()
            case "card": return room.hall.holdingCard()
            case "hold": return room.hall.hold()
            case "project": return room.hall.project()
            case "swap": return room.hall.screens.swap()
            case "identify": return room.hall.screens.identify()
            case "scenes": scenes.shown = true; return
            case "looks": looks.shown = true; return
            case "keys": keys.shown = true; return
            }
        }
    }

    Item {
        anchors.fill: parent

        LayoutMirroring.enabled: room.lang.rtl
        LayoutMirroring.childrenInherit: true

        Loader {
            anchors.fill: parent
            active: !room.vm.founded
            enabled: !room.covered
            onLoaded: (item as Item)?.forceActiveFocus()
            sourceComponent: FirstRun {
                lang: room.lang
                desk: room.vm
                vm: room.vm.planning
                languages: room.vm.languages
            }
        }
        DropTarget {
            objectName: "drop"
            anchors.fill: parent
            z: 1
            enabled: room.vm.founded
            offer: room.lang.tr("Drop a bundle, a calendar or a list: it is shown first, and nothing is recorded yet", "dropping a file")
            onFileDropped: url => {
                if (!room.vm.lists.drop(url, room.vm.place === 1 ? "agenda" : "members"))
                    room.vm.exchange.look(url)
            }
        }
        RowLayout {
            id: desk

            anchors.fill: parent
            visible: room.vm.founded
            enabled: !room.covered
            spacing: 0

            Rail {
                id: rail

                Layout.fillHeight: true
                lang: room.lang
                group: room.vm.group
                practice: room.vm.practice
                place: room.vm.place
                onChosen: place => room.vm.go(place)
                onLooksAsked: looks.shown = !looks.shown

                HallMiniature {
                    Layout.fillWidth: true
                    compact: rail.cramped
                    onMoreAsked: scenes.shown = true
                    vm: room.hall
                    lang: room.lang
                    first: room.first
                    second: room.second
                    terms: room.vm.terms
                }
            }
            Divider { vertical: true }
            ColumnLayout {
                spacing: 0

                RefusalLine {
                    Layout.fillWidth: true
                    objectName: "refusal"
                    // A sheet says itself why it was refused.
                    hidden: room.covered
                    lang: room.lang
                    vm: room.vm.refusals
                }
                Loader {
                    id: place

                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    active: room.vm.founded
                    sourceComponent: [today, meeting, proposals, decisions, actions, people, exchange, charter][room.vm.place]
                    onLoaded: (item as Item)?.forceActiveFocus()
                }
            }
        }
        CommandPalette {
            id: palette

            vm: room.vm.palette
            lang: room.lang
        }
        ActSheet {
            id: ask

            vm: room.vm.asking
            acting: room.vm.refusals
            lang: room.lang
        }
        SheetPlace {
            id: attendance

            sourceComponent: AttendanceSheet {
                shown: attendance.laid
                vm: room.vm.attendance
                say: room.say
                onCloseAsked: attendance.shown = false
                onNewcomer: {
                    attendance.shown = false
                    room.vm.asking.ask("add-member", {})
                }
            }
        }
        SheetPlace {
            id: keys

            sourceComponent: KeysSheet {
                shown: keys.laid
                lang: room.lang
                meeting: room.vm.place === 1 && room.vm.meeting.phase === "open"
                onCloseAsked: keys.shown = false
            }
        }
        SheetPlace {
            id: documents

            sourceComponent: DocumentSheet {
                shown: documents.laid
                vm: room.vm.printing
                lang: room.lang
                onCloseAsked: documents.shown = false
            }
        }
        SheetPlace {
            id: lists

            sourceComponent: ListSheet {
                shown: lists.laid
                vm: room.vm.lists
                lang: room.lang
                onCloseAsked: lists.shown = false
            }
        }
        SheetPlace {
            id: erasing

            sourceComponent: EraseSheet {
                shown: erasing.laid
                vm: room.vm.exchange.trust.erasing
                lang: room.lang
                onLeaveAsked: erasing.shown = false
            }
        }
        SheetPlace {
            id: scenes

            sourceComponent: HallSheet {
                shown: scenes.laid
                vm: room.hall
                lang: room.lang
                onCloseAsked: scenes.shown = false
            }
        }
        SheetPlace {
            id: looks

            sourceComponent: LooksSheet {
                shown: looks.laid
                vm: room.vm
                lang: room.lang
                hall: room.hall
                first: room.first
                second: room.second
                onCloseAsked: looks.shown = false
            }
        }
    }

    Component { id: today; TodayPlace { desk: room.vm; vm: room.vm.today; say: room.say } }
    Component { id: meeting; MeetingPlace { desk: room.vm; vm: room.vm.meeting; say: room.say } }
    Component { id: proposals; ProposalsPlace { desk: room.vm; say: room.say } }
    Component { id: decisions; DecisionsPlace { desk: room.vm; say: room.say } }
    Component { id: actions; ActionsPlace { desk: room.vm; say: room.say } }
    Component { id: people; MembersPlace { vm: room.vm.people; lists: room.vm.lists; asking: room.vm.asking; say: room.say } }
    Component { id: exchange; ExchangePlace { vm: room.vm.exchange; paper: room.vm.paper; say: room.say; onEraseAsked: erasing.shown = true } }
    Component { id: charter; CharterPlace { vm: room.vm.charter; desk: room.vm; say: room.say } }
}
