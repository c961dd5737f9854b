// SPDX-License-Identifier: GPL-3.0-or-later
// Why something could not be done, or what was just done, in a sentence, until the next act.
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

Rectangle {
    id: line

    required property Lang lang
    required property CommandRunner vm

    property bool hidden: false
    readonly property bool refused: vm.refusal !== ""

    visible: !hidden && (refused || vm.notice !== "")
    implicitHeight: visible ? row.implicitHeight + 2 * Theme.s2 : 0
    color: refused ? Theme.amberSoft : Theme.accentSoft

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: Theme.s5
        anchors.rightMargin: Theme.s5
        spacing: Theme.s3

        StageShape { shape: line.refused ? "triangle" : "circle" }
        Words {
            objectName: "refusalText"
            Layout.fillWidth: true
            text: line.refused ? line.vm.refusal : line.vm.notice
            Accessible.role: Accessible.AlertMessage
        }
        Button {
            focusPolicy: Qt.TabFocus
            text: line.lang.tr("Read", "button: a message has been read")
            onClicked: line.vm.dismiss()
        }
    }
}
