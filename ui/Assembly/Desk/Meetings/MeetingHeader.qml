// SPDX-License-Identifier: GPL-3.0-or-later
// Which meeting it is, who is there, who leads, and how it stands against its plan.
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

GridLayout {
    id: header

    required property MeetingViewModel vm
    required property Wording say

    readonly property Lang lang: say.lang
    readonly property MeetingFacts about: vm.header
    readonly property QuorumFacts count: vm.attendance
    readonly property int minutes: Math.round(Math.abs(vm.ahead) / 60)

    // Under the title there is room for the figures, beside it there is not.
    property bool narrow: false

    columns: narrow ? 3 : 4
    columnSpacing: narrow ? Theme.s4 : Theme.s6
    rowSpacing: Theme.s2

    ColumnLayout {
        Layout.fillWidth: true
        Layout.columnSpan: header.narrow ? 3 : 1
        spacing: 2

        Title {
            Layout.fillWidth: true
            text: header.say.item(false, header.about.kind, header.about.titles)
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }
        Words {
            Layout.fillWidth: true
            size: "small"
            tone: "muted"
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            text: [
                header.lang.weekday(header.about.startsAt),
                header.about.place,
                header.lang.tr("opened {time}", "when the meeting was opened", -1, {
                    time: header.lang.time(header.about.openedAt)
                })
            ].filter(part => part !== "").join(" · ")
        }
    }
    Figure {
        objectName: "quorum"
        Layout.alignment: Qt.AlignTop
        tone: header.count.met ? "ink" : "red"
        value: header.lang.number(header.count.present) + " / " + header.lang.number(header.count.needed)
        label: header.count.met ? header.lang.tr("present · quorum", "header of the meeting")
                                : header.lang.tr("no quorum", "header of the meeting")
    }
    Figure {
        Layout.alignment: Qt.AlignTop
        value: header.about.facilitator || "—"
        label: header.lang.tr("facilitates", "header of the meeting: under the name")
    }
    Figure {
        Layout.alignment: Qt.AlignTop
        value: header.lang.time(header.vm.now)
        tone: header.vm.ahead < -300 ? "amber" : "ink"
        label: header.minutes < 1 ? header.lang.tr("on time", "header of the meeting")
             : header.vm.ahead > 0 ? header.lang.tr("{n} min ahead", "header of the meeting", header.minutes)
             : header.lang.tr("{n} min behind", "header of the meeting", header.minutes)
    }
}
