// SPDX-License-Identifier: GPL-3.0-or-later
// The order in which members are asked to facilitate, with the reason for each place in it: no black box (R8).
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

ColumnLayout {
    id: page

    required property MembersViewModel vm
    required property Lang lang
    required property MemberWording words

    spacing: Theme.s3

    Title { Layout.fillWidth: true; text: page.lang.tr("Rotation", "people: an overview") }
    Body {
        Layout.fillWidth: true
        text: page.vm.meetingAt > 0
            ? page.lang.tr("In this order members are asked to facilitate the meeting on {day}.", "rotation", -1, {
                day: page.lang.weekday(page.vm.meetingAt)
            })
            : page.lang.tr("In this order members are asked to facilitate the next meeting.", "rotation")
    }
    Words {
        Layout.fillWidth: true
        tone: "muted"
        text: page.lang.tr(
            "Fewest turns in twelve months first, then longest since the last; ties are drawn by a fixed rule. "
            + "Whoever facilitated last, or would rather not, comes at the end.",
            "rotation"
        )
    }
    Divider { Layout.topMargin: Theme.s1 }
    Repeater {
        model: page.vm.order
        delegate: RowLayout {
            id: row

            required property string key
            required property int place
            required property string who
            required property bool eligible
            required property int turns
            required property real lastAt
            required property string reason

            Layout.fillWidth: true
            spacing: Theme.s3

            Accessible.role: Accessible.ListItem
            Accessible.name: [number.text, row.who, facts.text, why.text].join(", ")

            Words {
                id: number

                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: Math.round(26 * Theme.textScale)
                tone: "muted"
                text: page.lang.number(row.place)
                Accessible.ignored: true
            }
            Avatar { Layout.alignment: Qt.AlignTop; name: row.who; active: row.place === 1 && row.eligible }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                Words {
                    Layout.fillWidth: true
                    text: row.who
                    strong: row.place === 1 && row.eligible
                    tone: row.eligible ? "ink" : "muted"
                    Accessible.ignored: true
                }
                Words {
                    id: facts

                    Layout.fillWidth: true
                    size: "small"
                    tone: "muted"
                    text: page.words.facts(row.turns, row.lastAt)
                    Accessible.ignored: true
                }
                Words {
                    id: why

                    Layout.fillWidth: true
                    size: "small"
                    tone: row.eligible ? "accent" : "amber"
                    text: page.words.why(row.reason, row.place)
                    Accessible.ignored: true
                }
            }
        }
    }
}
