// SPDX-License-Identifier: GPL-3.0-or-later
// Why something could not be done, in a sentence, until the next act.
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

Rectangle {
    id: line

    required property Lang lang
    required property Acting vm

    visible: vm.refusal !== ""
    implicitHeight: visible ? row.implicitHeight + 2 * Theme.s2 : 0
    color: Theme.amberSoft

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: Theme.s5
        anchors.rightMargin: Theme.s5
        spacing: Theme.s3

        StageShape { shape: "triangle" }
        Words {
            objectName: "refusalText"
            Layout.fillWidth: true
            text: line.vm.refusal
            Accessible.role: Accessible.AlertMessage
        }
        Button {
            focusPolicy: Qt.TabFocus
            text: line.lang.tr("Read", "button: a message has been read")
            onClicked: line.vm.dismiss()
        }
    }
}
