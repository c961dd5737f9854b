// SPDX-License-Identifier: GPL-3.0-or-later
// A sheet of paper on the ground: what belongs together. Its children stand one under another.
import QtQuick
import QtQuick.Layouts

Rectangle {
    id: card

    property Tokens theme: Theme
    // "" or the name of a colour: the edge then says that this is the one to look at.
    property string tone: ""
    property int padding: theme.s5
    property int spacing: theme.s3
    property string label: ""
    default property alias content: column.data

    implicitWidth: column.implicitWidth + 2 * padding
    implicitHeight: column.implicitHeight + 2 * padding
    radius: theme.round
    color: theme.surface
    border.width: tone === "" ? theme.hairline : 2 * theme.hairline
    border.color: tone === "" ? theme.line : theme.tone(tone)

    Accessible.role: Accessible.Grouping
    Accessible.name: label
    Accessible.ignored: label === ""

    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: card.padding
        spacing: card.spacing
    }
}
