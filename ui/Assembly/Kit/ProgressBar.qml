// SPDX-License-Identifier: GPL-3.0-or-later
// How far something is. Without a share it only says that something is going on: nothing swings to and fro.
import QtQuick
import QtQuick.Layouts

ColumnLayout {
    id: bar

    property Tokens theme: Theme
    // 0 to 1
    property real share: 0
    // What is going on, as in "Looking into it".
    property string label: ""
    // How far it is, in words: "67%".
    property string said: ""

    spacing: theme.s2

    Accessible.role: Accessible.ProgressBar
    Accessible.name: [label, said].filter(part => part !== "").join(", ")

    RowLayout {
        Layout.fillWidth: true
        spacing: bar.theme.s3

        Words {
            Layout.fillWidth: true
            theme: bar.theme
            text: bar.label
            Accessible.ignored: true
        }
        Words {
            theme: bar.theme
            text: bar.said
            tone: "muted"
            font.features: { "tnum": 1 }
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
    Rectangle {
        id: groove

        Layout.fillWidth: true
        implicitHeight: bar.theme.s2
        radius: height / 2
        color: bar.theme.sunk
        border.width: bar.theme.hairline
        border.color: bar.theme.edge
        Accessible.ignored: true

        Rectangle {
            x: bar.LayoutMirroring.enabled ? groove.width - width : 0
            width: Math.max(height, groove.width * Math.max(0, Math.min(1, bar.share)))
            height: groove.height
            radius: groove.radius
            visible: bar.share > 0
            color: bar.theme.accent
        }
    }
}
