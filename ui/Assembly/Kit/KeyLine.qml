// SPDX-License-Identifier: GPL-3.0-or-later
// A key, a fingerprint or a path: from left to right in every language, at the side on which the window begins.
import QtQuick

Item {
    id: line

    property Tokens theme: Theme
    property string text: ""
    property string size: "tiny"
    property string tone: "muted"
    property bool strong: false
    readonly property int rows: width > 0 ? Math.ceil(Math.ceil(words.implicitWidth) / width) : 1

    implicitWidth: words.implicitWidth
    implicitHeight: words.height

    Words {
        id: words

        // As wide as it is, so that what wraps begins under its own beginning; in lines of one length, not with a
        // letter left over.
        x: line.LayoutMirroring.enabled ? line.width - width : 0
        width: Math.min(
            Math.ceil(implicitWidth / Math.max(1, line.rows)) + (line.rows > 1 ? font.pixelSize : 0),
            line.width
        )
        theme: line.theme
        size: line.size
        tone: line.tone
        strong: line.strong
        wrapMode: Text.WrapAnywhere
        LayoutMirroring.enabled: false
        text: line.text
    }
}
