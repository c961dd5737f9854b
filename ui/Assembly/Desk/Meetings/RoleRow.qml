// SPDX-License-Identifier: GPL-3.0-or-later
// A role of the meeting: who holds it, or whom the rotation names and why, or a name to type.
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

ColumnLayout {
    id: role

    required property PlanningViewModel plan
    required property MeetingViewModel meeting
    required property Wording say
    required property string key
    required property string holder
    required property string first
    required property string firstId
    required property string reason

    readonly property Lang lang: say.lang

    spacing: Theme.s1

    RowLayout {
        Layout.fillWidth: true
        Words { Layout.fillWidth: true; tone: "muted"; text: role.say.titled(role.key) }
        Words { visible: role.holder !== ""; text: role.holder; strong: true; wrapMode: Text.NoWrap }
        TextLine {
            objectName: "role-" + role.key
            Layout.preferredWidth: 150
            visible: role.holder === ""
            placeholderText: role.lang.tr("Who?", "field: a role")
            Accessible.name: role.say.titled(role.key)
            onAccepted: role.plan.giveRoleTo(role.key, text)
        }
    }
    Words {
        Layout.fillWidth: true
        visible: role.holder === "" && role.first !== ""
        size: "small"
        text: role.lang.tr(
            "The rotation names {name}. Somebody else: type the name, a colon and the reason.",
            "roles", -1, { name: role.first }
        )
    }
    RowLayout {
        Layout.bottomMargin: Theme.s2
        visible: role.holder === "" && role.first !== ""
        spacing: Theme.s2

        Button {
            objectName: "takesIt"
            text: role.lang.tr("Takes it", "button: a role")
            onClicked: role.plan.giveRole(role.key, role.firstId, "")
        }
        Button { text: role.lang.tr("Rather not", "button: a role"); onClicked: role.plan.decline(role.firstId) }
    }
}
