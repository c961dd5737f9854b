// SPDX-License-Identifier: GPL-3.0-or-later
// A hand that answers in a test: a raised fist blocks, a thumb to the side stands aside, a hand held level has
// reservations, an open hand agrees. Put together from plain rectangles: sharp at any size, and there in one frame.
pragma ComponentBehavior: Bound
import QtQuick

Item {
    id: sign

    required property string stance
    required property color tone
    property color ground: "black"
    property real size: 40
    readonly property real part: size / 100

    implicitWidth: size
    implicitHeight: size
    Accessible.ignored: true

    component Piece: Rectangle {
        property real l: 0
        property real t: 0
        property real w: 10
        property real h: 10

        x: l * sign.part
        y: t * sign.part
        width: w * sign.part
        height: h * sign.part
        radius: Math.min(width, height) / 2
        color: sign.tone
        antialiasing: true
    }

    // An open hand; on its side it is held level.
    Item {
        anchors.fill: parent
        visible: sign.stance === "agreement" || sign.stance === "reservation"
        rotation: sign.stance === "reservation" ? 90 : 0

        Piece { l: 27; t: 47; w: 49; h: 49; radius: 17 * sign.part }
        Piece { l: 27; t: 17; w: 10.5; h: 50 }
        Piece { l: 39.8; t: 6; w: 10.5; h: 60 }
        Piece { l: 52.6; t: 8; w: 10.5; h: 60 }
        Piece { l: 65.4; t: 20; w: 10.5; h: 50 }
        Piece { l: 27.5; t: 40; w: 12; h: 48; rotation: -42; transformOrigin: Item.Bottom }
    }
    // A fist seen from the fingers, with its thumb to the side.
    Item {
        anchors.fill: parent
        visible: sign.stance === "stand-aside"

        Piece { l: 38; t: 20; w: 54; h: 64; radius: 14 * sign.part }
        Piece { l: 3; t: 18; w: 60; h: 20 }
        Repeater {
            model: 3

            Piece {
                required property int index

                l: 56; t: 41.5 + index * 13; w: 30; h: 4
                color: sign.ground
            }
        }
    }
    // A raised fist.
    Item {
        anchors.fill: parent
        visible: sign.stance === "block"

        Piece { l: 22; t: 4; w: 56; h: 54; radius: 13 * sign.part }
        Piece { l: 32; t: 50; w: 38; h: 48; radius: 6 * sign.part }
        Repeater {
            model: 3

            Piece {
                required property int index

                l: 33.5 + index * 13.5; t: 8; w: 4; h: 24
                color: sign.ground
            }
        }
        Piece { l: 16; t: 34; w: 46; h: 19; color: sign.ground }
        Piece { l: 18; t: 36; w: 42; h: 15 }
    }
}
