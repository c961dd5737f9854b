// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of the place that is open, and those that work everywhere.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

Sheet {
    id: sheet

    required property DeskViewModel desk
    required property DeskViewModel vm
    required property Wording say

    readonly property Lang lang: say.lang
    readonly property string last: "1234567890".charAt(Math.min(10, vm.places.count) - 1)
    // Nobody looks: nothing is said, and a switch of language has less to do.
    readonly property list<var> everywhere: !shown ? [] : [
        [lang.keys("1 … %1, Ctrl+1 … %1".arg(last)), lang.tr("Open a place", "key")],
        [lang.keys("Ctrl+K"), lang.tr("Find any act by its name", "key")],
        [lang.keys("Ctrl+M"), lang.tr("Earlier meetings and their minutes, in the Meeting place", "key")],
        [lang.keys("Ctrl+F"), lang.tr("Search in the place that is open", "key")],
        [lang.keys("Ctrl+N"), lang.tr("Write or record something new there", "key")],
        [lang.keys("↑ ↓ PgUp PgDn"), lang.tr("Walk along a list; Enter opens, Esc goes back to it", "key")],
        [lang.keys("Ctrl+P"), lang.tr("Documents to print or to send", "key")],
        [lang.keys("Ctrl+Z"), lang.tr("Take the last act back; that is recorded too", "key")],
        [lang.keys("F6"), lang.tr("Blank the hall, and show it again", "key")],
        [lang.keys("F7"), lang.tr("Freeze the hall, and let it follow again", "key")],
        [lang.keys("F8"), lang.tr("Holding card in the hall, and away again", "key")],
        [lang.keys("F10"), lang.tr("Hold the scene in the hall, and let it follow again", "key")],
        [lang.keys("F11"), lang.tr("Show the hall, or take it away", "key")],
        [lang.keys("F12"), lang.tr("Desk and hall change places", "key")],
        [lang.keys("Shift+F12"), lang.tr("Show the numbers of the screens", "key")],
        [lang.keys("F3"), lang.tr("Scenes, screens and the last row", "key")],
        [lang.keys("Ctrl+PgUp, Ctrl+PgDn"), lang.tr("Turn the page in the hall", "key")],
        [lang.keys("Ctrl+L"), lang.tr("Languages and looks", "key")],
        [lang.keys("Ctrl++, Ctrl+−"), lang.tr("Larger and smaller text", "key")],
        [lang.keys("Tab, Shift+Tab"), lang.tr("On to the next control, and back", "key")],
        [lang.keys("?, F1"), lang.tr("These keys", "key")],
        [lang.keys("Esc"), lang.tr("Put a sheet away", "key")]
    ]

    heading: lang.tr("Keys", "heading: keyboard")
    onShownChanged: if (shown) close.forceActiveFocus(Qt.TabFocusReason)

    component KeyRow: RowLayout {
        id: line

        property string keys: ""
        property string says: ""

        Layout.fillWidth: true
        spacing: Theme.s4

        Item {
            Layout.preferredWidth: Math.round(190 * Theme.textScale)
            implicitHeight: cap.implicitHeight

            KeyCap { id: cap; anchors.left: parent.left; text: line.keys }
        }
        Words {
            Layout.fillWidth: true
            text: line.says
        }
    }

    SectionLabel { visible: here.count > 0; text: sheet.lang.word(sheet.vm.keysHeading, "heading: keyboard") }
    Repeater {
        id: here

        model: sheet.shown ? sheet.vm.placeKeys : null
        KeyRow {
            required property string key
            required property string does
            required property string context

            keys: sheet.lang.keys(key)
            says: sheet.lang.word(does, context)
        }
    }
    SectionLabel { text: sheet.lang.tr("Everywhere", "heading: keyboard") }
    Repeater {
        model: sheet.everywhere
        KeyRow {
            required property var modelData

            keys: modelData[0]
            says: modelData[1]
        }
    }
    buttons: [
        Button {
            id: close

            text: sheet.lang.tr("Close", "button: put a sheet away")
            keys: sheet.lang.keys("Esc")
            onClicked: sheet.closeAsked()
        }
    ]
}
