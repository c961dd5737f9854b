// SPDX-License-Identifier: GPL-3.0-or-later
// A part of the charter under its heading, and since when it reads so.
import QtQuick
import QtQuick.Layouts
import Assembly.Kit

ColumnLayout {
    id: part

    property string heading: ""
    property string note: ""

    Layout.fillWidth: true
    spacing: Theme.s2

    SectionLabel { Layout.fillWidth: true; text: part.heading }
    Words { Layout.fillWidth: true; visible: part.note !== ""; size: "small"; tone: "accent"; text: part.note }
}
