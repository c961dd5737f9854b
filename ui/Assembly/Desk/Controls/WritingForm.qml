// SPDX-License-Identifier: GPL-3.0-or-later
// A page to write on: its heading, its fields, and below them what records it and what puts it away. Ctrl+Enter
// records.
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

FocusScope {
    id: form

    required property Lang lang
    property string heading: ""
    property string about: ""
    property string act: ""
    property Item first: null
    default property alias fields: column.data

    signal recorded
    signal putAway

    focus: true
    Keys.onEscapePressed: putAway()
    Component.onCompleted: first?.forceActiveFocus(Qt.TabFocusReason)

    Shortcut {
        enabled: form.enabled && form.visible
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        onActivated: form.recorded()
    }
    Scroller {
        id: scroller

        anchors.fill: parent
        contentHeight: page.height + 2 * Theme.s1

        // Room for the focus rings at the edges. The buttons stand at the foot where there is room, else after the
        // fields.
        ColumnLayout {
            id: page

            x: LayoutMirroring.enabled ? Theme.s4 - Theme.s1 : Theme.s1
            y: Theme.s1
            width: scroller.width - Theme.s4
            height: Math.max(implicitHeight, scroller.height - 2 * Theme.s1)
            spacing: Theme.s4

            Title { Layout.fillWidth: true; text: form.heading }
            Words { Layout.fillWidth: true; visible: text !== ""; tone: "muted"; text: form.about }
            ColumnLayout {
                id: column

                Layout.fillWidth: true
                spacing: Theme.s4
            }
            Item { Layout.fillHeight: true }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.s2

                Button {
                    objectName: "record"
                    kind: "primary"
                    text: form.act
                    keys: form.lang.keys("Ctrl+Enter")
                    onClicked: form.recorded()
                }
                Button {
                    objectName: "putAway"
                    text: form.lang.tr("Put away", "button: a form")
                    keys: form.lang.keys("Esc")
                    onClicked: form.putAway()
                }
            }
        }
    }
}
