// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+K: type a few letters, choose, Enter. Every act can be reached here.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

FocusScope {
    id: palette

    required property PaletteViewModel vm
    required property Lang lang
    property bool shown: false

    function open() {
        line.clear()
        vm.search("")
        list.currentIndex = 0
        shown = true
        line.forceActiveFocus()
    }

    function run(key: string) {
        shown = false
        vm.run(key)
    }

    anchors.fill: parent
    visible: shown
    Keys.onEscapePressed: shown = false

    Rectangle {
        anchors.fill: parent
        color: Qt.alpha(Theme.ink, Theme.dark ? 0.12 : 0.3)

        TapHandler { onTapped: palette.shown = false }
    }
    Card {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.round(parent.height * 0.1)
        width: Math.min(640 * Math.min(1.5, Theme.textScale), parent.width - 2 * Theme.s5)
        height: Math.min(parent.height * 0.8, implicitHeight)
        padding: Theme.s4
        label: palette.lang.tr("What would you like to do?", "command palette")

        TapHandler { }

        TextLine {
            id: line

            objectName: "paletteLine"
            Layout.fillWidth: true
            focus: true
            placeholderText: palette.lang.tr("What would you like to do?", "command palette")
            onTextEdited: {
                palette.vm.search(text)
                list.currentIndex = 0
                list.positionViewAtBeginning()
            }
            onAccepted: if (list.currentItem) palette.run((list.currentItem as Command).key)
            Keys.onDownPressed: list.currentIndex = Math.min(list.count - 1, list.currentIndex + 1)
            Keys.onUpPressed: list.currentIndex = Math.max(0, list.currentIndex - 1)
            Keys.onPressed: event => {
                if (event.key === Qt.Key_PageDown)
                    list.currentIndex = Math.min(list.count - 1, list.currentIndex + 8)
                else if (event.key === Qt.Key_PageUp)
                    list.currentIndex = Math.max(0, list.currentIndex - 8)
            }
        }
        ListView {
            id: list

            Layout.fillWidth: true
            Layout.fillHeight: true
            implicitHeight: Math.min(contentHeight, 10 * (Theme.target + 4))
            clip: true
            model: palette.vm.commands
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            delegate: Command {
                width: list.width
                current: ListView.isCurrentItem
                onClicked: palette.run(key)
            }

            Accessible.role: Accessible.List
            Accessible.name: palette.lang.tr("Commands", "command palette")
        }
        Words {
            Layout.fillWidth: true
            visible: list.count === 0
            tone: "muted"
            text: palette.lang.tr("Nothing is called that. Try another word.", "command palette")
        }
    }

    component Command: RowItem {
        required property string key
        required property string says
        required property string chord

        objectName: "command-" + key
        topPadding: 2
        bottomPadding: 2
        text: says
        keys: chord
        focusPolicy: Qt.NoFocus
    }
}
