// SPDX-License-Identifier: GPL-3.0-or-later
// The facilitator's and the minute-taker's window. It shows its rail at once; the room comes when the store is open.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

Window {
    id: window

    required property Lang lang
    required property RowListModel places
    property string group: ""
    property string scheme: "light"
    property real textScale: 1
    // The room is on its way, and it will have a rail.
    property bool waiting: false

    width: 1280
    height: 800
    minimumWidth: 1024
    minimumHeight: 640
    color: Theme.paper
    title: group === "" ? lang.tr("Assembly", "title of a window")
         : lang.tr("{group} — Assembly", "title of a window", -1, { group: group })

    Binding { target: Theme; property: "scheme"; value: window.scheme }
    Binding { target: Theme; property: "textScale"; value: window.textScale }

    Loader {
        anchors.fill: parent
        active: window.waiting
        LayoutMirroring.enabled: window.lang.rtl
        LayoutMirroring.childrenInherit: true
        sourceComponent: RowLayout {
            spacing: 0

            Rail {
                Layout.fillHeight: true
                lang: window.lang
                places: window.places
            }
            Divider { vertical: true }
            Item { Layout.fillWidth: true }
        }
    }
}
