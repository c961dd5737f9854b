// SPDX-License-Identifier: GPL-3.0-or-later
// What the hall sees, small: the same scene, with its lamp and the keys that hold it. On a low window the picture
// stands beside the lamp.
import QtQuick
import Assembly.Kit
import Assembly.Hall
import Assembly.Models

// Widths come from outside in: a wrapping text that asked for its own would send a layout round in circles.
Column {
    id: mini

    required property HallViewModel vm
    required property Lang lang
    required property Lang first
    required property Lang second
    required property var terms
    property bool compact: false

    readonly property int pictureWidth: Math.round(compact ? width * 0.44 : width)
    readonly property int half: Math.floor((width - Theme.s1) / 2)
    readonly property bool lost: vm.screens.state === "lost"
    readonly property bool covered: vm.cover !== "" || vm.frozen || vm.pinned !== "" || lost

    signal moreAsked

    spacing: Theme.s2

    Item {
        width: mini.width
        height: mini.compact ? Math.max(lamp.height, picture.height) : lamp.height + Theme.s2 + picture.height

        Item {
            id: lamp

            anchors.right: parent.right
            width: mini.compact ? mini.width - mini.pictureWidth - Theme.s2 : mini.width
            height: state.height

            StageShape {
                id: light

                anchors.left: parent.left
                y: Math.round((state.font.pixelSize * 1.36 - size) / 2)
                size: Math.round(9 * Theme.textScale)
                shape: mini.vm.projected && !mini.covered ? "circle" : "ring"
                tone: mini.covered ? Theme.amber : mini.vm.projected ? Theme.red : Theme.edge
            }
            Words {
                id: state

                objectName: "lamp"
                anchors.left: light.right
                anchors.leftMargin: Theme.s2
                width: lamp.width - light.width - Theme.s2 - (pages.visible ? pages.width + Theme.s2 : 0)
                size: "tiny"
                strong: true
                tone: mini.covered ? "amber" : "ink"
                text: mini.lost ? mini.lang.tr("Projector unplugged", "state of the hall")
                    : mini.vm.cover === "blank" ? mini.lang.tr("Blank", "state of the hall")
                    : mini.vm.cover === "card" ? mini.lang.tr("Holding card", "state of the hall")
                    : mini.vm.frozen ? mini.lang.tr("Frozen", "state of the hall")
                    : mini.vm.pinned !== "" ? mini.lang.tr("Scene held", "state of the hall")
                    : mini.vm.projected ? mini.lang.tr("Live in the hall", "state of the hall")
                    : mini.lang.tr("Hall not shown", "state of the hall")
            }
            Words {
                id: pages

                anchors.right: parent.right
                visible: mini.vm.pages > 1
                size: "tiny"
                tone: "muted"
                wrapMode: Text.NoWrap
                text: mini.lang.number(mini.vm.page + 1) + "/" + mini.lang.number(mini.vm.pages)
            }
        }
        Rectangle {
            id: picture

            anchors.left: parent.left
            y: mini.compact ? 0 : lamp.height + Theme.s2
            width: mini.pictureWidth
            height: Math.round(width * 9 / 16)
            radius: 4
            clip: true
            color: "#10201A"

            Accessible.role: Accessible.Graphic
            Accessible.name: mini.lang.tr("What the hall sees", "miniature of the projector")

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
    }
    Grid {
        columns: 2
        spacing: Theme.s1

        HoldHallButton {
            room: mini.half
            keys: "F6"
            word: mini.lang.tr("Blank", "button")
            on: mini.vm.cover === "blank"
            onClicked: mini.vm.blank()
        }
        HoldHallButton {
            room: mini.half
            keys: "F7"
            word: mini.lang.tr("Freeze", "button")
            on: mini.vm.frozen
            onClicked: mini.vm.freeze()
        }
        HoldHallButton {
            room: mini.half
            keys: "F8"
            word: mini.lang.tr("Card", "button: holding card")
            on: mini.vm.cover === "card"
            onClicked: mini.vm.holdingCard()
        }
        HoldHallButton {
            room: mini.half
            keys: "F10"
            word: mini.lang.tr("Hold", "button: hold the scene in the hall")
            on: mini.vm.pinned !== ""
            onClicked: mini.vm.hold()
        }
    }
    Button {
        width: mini.width
        visible: !mini.compact
        objectName: "project"
        focusPolicy: Qt.TabFocus
        text: mini.vm.projected
            ? mini.lang.tr("Take from the hall", "button")
            : mini.lang.tr("Show in the hall", "button")
        onClicked: mini.vm.project()
    }
    Button {
        width: mini.width
        objectName: "hallSheet"
        focusPolicy: Qt.TabFocus
        text: mini.compact
            ? mini.lang.tr("The hall", "button: scenes and screens")
            : mini.lang.tr("Scenes and screens", "button")
        onClicked: mini.moreAsked()
    }
}
