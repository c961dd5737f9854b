// SPDX-License-Identifier: GPL-3.0-or-later
// What a document will look like: its first pages as pictures, or the first lines of a text.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

Rectangle {
    id: pages

    required property DocumentSheetViewModel vm
    required property Lang lang

    readonly property int count: vm.made.pages
    readonly property string beginning: vm.made.text

    function turn(by: real) {
        scroller.contentY = Math.max(0, Math.min(scroller.contentY + by, scroller.contentHeight - scroller.height))
    }

    radius: Theme.radius
    color: Theme.sunk
    border.width: Theme.hairline
    border.color: Theme.line
    activeFocusOnTab: enabled
    Accessible.role: Accessible.Pane
    Accessible.name: lang.tr("Preview", "documents")
    Accessible.description: beginning
    Accessible.focusable: true
    Keys.onDownPressed: turn(Theme.s7)
    Keys.onUpPressed: turn(-Theme.s7)
    Keys.onPressed: event => {
        const by = { [Qt.Key_PageDown]: 0.9, [Qt.Key_PageUp]: -0.9 }[event.key]
        event.accepted = by !== undefined && !(event.modifiers & Qt.ControlModifier)
        if (event.accepted)
            turn(by * scroller.height)
    }

    FocusRing { shown: pages.activeFocus; corner: pages.radius }

    Connections {
        target: pages.vm

        function onChosen() {
            scroller.contentY = 0
        }
    }

    Scroller {
        id: scroller

        anchors.fill: parent
        anchors.margins: Theme.s1
        follows: false
        contentHeight: column.implicitHeight + 2 * Theme.s4

        ColumnLayout {
            id: column

            x: Theme.s4
            y: Theme.s4
            width: scroller.width - 2 * Theme.s4
            spacing: Theme.s4

            Repeater {
                model: pages.vm.pictures

                Rectangle {
                    id: page

                    required property var modelData
                    required property int index

                    Layout.fillWidth: true
                    implicitHeight: width * page.modelData.ratio
                    border.width: Theme.hairline
                    border.color: Theme.line
                    // Paper is white in every scheme.
                    color: "white"
                    Accessible.role: Accessible.Graphic
                    Accessible.name: pages.lang.tr("Page {page} of {pages}", "document", -1, {
                        page: page.index + 1,
                        pages: pages.count
                    })

                    Image {
                        objectName: "page-" + page.index
                        anchors.fill: parent
                        anchors.margins: Theme.hairline
                        source: page.modelData.source
                        cache: false
                        smooth: true
                        mipmap: true
                        Accessible.ignored: true
                    }
                }
            }
            Words {
                Layout.fillWidth: true
                visible: pages.count > pages.vm.pictures.length
                horizontalAlignment: Text.AlignHCenter
                size: "small"
                tone: "muted"
                text: pages.lang.tr(
                    "and {n} more pages",
                    "documents: not shown", Math.max(0, pages.count - pages.vm.pictures.length)
                )
            }
            Words {
                objectName: "beginning"
                Layout.fillWidth: true
                visible: text !== ""
                size: "small"
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                text: pages.beginning
            }
        }
    }
}
