// SPDX-License-Identifier: GPL-3.0-or-later
// A long list that one walks with the arrows: one stop of the Tab key. More is asked for before the end is reached.
import QtQuick
import QtQuick.Templates as T

ListView {
    id: list

    property Tokens theme: Theme
    property string label: ""

    // The end is near: more rows may be read.
    signal moreWanted
    // The keyboard wants to go back to what stands above the list.
    signal leftUp

    function enter() {
        // Rows that have changed since the last frame are not in the list yet: whoever types fast is here before them.
        forceLayout()
        if (count === 0)
            return
        if (currentIndex < 0)
            currentIndex = 0
        positionViewAtIndex(currentIndex, ListView.Contain)
        forceActiveFocus(Qt.TabFocusReason)
    }

    function step(by: int) {
        currentIndex = Math.max(0, Math.min(count - 1, currentIndex + by))
    }

    // Later: rows that come while a row is being shown would make it show itself again.
    function askForMore() {
        moreWanted()
    }

    clip: true
    spacing: 2
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    currentIndex: -1
    highlightMoveDuration: 0
    reuseItems: false
    cacheBuffer: 0

    Accessible.role: Accessible.List
    Accessible.name: label

    onContentYChanged: {
        if (count > 0 && contentY + height > originY + contentHeight - 2 * height)
            Qt.callLater(askForMore)
    }
    onCurrentIndexChanged: if (currentIndex > count - 8) Qt.callLater(askForMore)

    Keys.onUpPressed: {
        if (currentIndex <= 0)
            leftUp()
        else
            step(-1)
    }
    Keys.onDownPressed: step(1)
    Keys.onPressed: event => {
        const page = Math.max(1, Math.floor(height / 64))
        const by = {
            [Qt.Key_PageDown]: page,
            [Qt.Key_PageUp]: -page,
            [Qt.Key_Home]: -count,
            [Qt.Key_End]: count
        }[event.key]
        if (by === undefined || event.modifiers & Qt.ControlModifier)
            return
        step(by)
        event.accepted = true
    }

    T.ScrollBar.vertical: T.ScrollBar {
        id: bar

        x: list.LayoutMirroring.enabled ? 0 : list.width - width
        height: list.height
        width: 10
        padding: 2
        policy: T.ScrollBar.AsNeeded
        minimumSize: 0.1
        visible: size < 1
        contentItem: Rectangle {
            implicitWidth: 6
            radius: 3
            color: bar.pressed ? list.theme.muted : list.theme.edge
        }
    }
}
