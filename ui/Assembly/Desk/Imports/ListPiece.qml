// SPDX-License-Identifier: GPL-3.0-or-later
// One line of a list as it is understood: new and ticked, here already, or not understood.
pragma ComponentBehavior: Bound
import QtQuick
import Assembly.Kit
import Assembly.Models

RowItem {
    id: piece

    required property int index
    required property string key
    required property int line
    required property string sort
    required property string says
    // What is known of it besides, or why it is left out.
    required property string about
    required property bool taken
    required property Lang lang

    objectName: "piece-" + key
    text: says !== "" ? says : about
    note: says !== "" ? about : ""
    end: line > 0 ? lang.tr("Line {line}", "", -1, { line: line }) : ""
    done: sort === "known" || sort === "new" && !taken
    focusPolicy: Qt.NoFocus
    Accessible.checkable: sort === "new"
    Accessible.checked: taken

    leading: Item {
        implicitWidth: tick.indicator.width
        implicitHeight: implicitWidth

        // Only shown: the line itself is pressed.
        Check {
            id: tick

            anchors.fill: parent
            visible: piece.sort === "new"
            enabled: false
            checked: piece.taken
            Accessible.ignored: true
        }
        StageShape {
            anchors.centerIn: parent
            visible: piece.sort !== "new"
            size: Math.round(14 * Theme.textScale)
            shape: piece.sort === "odd" ? "square" : piece.sort === "remark" ? "triangle" : "ring"
            label: piece.sort === "odd" ? piece.lang.tr("not understood", "lists") : ""
        }
    }
}
