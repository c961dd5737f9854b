// SPDX-License-Identifier: GPL-3.0-or-later
// What needs someone now, as sentences that open the place where it is done.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

FocusScope {
    id: today

    required property DeskViewModel desk
    required property TodayViewModel vm
    required property Wording say

    readonly property Lang lang: say.lang

    function sentence(code: string, titles: var, name: string, at: real, amount: int): string {
        const title = code.startsWith("meeting") || code.startsWith("post") || code === "minutes"
            ? say.meeting(titles)
            : say.said(titles)
        switch (code) {
        case "meeting-open": return lang.tr("{title} is open.", "today", -1, { title: title })
        case "meeting-comes":
            return lang.tr("{title} begins {relative}.", "today", -1, {
                title: title,
                relative: lang.relative(at, vm.now)
            })
        case "post-agenda":
            return lang.tr("The agenda of {title} must be posted by {moment}.", "today", -1, {
                title: title,
                moment: lang.moment(at)
            })
        case "post-agenda-late":
            return lang.tr("The agenda of {title} is not posted; for major items it is too late.", "today", -1, {
                title: title
            })
        case "call-meeting": return lang.tr("No meeting is called.", "today")
        case "facilitate": return lang.tr("{name} is next to facilitate.", "today", -1, { name: name })
        case "block-period":
            return lang.tr("The block period of {number} ends {relative}.", "today", -1, {
                number: name,
                relative: lang.relative(at, vm.now)
            })
        case "contested": return lang.tr("Decision {number} is contested.", "today", -1, { number: name })
        case "blocked": return lang.tr("Decision {number} is blocked.", "today", -1, { number: name })
        case "review": return lang.tr("Decision {number} is due for review.", "today", -1, { number: name })
        case "overdue": return lang.tr("{name} is late: {title}.", "today: an action", -1, { name: name, title: title })
        case "minutes": return lang.tr("The minutes of {title} wait to be sent round.", "today", -1, { title: title })
        case "term":
            return lang.tr("{name}'s term ends on {day}: {role}.", "today", -1, {
                name: name,
                day: lang.date(at, "long"),
                role: say.term(titles[""])
            })
        case "bundle": return lang.tr("The newest from {group} is {n} days old.", "today", amount, { group: name })
        case "fork":
            return name === ""
                ? lang.tr("There are two different records {seq} of a laptop of {group}.", "today", -1, {
                    group: titles[""],
                    seq: amount
                })
                : lang.tr("There are two different records {seq} of {name}’s laptop.", "today", -1, {
                    name: trust.called(name),
                    seq: amount
                })
        case "erase-asked": return lang.tr("{group} asks us to erase {n} records.", "today", amount, { group: name })
        case "overdue-many": return lang.tr("{n} actions are overdue.", "today", amount)
        }
        return code
    }

    function note(code: string, titles: var, name: string, at: real): string {
        switch (code) {
        case "meeting-open": return lang.tr("since {time}", "today: an open meeting", -1, { time: lang.time(at) })
        case "meeting-comes": return lang.facts([lang.weekday(at), lang.time(at), name])
        case "block-period": case "contested": case "blocked": case "review": return say.said(titles)
        case "fork":
            return lang.facts([
                titles[""],
                lang.tr("Nothing more is taken from it until the signers settle it.", "today")
            ])
        case "overdue": return lang.tr("was due {day}", "today: an action", -1, { day: lang.date(at, "long") })
        }
        return ""
    }

    TrustWording { id: trust; lang: today.lang }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.s7
        anchors.topMargin: Theme.s6
        spacing: Theme.s5

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2
            Title { Layout.fillWidth: true; size: "head"; text: today.lang.weekday(today.vm.now) }
            Words {
                Layout.fillWidth: true
                tone: "muted"
                text: today.lang.tr("What needs someone now", "today")
                visible: needs.count > 0
            }
        }
        Scroller {
            id: scroller

            Layout.fillWidth: true
            Layout.fillHeight: true
            contentHeight: column.implicitHeight

            ColumnLayout {
                id: column

                objectName: "needs"
                x: LayoutMirroring.enabled ? scroller.width - width : 0
                width: Math.min(Math.round(760 * Theme.textScale), scroller.width)
                spacing: Theme.s4

                Repeater {
                    id: needs

                    model: today.vm.needs
                    delegate: Card {
                        id: need

                        required property string code
                        required property var titles
                        required property string name
                        required property real at
                        required property int amount
                        required property string place

                        Layout.fillWidth: true
                        padding: Theme.s4

                        ListSentence {
                            Layout.fillWidth: true
                            text: today.sentence(need.code, need.titles, need.name, need.at, need.amount)
                            note: today.note(need.code, need.titles, need.name, need.at)
                            shape: need.code === "block-period" ? "square"
                                : need.code.startsWith("overdue")
                                    || need.code === "contested"
                                    || need.code === "fork"
                                    || need.code === "post-agenda-late"
                                    ? "triangle"
                                : need.code === "meeting-open" ? "circle"
                                : "ring"
                            tone: need.code === "block-period" ? "violet" : shape === "triangle" ? "amber" : "accent"
                            act: need.code === "meeting-open"
                                ? today.lang.tr("Go to the meeting", "button")
                                : today.lang.tr("Open", "button")
                            onActed: today.desk.go(need.place)
                        }
                    }
                }
                EmptyState {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.s7
                    visible: needs.count === 0
                    title: today.lang.tr("Nothing needs anyone now", "today: empty")
                    text: today.lang.tr(
                        "Agendas to be posted, block periods that end, "
                        + "overdue actions and decisions due for review stand here.",
                        "today: empty"
                    )
                }
            }
        }
    }
}
