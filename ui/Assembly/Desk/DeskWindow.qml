// SPDX-License-Identifier: GPL-3.0-or-later
// The facilitator's and the minute-taker's window: the rail and the place that is open.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Hall
import Assembly.Models

Window {
    id: window

    required property DeskViewModel vm
    required property Lang lang
    required property HallViewModel hall
    required property Lang first
    required property Lang second

    readonly property Say say: Say {
        lang: window.lang
        terms: window.vm.terms
        spoken: window.vm.spoken
    }

    width: 1280
    height: 800
    minimumWidth: 1024
    minimumHeight: 640
    color: Theme.paper
    title: vm.group === "" ? lang.tr("Assembly", "title of a window")
         : lang.tr("{group} — Assembly", "title of a window", -1, { group: vm.group })

    function go(place: int) {
        if (vm.founded)
            vm.go(place)
    }

    Binding { target: Theme; property: "scheme"; value: window.vm.scheme }
    Binding { target: Theme; property: "textScale"; value: window.vm.textScale }

    Shortcut { sequence: "Ctrl+1"; onActivated: window.go(0) }
    Shortcut { sequence: "Ctrl+2"; onActivated: window.go(1) }
    Shortcut { sequence: "Ctrl+3"; onActivated: window.go(2) }
    Shortcut { sequence: "Ctrl+4"; onActivated: window.go(3) }
    Shortcut { sequence: "Ctrl+5"; onActivated: window.go(4) }
    Shortcut { sequence: "Ctrl+6"; onActivated: window.go(5) }
    Shortcut { sequence: "Ctrl+7"; onActivated: window.go(6) }
    Shortcut { sequence: "Ctrl+8"; onActivated: window.go(7) }
    Shortcut { sequence: "F6"; onActivated: window.hall.blank() }
    Shortcut { sequence: "F7"; onActivated: window.hall.freeze() }
    Shortcut { sequence: "F8"; onActivated: window.hall.holdingCard() }
    Shortcut { sequence: "Ctrl+PgDown"; onActivated: window.hall.turnPage(1) }
    Shortcut { sequence: "Ctrl+PgUp"; onActivated: window.hall.turnPage(-1) }
    Shortcut { sequences: ["Ctrl++", "Ctrl+="]; onActivated: window.vm.enlarge(0.1) }
    Shortcut { sequence: "Ctrl+-"; onActivated: window.vm.enlarge(-0.1) }
    Shortcut { sequence: "Ctrl+L"; onActivated: looks.shown = !looks.shown }

    Item {
        anchors.fill: parent

        LayoutMirroring.enabled: window.lang.rtl
        LayoutMirroring.childrenInherit: true

        Loader {
            anchors.fill: parent
            active: !window.vm.founded
            onLoaded: (item as Item)?.forceActiveFocus()
            sourceComponent: FirstRun {
                lang: window.lang
                desk: window.vm
                vm: window.vm.planning
                languages: window.vm.languages
            }
        }
        RowLayout {
            anchors.fill: parent
            visible: window.vm.founded
            spacing: 0

            Rail {
                Layout.fillHeight: true
                vm: window.vm
                lang: window.lang
                hall: window.hall
                first: window.first
                second: window.second
                onLooksAsked: looks.shown = !looks.shown
            }
            Divider { vertical: true }
            ColumnLayout {
                spacing: 0

                RefusalLine {
                    Layout.fillWidth: true
                    objectName: "refusal"
                    lang: window.lang
                    vm: window.vm.refusals
                }
                Loader {
                    id: place

                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    active: window.vm.founded
                    sourceComponent: [today, meeting, proposals, decisions, actions, people, exchange, charter][window.vm.place]
                    onLoaded: (item as Item)?.forceActiveFocus()
                }
            }
        }
        LooksSheet {
            id: looks

            vm: window.vm
            lang: window.lang
            hall: window.hall
            first: window.first
            second: window.second
        }
    }

    Component { id: today; TodayPlace { desk: window.vm; vm: window.vm.today; say: window.say } }
    Component { id: meeting; MeetingPlace { desk: window.vm; vm: window.vm.meeting; say: window.say } }
    Component { id: proposals; ProposalsPlace { vm: window.vm.listings; say: window.say } }
    Component { id: decisions; DecisionsPlace { vm: window.vm.decisions; say: window.say } }
    Component { id: actions; ActionsPlace { vm: window.vm.listings; say: window.say } }
    Component { id: people; PeoplePlace { vm: window.vm.listings; say: window.say } }
    Component { id: exchange; ExchangePlace { vm: window.vm.listings; say: window.say } }
    Component { id: charter; CharterPlace { vm: window.vm.listings; say: window.say } }
}
