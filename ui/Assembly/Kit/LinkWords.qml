// SPDX-License-Identifier: GPL-3.0-or-later
// A few words that lead somewhere, quieter than a button.
import QtQuick
import QtQuick.Templates as T

T.AbstractButton {
    id: link

    property Tokens theme: Theme
    property string size: "small"

    implicitWidth: words.implicitWidth
    implicitHeight: Math.max(words.implicitHeight, Math.round(24 * theme.textScale))
    focusPolicy: Qt.TabFocus
    hoverEnabled: true

    Accessible.role: Accessible.Link
    Accessible.name: text
    Accessible.focusable: true
    Accessible.onPressAction: link.click()

    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: FocusRing {
        theme: link.theme
        shown: link.activeFocus
    }
    contentItem: Words {
        id: words

        theme: link.theme
        text: link.text
        size: link.size
        tone: "accent"
        font.underline: link.hovered
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
