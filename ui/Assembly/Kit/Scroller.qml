// SPDX-License-Identifier: GPL-3.0-or-later
// Room for more than fits: what is inside scrolls up and down; the bar shows only when there is more.
import QtQuick
import QtQuick.Templates as T

Flickable {
    id: scroller

    property Tokens theme: Theme

    clip: true
    contentWidth: width
    boundsBehavior: Flickable.StopAtBounds
    flickableDirection: Flickable.VerticalFlick

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
