// SPDX-License-Identifier: GPL-3.0-or-later
// What fills the desk's window once the store is open: the rail, the place that is open, and the keys of every place.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

Item {
    id: room

    required property DeskViewModel vm
    required property Lang lang

    readonly property HallViewModel hall: vm.hall

    readonly property Wording say: Wording {
        lang: room.lang
        terms: room.vm.terms
        spoken: room.vm.spoken
    }

    // Something lies over the desk: what is under it is out of the keyboard's way, and takes it back afterwards.
    readonly property bool covered: ask.shown || palette.shown || faulted || sheetsLaid > 0
    property int sheetsLaid: 0
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

    function go(place: string) {
        if (vm.founded && !covered)
            vm.go(place)
    }

    function sheet(name: string): NamedSheet {
        for (let n = 0; n < sheets.count; n++) {
            const each = sheets.itemAt(n) as NamedSheet
            if (each.key === name)
                return each
        }
        return null
    }

    function turn(name: string) {
        const turned = sheet(name)
        turned.shown = !turned.shown
    }

    // As the rail shows them; where text is being typed, a digit is a digit.
    Instantiator {
        model: room.vm.places

        Shortcut {
            required property string key
            required property string digit

            sequences: digit === "" ? [] : ["Ctrl+" + digit, digit]
            onActivated: room.go(key)
        }
    }
    Instantiator {
        model: room.vm.sheets

        Shortcut {
            required property string key
            required property string chord

            sequence: chord
            enabled: chord !== "" && desk.enabled && room.vm.founded
            onActivated: room.vm.show(key)
        }
    }
    Shortcut { sequence: "F6"; onActivated: room.hall.blank() }
    Shortcut { sequence: "F7"; onActivated: room.hall.freeze() }
    Shortcut { sequence: "F8"; onActivated: room.hall.holdingCard() }
    Shortcut { sequence: "F3"; enabled: room.vm.founded; onActivated: room.turn("scenes") }
    Shortcut { sequence: "F10"; onActivated: room.hall.hold() }
    Shortcut { sequence: "F11"; onActivated: room.hall.project() }
    Shortcut { sequence: "F12"; onActivated: room.hall.screens.swap() }
    Shortcut { sequence: "Shift+F12"; onActivated: room.hall.screens.identify() }
    Shortcut { sequence: "Ctrl+PgDown"; onActivated: room.hall.turnPage(1) }
    Shortcut { sequence: "Ctrl+PgUp"; onActivated: room.hall.turnPage(-1) }
    Shortcut { sequences: ["Ctrl++", "Ctrl+="]; onActivated: room.vm.enlarge(0.1) }
    Shortcut { sequence: "Ctrl+-"; onActivated: room.vm.enlarge(-0.1) }
    Shortcut { sequence: "Ctrl+L"; onActivated: room.turn("looks") }
    Shortcut { sequence: "Ctrl+Z"; enabled: desk.enabled && room.vm.founded; onActivated: room.vm.refusals.undo() }
    Shortcut { sequence: "Ctrl+K"; enabled: desk.enabled && room.vm.founded; onActivated: palette.open() }
    Shortcut { sequence: "Ctrl+P"; enabled: desk.enabled && room.vm.founded; onActivated: room.vm.printing.ask() }
    Shortcut { sequences: ["?", "F1"]; enabled: desk.enabled; onActivated: room.vm.show("keys") }

    Connections {
        target: room.vm

        function onSheetAsked(name: string) {
            room.sheet(name).shown = true
        }
    }
    Connections {
        target: room.vm.palette

        function onWent(place: string) {
            room.go(place)
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
                vm: room.vm.founding
                languages: room.vm.languages
            }
        }
        DropTarget {
            objectName: "drop"
            anchors.fill: parent
            z: 1
            enabled: room.vm.founded
            offer: room.lang.tr(
                "Drop a bundle, a calendar or a list: it is shown first, and nothing is recorded yet",
                "dropping a file"
            )
            onFileDropped: url => room.vm.drop(url)
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
                places: room.vm.places
                place: room.vm.place
                onChosen: place => room.vm.go(place)
                onLooksAsked: room.turn("looks")

                HallMiniature {
                    Layout.fillWidth: true
                    compact: rail.cramped
                    onMoreAsked: room.vm.show("scenes")
                    vm: room.hall
                    lang: room.lang
                    first: room.vm.hallLang
                    second: room.vm.secondLang
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

                    readonly property string name: room.vm.founded ? room.vm.place : ""

                    function open() {
                        const given = { desk: room.vm, vm: room.vm.placeModel, say: room.say }
                        const made = name === "" ? null : Qt.createComponent(room.vm.placeModule, room.vm.placeType)
                        if (made && made.status === Component.Error)
                            throw new Error(made.errorString())
                        setSource(made ? made.url : "", given)
                    }

                    objectName: "shownPlace"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    onNameChanged: open()
                    Component.onCompleted: open()
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
        Repeater {
            id: sheets

            model: room.vm.sheets
            delegate: NamedSheet {
                desk: room.vm
                say: room.say
                onCoversChanged: room.sheetsLaid += covers ? 1 : -1
            }
        }
    }
}
