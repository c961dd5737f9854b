// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of the place that is open, and those that work everywhere.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

Sheet {
    id: sheet

    required property Lang lang
    // Whether a meeting is open at the desk.
    required property bool meeting

    // Nobody looks: nothing is said, and a switch of language has less to do.
    readonly property list<var> everywhere: !shown ? [] : [
        ["Ctrl+1 … 8", lang.tr("Open a place", "key")],
        ["Ctrl+K", lang.tr("Find any act by its name", "key")],
        ["Ctrl+M", lang.tr("Earlier meetings and their minutes, in the Meeting place", "key")],
        ["Ctrl+F", lang.tr("Search in the place that is open", "key")],
        ["Ctrl+N", lang.tr("Write or record something new there", "key")],
        ["↑ ↓ PgUp PgDn", lang.tr("Walk along a list; Enter opens, Esc goes back to it", "key")],
        ["Ctrl+P", lang.tr("Documents to print or to send", "key")],
        ["Ctrl+Z", lang.tr("Take the last act back; that is recorded too", "key")],
        ["F6", lang.tr("Blank the hall, and show it again", "key")],
        ["F7", lang.tr("Freeze the hall, and let it follow again", "key")],
        ["F8", lang.tr("Holding card in the hall, and away again", "key")],
        ["F10", lang.tr("Hold the scene in the hall, and let it follow again", "key")],
        ["F11", lang.tr("Show the hall, or take it away", "key")],
        ["F12", lang.tr("Desk and hall change places", "key")],
        ["Shift+F12", lang.tr("Show the numbers of the screens", "key")],
        ["F3", lang.tr("Scenes, screens and the last row", "key")],
        ["Ctrl+PgUp, Ctrl+PgDn", lang.tr("Turn the page in the hall", "key")],
        ["Ctrl+L", lang.tr("Languages and looks", "key")],
        ["Ctrl++, Ctrl+−", lang.tr("Larger and smaller text", "key")],
        ["Tab, Shift+Tab", lang.tr("On to the next control, and back", "key")],
        ["?, F1", lang.tr("These keys", "key")],
        [lang.tr("Esc", "key"), lang.tr("Put a sheet away", "key")]
    ]
    readonly property list<var> inTheMeeting: !shown ? [] : [
        [lang.tr("Ctrl+Enter", "key"), lang.tr("The next act", "key")],
        ["Ctrl+Backspace", lang.tr("One stage back", "key")],
        ["F4", lang.tr("Who is here? By initials", "key")],
        ["F9", lang.tr("The next one on the stack speaks", "key")],
        ["F5", lang.tr("Five minutes more", "key")],
        [lang.tr("Enter", "key"), lang.tr("The line goes into the minutes", "key")],
        ["Tab", lang.tr("Complete the name that is being typed", "key")]
    ]

    heading: lang.tr("Keys", "heading: keyboard")
    onShownChanged: if (shown) close.forceActiveFocus(Qt.TabFocusReason)

    component KeyRow: RowLayout {
        id: line

        required property var modelData

        Layout.fillWidth: true
        spacing: Theme.s4

        Item {
            Layout.preferredWidth: Math.round(190 * Theme.textScale)
            implicitHeight: cap.implicitHeight

            KeyCap { id: cap; anchors.left: parent.left; text: line.modelData[0] }
        }
        Words {
            Layout.fillWidth: true
            text: line.modelData[1]
        }
    }

    SectionLabel { visible: sheet.meeting; text: sheet.lang.tr("In the meeting", "heading: keyboard") }
    Repeater {
        model: sheet.meeting ? sheet.inTheMeeting : []
        KeyRow { }
    }
    SectionLabel { text: sheet.lang.tr("Everywhere", "heading: keyboard") }
    Repeater {
        model: sheet.everywhere
        KeyRow { }
    }
    buttons: [
        Button {
            id: close

            text: sheet.lang.tr("Close", "button: put a sheet away")
            keys: sheet.lang.tr("Esc", "key")
            onClicked: sheet.closeAsked()
        }
    ]
}
