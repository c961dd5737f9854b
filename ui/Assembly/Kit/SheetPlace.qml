// SPDX-License-Identifier: GPL-3.0-or-later
// Where a sheet is laid: it is made when it is wanted and goes when it is put away, so that nothing unseen is kept up
// to date.
import QtQuick

Loader {
    id: place

    property bool shown: false
    // What the sheet itself is told: only when it stands can it take the keyboard.
    readonly property bool laid: shown && status === Loader.Ready
    // From before it stands until after it is gone: what happens to the keyboard meanwhile is none of the room's doing.
    property bool covers: false

    function leave() {
        if (shown)
            return
        active = false
        covers = false
    }

    anchors.fill: parent
    active: false
    onShownChanged: {
        if (!shown)
            // Later: it may be one of its own buttons that puts it away.
            return Qt.callLater(leave)
        covers = true
        active = true
    }
}
