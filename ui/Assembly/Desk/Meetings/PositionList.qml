// SPDX-License-Identifier: GPL-3.0-or-later
// Who stands where in the test, with the reason.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

ColumnLayout {
    id: list

    required property MeetingViewModel vm
    required property Wording say
    readonly property int count: rows.count

    spacing: Theme.s3

    SectionLabel { text: list.say.lang.tr("Positions", "heading: in a test") }
    Repeater {
        id: rows

        model: list.vm.positions
        delegate: RowLayout {
            id: position

            required property string member
            required property string stance
            required property string reason

            Layout.fillWidth: true
            spacing: Theme.s3

            AnswerShape {
                Layout.alignment: Qt.AlignTop
                size: 18
                stance: position.stance
                tone: position.stance === "block" ? Theme.red
                    : position.stance === "agreement" ? Theme.accent
                    : Theme.violet
            }
            Words {
                Layout.fillWidth: true
                text: {
                    const lang = list.say.lang
                    const given = { name: position.member, reason: position.reason }
                    switch (position.stance) {
                    case "block": return lang.tr("{name} blocks: {reason}", "position", -1, given)
                    case "stand-aside": return lang.tr("{name} stands aside: {reason}", "position", -1, given)
                    case "reservation": return lang.tr("{name} has reservations. {reason}", "position", -1, given)
                    }
                    return lang.tr("{name} agrees.", "position", -1, given)
                }
            }
        }
    }
}
