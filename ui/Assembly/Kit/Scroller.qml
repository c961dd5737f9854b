// SPDX-License-Identifier: GPL-3.0-or-later
// Room for more than fits: what is inside scrolls up and down; the bar shows only when there is more.
import QtQuick
import QtQuick.Templates as T

Flickable {
    id: scroller

    property Tokens theme: Theme
    // Whether what has the keyboard is brought into view.
    property bool follows: true

    function show(item: Item) {
        let above = item
        while (above && above !== contentItem)
            above = above.parent
        if (!above || item.height > height)
            return
        const top = item.mapToItem(contentItem, 0, 0).y
        if (top < contentY + theme.s2 || top + item.height > contentY + height - theme.s2)
            contentY = Math.max(0, Math.min(top + item.height / 2 - height / 2, contentHeight - height))
    }

    // When the keyboard moved last, in milliseconds: what it left may close itself, and push what it came to.
    property double movedAt: 0

    function follow() {
        const item = Window.window?.activeFocusItem ?? null
        if (item && follows)
            show(item)
    }

    clip: true
    contentWidth: width
    onContentHeightChanged: if (Date.now() - movedAt < 200) Qt.callLater(follow)
    boundsBehavior: Flickable.StopAtBounds
    flickableDirection: Flickable.VerticalFlick

    Connections {
        target: scroller.Window.window
        enabled: scroller.follows

        function onActiveFocusItemChanged() {
            scroller.movedAt = Date.now()
            scroller.follow()
        }
    }

    T.ScrollBar.vertical: T.ScrollBar {
        id: bar

        x: scroller.LayoutMirroring.enabled ? 0 : scroller.width - width
        height: scroller.height
        width: 10
        padding: 2
        policy: T.ScrollBar.AsNeeded
        minimumSize: 0.1
        visible: size < 1
        contentItem: Rectangle {
            implicitWidth: 6
            radius: 3
            color: bar.pressed ? scroller.theme.muted : scroller.theme.edge
        }
    }
}
