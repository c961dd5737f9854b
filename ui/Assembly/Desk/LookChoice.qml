// SPDX-License-Identifier: GPL-3.0-or-later
// One of several, the chosen one marked.
import QtQuick
import QtQuick.Layouts
import Assembly.Kit

RowItem {
    id: choice

    Layout.fillWidth: true
    topPadding: 2
    bottomPadding: 2
    leading: StageShape { shape: choice.current ? "circle" : "ring" }
}
