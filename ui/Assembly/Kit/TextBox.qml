// SPDX-License-Identifier: GPL-3.0-or-later
// Some lines to type on: Tab leaves it, Enter begins a new line. It grows with its text.
import QtQuick
import QtQuick.Templates as T

T.TextArea {
    id: area

    property Tokens theme: Theme
    property string label: ""
    property int rows: 3

    implicitWidth: 320
    implicitHeight: topPadding + bottomPadding + Math.max(contentHeight, rows * metrics.height)
    topPadding: (heading.visible ? heading.height + theme.s1 : 0) + theme.s2 + 2
    bottomPadding: theme.s2 + 2
    leftPadding: theme.s3
    rightPadding: theme.s3

    font.family: theme.family
    font.pixelSize: theme.body
    color: theme.ink
    placeholderTextColor: theme.muted
    selectionColor: theme.accent
    selectedTextColor: theme.onTone
    selectByMouse: true
    textFormat: TextEdit.PlainText
    wrapMode: TextEdit.Wrap
    horizontalAlignment: TextEdit.AlignLeft

    // Asked for when the key is pressed: what stands next may have changed since the box was made.
    Keys.priority: Keys.BeforeItem
    Keys.onTabPressed: nextItemInFocusChain(true)?.forceActiveFocus(Qt.TabFocusReason)
    Keys.onBacktabPressed: nextItemInFocusChain(false)?.forceActiveFocus(Qt.BacktabFocusReason)

    Accessible.role: Accessible.EditableText
    Accessible.name: label !== "" ? label : placeholderText
    Accessible.multiLine: true

    FontMetrics { id: metrics; font: area.font }

    Words {
        id: heading

        theme: area.theme
        width: area.width
        visible: area.label !== ""
        text: area.label
        size: "small"
        tone: "muted"
        Accessible.ignored: true
    }
    Words {
        theme: area.theme
        x: area.leftPadding
        y: area.topPadding
        width: area.width - area.leftPadding - area.rightPadding
        visible: area.text === "" && area.preeditText === ""
        text: area.placeholderText
        tone: "muted"
        Accessible.ignored: true
    }

    background: Item {
        Rectangle {
            y: heading.visible ? heading.height + area.theme.s1 : 0
            width: parent.width
            height: parent.height - y
            radius: area.theme.radius
            color: area.theme.surface
            border.width: area.activeFocus ? 2 : area.theme.hairline
            border.color: area.activeFocus ? area.theme.accent : area.theme.edge
        }
    }
}
