// SPDX-License-Identifier: GPL-3.0-or-later
// A fingerprint as it is read aloud: groups of figures, the same order in every language.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit

Item {
    id: figures

    property var groups: []
    property string label: ""
    property string size: "lead"

    readonly property real each: Math.ceil(probe.advanceWidth) + Theme.s4

    implicitWidth: 4 * each
    implicitHeight: grid.implicitHeight

    Accessible.role: Accessible.StaticText
    Accessible.name: [label, ...figures.groups].filter(part => part !== "").join("\n")

    TextMetrics {
        id: probe

        font.family: Theme.family
        font.pixelSize: Theme.size(figures.size)
        font.weight: Font.DemiBold
        font.letterSpacing: 1
        text: "00000"
    }
    GridLayout {
        id: grid

        // It stands where the window begins, and runs on from left to right, as numbers do.
        x: figures.LayoutMirroring.enabled ? figures.width - width : 0
        LayoutMirroring.enabled: false
        columns: figures.width >= 8 * figures.each ? 8 : figures.width >= 4 * figures.each - Theme.s4 ? 4 : 2
        columnSpacing: Theme.s4
        rowSpacing: Theme.s2

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
                LayoutMirroring.enabled: false
                Accessible.ignored: true
            }
        }
    }
}
