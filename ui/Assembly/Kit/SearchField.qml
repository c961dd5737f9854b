// SPDX-License-Identifier: GPL-3.0-or-later
// Where one searches as one types. Escape empties it; Down and Enter go on to what was found.
import QtQuick

TextLine {
    id: field

    // The keys that lead here, in words: "Ctrl+F". Only shown; the screen binds them.
    property string keys: ""

    // The list was asked for.
    signal listAsked
    // What was found first was asked for.
    signal taken

    rightPadding: mirrored ? theme.s3 : theme.s3 + key.width + theme.s2
    leftPadding: mirrored ? theme.s3 + key.width + theme.s2 : theme.s3

    readonly property bool mirrored: LayoutMirroring.enabled

    Accessible.searchEdit: true
    Keys.onDownPressed: listAsked()
    Keys.onReturnPressed: taken()
    Keys.onEnterPressed: taken()
    Keys.onEscapePressed: event => {
        event.accepted = text !== ""
        clear()
    }

    KeyCap {
        id: key

        theme: field.theme
        anchors.verticalCenter: parent.verticalCenter
        x: field.mirrored ? field.theme.s2 : field.width - width - field.theme.s2
        visible: !field.activeFocus
        text: field.keys
    }
}
