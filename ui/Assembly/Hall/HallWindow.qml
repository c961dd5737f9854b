// SPDX-License-Identifier: GPL-3.0-or-later
// The window on the projector: nothing in it but the scene, and never the mouse pointer.
import QtQuick
import Assembly.Models

Window {
    id: window

    required property HallViewModel vm
    required property Lang first
    required property Lang second
    required property var terms

    // The keyboard stays with the desk, also when the projector comes back in the middle of a sentence.
    flags: Qt.Window | Qt.WindowDoesNotAcceptFocus
    width: 1280
    height: 720
    minimumWidth: 480
    minimumHeight: 270
    color: "#10201A"
    title: first.tr("Assembly — hall", "title of a window")

    HallScene {
        objectName: "scene"
        anchors.fill: parent
        leads: window.visible
        vm: window.vm
        first: window.first
        second: window.second
        terms: window.terms
    }
    MouseArea {
        anchors.fill: parent
        acceptedButtons: Qt.NoButton
        cursorShape: Qt.BlankCursor
    }
}
