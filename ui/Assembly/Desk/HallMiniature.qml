// SPDX-License-Identifier: GPL-3.0-or-later
// What the hall sees, small: the same scene, with its lamp and the three keys that hold it.
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Hall
import Assembly.Models

ColumnLayout {
    id: mini

    required property HallViewModel vm
    required property Lang lang
    required property Lang first
    required property Lang second
    required property var terms

    readonly property bool covered: vm.cover !== "" || vm.frozen

    spacing: Theme.s2

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.s2

        StageShape {
            size: 9
            shape: mini.vm.projected && !mini.covered ? "circle" : "ring"
            tone: mini.vm.frozen || mini.vm.cover !== "" ? Theme.amber : mini.vm.projected ? Theme.red : Theme.edge
        }
        Words {
            Layout.fillWidth: true
            size: "tiny"
            strong: true
            tone: mini.covered ? "amber" : "ink"
            text: mini.vm.cover === "blank" ? mini.lang.tr("Blank", "state of the hall")
                : mini.vm.cover === "card" ? mini.lang.tr("Holding card", "state of the hall")
                : mini.vm.frozen ? mini.lang.tr("Frozen", "state of the hall")
                : mini.vm.projected ? mini.lang.tr("Live in the hall", "state of the hall")
                : mini.lang.tr("Hall not shown", "state of the hall")
        }
        Words {
            visible: mini.vm.pages > 1
            size: "tiny"
            tone: "muted"
            text: mini.lang.number(mini.vm.page + 1) + "/" + mini.lang.number(mini.vm.pages)
        }
    }
    Item {
        Layout.fillWidth: true
        implicitHeight: width * 9 / 16

        Rectangle {
            anchors.fill: parent
            radius: 4
            clip: true
            color: "#10201A"

            HallScene {
                objectName: "miniature"
                width: 1280
                height: 720
                scale: parent.width / width
                transformOrigin: Item.TopLeft
                LayoutMirroring.enabled: false
                LayoutMirroring.childrenInherit: true
                leads: !mini.vm.projected
                vm: mini.vm
                first: mini.first
                second: mini.second
                terms: mini.terms
            }
        }
        Accessible.role: Accessible.Graphic
        Accessible.name: mini.lang.tr("What the hall sees", "miniature of the projector")
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.s1

        HoldKey { keys: "F6"; word: mini.lang.tr("Blank", "button"); on: mini.vm.cover === "blank"; onPressed: mini.vm.blank() }
        HoldKey { keys: "F7"; word: mini.lang.tr("Freeze", "button"); on: mini.vm.frozen; onPressed: mini.vm.freeze() }
        HoldKey { keys: "F8"; word: mini.lang.tr("Card", "button: holding card"); on: mini.vm.cover === "card"; onPressed: mini.vm.holdingCard() }
    }
    Button {
        Layout.fillWidth: true
        objectName: "project"
        focusPolicy: Qt.TabFocus
        text: mini.vm.projected ? mini.lang.tr("Take from the hall", "button") : mini.lang.tr("Show in the hall", "button")
        onClicked: mini.vm.project()
    }
}
