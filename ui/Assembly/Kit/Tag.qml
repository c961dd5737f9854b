// SPDX-License-Identifier: GPL-3.0-or-later
// A word that says what kind of thing stands beside it.
import QtQuick

Rectangle {
    id: tag

    property Tokens theme: Theme
    property string text: ""
    property string tone: "accent"

    implicitWidth: word.implicitWidth + 2 * theme.s2
    implicitHeight: word.implicitHeight + theme.s1
    radius: 4
    color: theme.soft(tone)
    border.width: theme.contrast ? 1 : 0
    border.color: theme.tone(tone)

    Words {
        id: word

        theme: tag.theme
        anchors.centerIn: parent
        text: tag.text
        size: "small"
        strong: true
        tone: tag.tone
        wrapMode: Text.NoWrap
    }
}
