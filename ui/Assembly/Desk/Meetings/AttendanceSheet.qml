// SPDX-License-Identifier: GPL-3.0-or-later
// Who is in the room: type initials or a few letters and Enter, or click. The quorum is counted as it goes.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

Sheet {
    id: sheet

    required property DeskViewModel desk
    required property AttendanceViewModel vm
    required property Wording say

    readonly property Lang lang: say.lang
    readonly property QuorumFacts count: vm.count

    heading: lang.tr("Who is here?", "heading: attendance")
    about: count.met
        ? lang.tr("{present} present; the quorum of {needed} is there.", "attendance", count.present, {
            present: count.present,
            needed: count.needed
        })
        : lang.tr("{present} present; the quorum is {needed}.", "attendance", count.present, {
            present: count.present,
            needed: count.needed
        })
    sheetWidth: 680
    onShownChanged: {
        vm.look(shown)
        if (shown)
            line.forceActiveFocus()
    }

    TextLine {
        id: line

        objectName: "attendanceLine"
        Layout.fillWidth: true
        label: sheet.lang.tr("Initials or a few letters of each name, then Enter", "field: attendance")
        complaint: ""
        onTextEdited: complaint = ""
        onAccepted: {
            if (text.trim() === "") {
                sheet.closeAsked()
                return
            }
            const odd = sheet.vm.meet(text)
            if (odd === "")
                clear()
            else
                complaint = odd
        }
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.s2

        Repeater {
            model: sheet.vm.people

            Check {
                id: person

                required property string key
                required property string member
                required property bool here
                required property bool guest

                objectName: "here-" + key
                width: Math.max(implicitWidth, Math.floor((sheet.card.width - 2 * Theme.s5 - 2 * Theme.s2) / 3))
                text: guest ? sheet.lang.tr("{name} (guest)", "attendance", -1, { name: member }) : member
                checked: here
                onToggled: {
                    sheet.vm.attend(key, checked)
                    checked = Qt.binding(() => person.here)
                }
            }
        }
    }
    buttons: [
        Button {
            objectName: "attendanceClose"
            kind: "primary"
            text: sheet.lang.tr("Done", "button: attendance")
            keys: sheet.lang.keys("Esc")
            onClicked: sheet.closeAsked()
        },
        Button {
            text: sheet.lang.tr("A guest, or somebody new…", "button: attendance")
            onClicked: {
                sheet.closeAsked()
                sheet.desk.asking.ask("add-member", {})
            }
        }
    ]
}
