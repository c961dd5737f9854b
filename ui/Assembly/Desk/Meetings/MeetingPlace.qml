// SPDX-License-Identifier: GPL-3.0-or-later
// The meeting: to be called, to be prepared, or open.
pragma ComponentBehavior: Bound
import QtQuick
import Assembly.Text
import Assembly.Models

FocusScope {
    id: place

    required property DeskViewModel desk
    required property MeetingsViewModel vm
    required property Wording say

    // Meetings that are over are looked at instead of the one that runs or comes next.
    property bool past: false

    function turn() {
        past = !past
    }

    onPastChanged: vm.past.look(past)
    Component.onDestruction: vm.past.look(false)

    Shortcut { enabled: place.enabled; sequence: "Ctrl+M"; onActivated: place.turn() }

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: place.past ? over
            : place.vm.meeting.phase === "open" ? open
            : place.vm.meeting.phase === "" ? call
            : before
        onLoaded: (item as Item)?.forceActiveFocus()
    }

    Component {
        id: open

        OpenMeeting { desk: place.desk; vm: place.vm.meeting; say: place.say; onPastAsked: place.turn() }
    }
    Component {
        id: before

        BeforeMeeting {
            vm: place.vm.meeting
            plan: place.vm.planning
            lists: place.desk.lists
            say: place.say
            asking: place.desk.asking
            printing: place.desk.printing
            onPastAsked: place.turn()
        }
    }
    Component {
        id: call

        CallMeeting { vm: place.vm.planning; lists: place.desk.lists; say: place.say; onPastAsked: place.turn() }
    }
    Component {
        id: over

        PastMeetings {
            vm: place.vm.past
            cosigning: place.vm.cosigning
            asking: place.desk.asking
            printing: place.desk.printing
            say: place.say
            onBack: place.turn()
        }
    }
}
