// SPDX-License-Identifier: GPL-3.0-or-later
// The meeting: to be called, to be prepared, or open.
pragma ComponentBehavior: Bound
import QtQuick
import Assembly.Text
import Assembly.Models

FocusScope {
    id: place

    required property DeskViewModel desk
    required property MeetingViewModel vm
    required property Wording say

    // Meetings that are over are looked at instead of the one that runs or comes next.
    property bool past: false

    function turn() {
        past = !past
    }

    onPastChanged: desk.minutes.look(past)
    Component.onDestruction: desk.minutes.look(false)

    Shortcut { enabled: place.enabled; sequence: "Ctrl+M"; onActivated: place.turn() }

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: place.past ? over : place.vm.phase === "open" ? open : place.vm.phase === "" ? call : before
        onLoaded: (item as Item)?.forceActiveFocus()
    }

    Component { id: open; OpenMeeting { desk: place.desk; vm: place.vm; say: place.say; onPastAsked: place.turn() } }
    Component { id: before; BeforeMeeting { vm: place.vm; plan: place.desk.planning; lists: place.desk.lists; say: place.say; asking: place.desk.asking; printing: place.desk.printing; onPastAsked: place.turn() } }
    Component { id: call; CallMeeting { vm: place.desk.planning; lists: place.desk.lists; say: place.say; onPastAsked: place.turn() } }
    Component { id: over; PastMeetings { vm: place.desk.minutes; cosigning: place.desk.cosigning; asking: place.desk.asking; printing: place.desk.printing; say: place.say; onBack: place.turn() } }
}
