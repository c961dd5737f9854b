// SPDX-License-Identifier: GPL-3.0-or-later
// One thing in a list that can be chosen: a title, a note under it, something before and something after.
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

T.ItemDelegate {
    id: row

    property Tokens theme: Theme
    property string note: ""
    // A short text at the end, as in "25 min".
    property string end: ""
    // This is the one that is open now.
    property bool current: false
    // It lies behind us.
    property bool done: false
    property string keys: ""
    // Large text on a narrow column: what stands at the end goes under the title.
    readonly property bool narrow: width < 190 * theme.textScale
    property alias leading: before.data
    property alias trailing: after.data

    implicitWidth: layout.implicitWidth + leftPadding + rightPadding
    implicitHeight: Math.max(theme.target + 4, layout.implicitHeight + topPadding + bottomPadding)
    leftPadding: theme.s3
    rightPadding: theme.s3
    topPadding: theme.s2
    bottomPadding: theme.s2
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true

    Accessible.role: Accessible.ListItem
    Accessible.name: [text, note, end].filter(part => part !== "").join(", ")
    Accessible.description: keys
    Accessible.focusable: true
    Accessible.selected: current
    Accessible.onPressAction: row.click()

    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: row.theme.radius
        color: row.current ? row.theme.accentSoft : row.hovered || row.down ? row.theme.sunk : "transparent"
        border.width: row.current && row.theme.contrast ? 2 : 0
        border.color: row.theme.accent

        FocusRing {
            // Inside the edge: a list would cut it off outside.
            theme: row.theme
            anchors.margins: 0
            shown: row.activeFocus
            corner: row.theme.radius - 4
        }
    }

    contentItem: RowLayout {
        id: layout

        spacing: row.theme.s2 + 2

        RowLayout {
            id: before

            visible: children.length > 0
            Layout.alignment: Qt.AlignVCenter
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Words {
                Layout.fillWidth: true
                theme: row.theme
                text: row.text
                strong: row.current
                tone: row.current ? "accent" : row.done ? "muted" : "ink"
                Accessible.ignored: true
            }
            Words {
                Layout.fillWidth: true
                theme: row.theme
                visible: text !== ""
                text: [row.note, row.narrow ? row.end : ""].filter(part => part !== "").join(" \u00B7 ")
                size: "small"
                tone: "muted"
                Accessible.ignored: true
            }
        }
        Words {
            theme: row.theme
            visible: row.end !== "" && !row.narrow
            text: row.end
            size: "small"
            tone: "muted"
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        RowLayout {
            id: after

            visible: children.length > 0
        }
        KeyCap {
            theme: row.theme
            text: row.keys
        }
    }
}
