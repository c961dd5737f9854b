// SPDX-License-Identifier: GPL-3.0-or-later
// A line of the list of people: somebody, or one of the two overviews.
pragma ComponentBehavior: Bound
import QtQuick
import Assembly.Kit

RowItem {
    id: row

    required property int index
    required property string key
    required property string part
    required property string who
    required property var roles
    required property var skills
    required property bool due
    required property bool shown
    required property MembersPlace place
    property bool chosen: false

    objectName: "person-" + key
    text: place.title(key, who)
    note: place.note(key, who, roles, skills, shown)
    current: chosen
    done: part === "left"
    focusPolicy: Qt.NoFocus

    leading: [
        Avatar { visible: row.part !== "overview"; name: row.who; active: row.chosen },
        StageShape {
            visible: row.part === "overview"
            size: Math.round(14 * Theme.textScale)
            shape: row.key === "rotation" ? "circle" : row.due ? "triangle" : "ring"
        }
    ]
    trailing: [
        StageShape { visible: row.part !== "overview" && row.due; shape: "triangle" }
    ]
}
