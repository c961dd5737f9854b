// SPDX-License-Identifier: GPL-3.0-or-later
// The meeting: to be called, to be prepared, or open.
pragma ComponentBehavior: Bound
import QtQuick
import Assembly.Hall
import Assembly.Models

FocusScope {
    id: place

    required property DeskViewModel desk
    required property MeetingViewModel vm
    required property Say say

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: place.vm.phase === "open" ? open : place.vm.phase === "" ? call : before
        onLoaded: (item as Item)?.forceActiveFocus()
    }

    Component { id: open; OpenMeeting { desk: place.desk; vm: place.vm; say: place.say } }
    Component { id: before; BeforeMeeting { vm: place.vm; plan: place.desk.planning; say: place.say } }
    Component { id: call; CallMeeting { vm: place.desk.planning; say: place.say } }
}
