// SPDX-License-Identifier: GPL-3.0-or-later
// Buttons side by side in a row as wide as what it stands in, and in a new line where there is no more room; one that
// is wider than the row says its words in two lines.
import QtQuick
import QtQuick.Layouts

Flow {
    id: row

    property Tokens theme: Theme

    // Its buttons do not widen what it stands in: they would be asked again how wide they are, and so on.
    Layout.preferredWidth: 1
    Layout.fillWidth: true
    spacing: theme.s2

    Component.onCompleted: {
        for (const button of children)
            button.width = Qt.binding(() => Math.min(button.implicitWidth, row.width))
    }
}
