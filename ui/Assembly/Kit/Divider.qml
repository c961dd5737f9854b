// SPDX-License-Identifier: GPL-3.0-or-later
// A hairline between two things.
import QtQuick
import QtQuick.Layouts

Rectangle {
    property Tokens theme: Theme
    property bool vertical: false

    Layout.fillWidth: !vertical
    Layout.fillHeight: vertical
    implicitWidth: theme.hairline
    implicitHeight: theme.hairline
    color: theme.line
    Accessible.ignored: true
}
