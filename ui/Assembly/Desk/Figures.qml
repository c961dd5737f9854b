// SPDX-License-Identifier: GPL-3.0-or-later
// A fingerprint as it is read aloud: groups of figures, the same order in every language.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit

GridLayout {
    id: figures

    property var groups: []
    property string label: ""
    property string size: "lead"

    readonly property real each: probe.advanceWidth + Theme.s4

    columns: width >= 8 * each ? 8 : width >= 4 * each ? 4 : 2
    columnSpacing: Theme.s4
    rowSpacing: Theme.s2
    layoutDirection: Qt.LeftToRight
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    Accessible.role: Accessible.StaticText
    Accessible.name: [label, figures.groups.join(", ")].filter(part => part !== "").join(": ")

    TextMetrics {
        id: probe

        font.family: Theme.family
        font.pixelSize: Theme.size(figures.size)
        font.weight: Font.DemiBold
        font.letterSpacing: 1
        text: "00000"
    }
    Repeater {
        model: figures.groups

        Words {
            required property var modelData

            text: modelData
            size: figures.size
            strong: true
            wrapMode: Text.NoWrap
            font.features: { "tnum": 1 }
            font.letterSpacing: 1
            Accessible.ignored: true
        }
    }
}
