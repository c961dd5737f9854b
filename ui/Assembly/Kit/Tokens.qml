// SPDX-License-Identifier: GPL-3.0-or-later
// The looks in numbers: colours of one scheme, the type scale, the spacing scale. Every colour of text holds 7:1.
import QtQuick

QtObject {
    id: tokens

    // "light", "dark", "contrast" for the desk; "hall" for the projector.
    property string scheme: "light"
    // 0.8 to 2.0
    property real textScale: 1
    property bool reducedMotion: false
    property string family: "Noto Sans"

    readonly property bool dark: scheme === "dark" || scheme === "hall"
    readonly property bool contrast: scheme === "contrast"

    function pick(light: color, night: color, strong: color): color {
        return contrast ? strong : dark ? night : light
    }

    readonly property color paper: pick("#F7F4EE", "#10201A", "#FFFFFF")
    readonly property color surface: pick("#FFFFFF", "#182A23", "#FFFFFF")
    readonly property color sunk: pick("#F2EEE6", "#0C1813", "#FFFFFF")
    readonly property color ink: pick("#1E2422", "#F5F1E8", "#000000")
    readonly property color muted: pick("#47504B", "#B9C7BF", "#1F1F1F")
    readonly property color line: pick("#E3DED4", "#2E463C", "#000000")
    // The edge of what can be operated: at least 3:1 on every ground.
    readonly property color edge: pick("#857F72", "#6F8A7D", "#000000")

    readonly property color accent: pick("#17583F", "#8FE3BE", "#003D2B")
    readonly property color violet: pick("#523C86", "#C9B3FF", "#2E1470")
    readonly property color amber: pick("#6E4000", "#FFC46B", "#4A2900")
    readonly property color red: pick("#8A1F23", "#FFB1AC", "#6B0010")
    readonly property color blue: pick("#234B6E", "#A9D2F5", "#002F5C")
    // Text on a filled accent, violet or red.
    readonly property color onTone: pick("#FFFFFF", "#10201A", "#FFFFFF")

    readonly property color accentSoft: pick("#E3EFE9", "#1C3F32", "#FFFFFF")
    readonly property color violetSoft: pick("#ECE7F5", "#33295A", "#FFFFFF")
    readonly property color amberSoft: pick("#FBEFD9", "#43300F", "#FFFFFF")
    readonly property color redSoft: pick("#FAE6E4", "#4A2020", "#FFFFFF")
    readonly property color blueSoft: pick("#E3EDF5", "#1B3850", "#FFFFFF")

    // "accent", "violet", "amber", "red", "blue", "ink", "muted" by name.
    function tone(name: string): color {
        switch (name) {
        case "accent": return accent
        case "violet": return violet
        case "amber": return amber
        case "red": return red
        case "blue": return blue
        case "ink": return ink
        }
        return muted
    }

    function soft(name: string): color {
        switch (name) {
        case "accent": return accentSoft
        case "violet": return violetSoft
        case "amber": return amberSoft
        case "red": return redSoft
        case "blue": return blueSoft
        }
        return sunk
    }

    readonly property int tiny: Math.round(12 * textScale)
    readonly property int small: Math.round(13 * textScale)
    readonly property int body: Math.round(15 * textScale)
    readonly property int lead: Math.round(18 * textScale)
    readonly property int title: Math.round(24 * textScale)
    readonly property int head: Math.round(32 * textScale)

    function size(name: string): int {
        switch (name) {
        case "tiny": return tiny
        case "small": return small
        case "lead": return lead
        case "title": return title
        case "head": return head
        }
        return body
    }

    // How far below the top of a text a shape of that size stands, to be beside its first line.
    function beside(name: string, shape: real): real {
        return Math.max(0, Math.round((size(name) * 1.4 - shape) / 2))
    }

    readonly property int s1: 4
    readonly property int s2: 8
    readonly property int s3: 12
    readonly property int s4: 16
    readonly property int s5: 24
    readonly property int s6: 32
    readonly property int s7: 48

    readonly property int radius: 6
    readonly property int round: 10
    readonly property int hairline: contrast ? 2 : 1
    readonly property int target: Math.max(36, Math.round(36 * textScale))
    readonly property int motion: reducedMotion ? 0 : 120
}
