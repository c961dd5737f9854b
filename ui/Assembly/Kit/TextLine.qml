// SPDX-License-Identifier: GPL-3.0-or-later
// One line to type on. Never bind `text` to a translated word: a switch of language would lose what was typed.
import QtQuick
import QtQuick.Templates as T

T.TextField {
    id: field

    property Tokens theme: Theme
    // What the line is for; spoken, and shown above it.
    property string label: ""
    // What is wrong with what was typed, in words; empty when nothing is.
    property string complaint: ""
    // A key or a path is typed: from left to right in every language.
    property bool literal: false

    implicitWidth: 240
    implicitHeight: topPadding + bottomPadding + contentHeight
    topPadding: (heading.visible ? heading.height + theme.s1 : 0) + theme.s2 + 2
    bottomPadding: (wrong.visible ? wrong.height + theme.s1 : 0) + theme.s2 + 2
    leftPadding: theme.s3
    // A pixel more in a mirrored window: what is typed already changes its side only when it is laid out anew.
    rightPadding: theme.s3 + (LayoutMirroring.enabled ? 1 : 0)

    font.family: theme.family
    font.pixelSize: theme.body
    color: theme.ink
    placeholderTextColor: theme.muted
    selectionColor: theme.accent
    selectedTextColor: theme.onTone
    selectByMouse: true
    verticalAlignment: Text.AlignVCenter
    // In a mirrored window left is right.
    horizontalAlignment: literal && LayoutMirroring.enabled ? Text.AlignRight : Text.AlignLeft

    Accessible.role: Accessible.EditableText
    Accessible.name: label !== "" ? label : placeholderText
    Accessible.description: complaint

    Words {
        id: heading

        theme: field.theme
        width: field.width
        visible: field.label !== ""
        text: field.label
        size: "small"
        tone: "muted"
        Accessible.ignored: true
    }
    Words {
        theme: field.theme
        x: field.leftPadding
        y: field.topPadding
        width: field.width - field.leftPadding - field.rightPadding
        height: field.height - field.topPadding - field.bottomPadding
        visible: field.text === "" && field.preeditText === ""
        text: field.placeholderText
        tone: "muted"
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
    Words {
        id: wrong

        theme: field.theme
        y: field.height - height
        width: field.width
        visible: field.complaint !== ""
        text: field.complaint
        size: "small"
        tone: "red"
        Accessible.role: Accessible.AlertMessage
    }

    background: Item {
        Rectangle {
            id: box

            y: heading.visible ? heading.height + field.theme.s1 : 0
            width: parent.width
            height: parent.height - y - (wrong.visible ? wrong.height + field.theme.s1 : 0)
            radius: field.theme.radius
            color: field.theme.surface
            border.width: field.activeFocus ? 2 : field.theme.hairline
            border.color: field.complaint !== "" ? field.theme.red
                        : field.activeFocus ? field.theme.accent : field.theme.edge
        }
    }
}
