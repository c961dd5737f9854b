// SPDX-License-Identifier: GPL-3.0-or-later
// A meeting to come: its agenda against its length, the notice, the roles, and the act that comes next.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

FocusScope {
    id: before

    required property MeetingViewModel vm
    required property PlanningViewModel plan
    required property ListImportViewModel lists
    required property ActSheetViewModel asking
    required property DocumentSheetViewModel printing
    required property Wording say

    readonly property Lang lang: say.lang
    readonly property MeetingFacts about: vm.header
    readonly property bool planned: vm.phase === "planned"
    readonly property string meeting: about.id
    readonly property bool tooMuch: about.planned > about.minutes

    // Large type or a small window: notice and roles stand below the agenda, and the place scrolls.
    readonly property bool narrow: width < 860 * Math.min(1.4, Theme.textScale)

    signal pastAsked

    Connections {
        target: before.plan

        function onMoved(item: string) {
            Qt.callLater(list.focusOn, item)
        }
    }
    Shortcut {
        enabled: before.enabled
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        onActivated: before.vm.proceed(0, 0, "")
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.s6
        anchors.topMargin: Theme.s5
        spacing: Theme.s5

        GridLayout {
            Layout.fillWidth: true
            columns: before.narrow ? 1 : 2
            columnSpacing: Theme.s4
            rowSpacing: Theme.s1

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 2
                Title {
                    Layout.fillWidth: true
                    size: "head"
                    text: before.say.item(false, before.about.kind, before.about.titles)
                }
                Words {
                    Layout.fillWidth: true
                    tone: "muted"
                    text: [
                        before.lang.weekday(before.about.startsAt),
                        before.lang.time(before.about.startsAt),
                        before.about.place
                    ].filter(part => part !== "").join(" · ")
                }
            }
            Flow {
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: before.narrow ? 0 : Theme.s2
                Layout.fillWidth: before.narrow
                spacing: Theme.s4

                LinkWords {
                    objectName: "moveMeeting"
                    size: "body"
                    text: before.lang.tr("Another time…", "link: a meeting")
                    onClicked: before.asking.ask("move-meeting", { meeting: before.meeting })
                }
                LinkWords {
                    objectName: "cancelMeeting"
                    size: "body"
                    text: before.lang.tr("Cancel it…", "link: a meeting")
                    onClicked: before.asking.ask("cancel-meeting", { meeting: before.meeting })
                }
                LinkWords {
                    objectName: "earlierMeetings"
                    size: "body"
                    text: before.lang.tr("Earlier meetings", "heading")
                    onClicked: before.pastAsked()
                }
            }
        }
        Scroller {
            id: scroller

            Layout.fillWidth: true
            Layout.fillHeight: true
            contentHeight: grid.height
            interactive: before.narrow

            GridLayout {
                id: grid

                width: scroller.width - (before.narrow ? Theme.s3 : 0)
                height: before.narrow ? Math.max(scroller.height, Math.round(900 * Theme.textScale)) : scroller.height
                columns: before.narrow ? 1 : 2
                columnSpacing: Theme.s5
                rowSpacing: Theme.s4

                Card {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    label: before.lang.tr("Agenda", "heading")

                    RowLayout {
                        Layout.fillWidth: true
                        SectionLabel { Layout.fillWidth: true; text: before.lang.tr("Agenda", "heading") }
                        Words {
                            size: "small"
                            tone: before.tooMuch ? "red" : "muted"
                            text: before.lang.tr(
                                "{planned} of {minutes} minutes",
                                "agenda against the meeting's length", before.about.minutes, {
                                    planned: before.about.planned,
                                    minutes: before.about.minutes
                                }
                            )
                        }
                    }
                    ListView {
                        id: list

                        objectName: "agenda"
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        clip: true
                        spacing: 2
                        boundsBehavior: Flickable.StopAtBounds
                        model: before.vm.agenda
                        delegate: AgendaEntry {
                            width: list.width
                            plan: before.plan
                            asking: before.asking
                            say: before.say
                            meeting: before.meeting
                            planned: before.planned
                            last: number === list.count
                            onMoved: by => before.plan.moveBy(key, by)
                            onReached: list.positionViewAtIndex(number - 1, ListView.Contain)
                        }
                        moveDisplaced: Transition { NumberAnimation { property: "y"; duration: Theme.motion } }
                        // An item that was moved by its keys keeps them.
                        function focusOn(key: string) {
                            for (let at = 0; at < count; ++at) {
                                const entry = itemAtIndex(at) as AgendaEntry
                                if (entry && entry.key === key)
                                    entry.take()
                            }
                        }
                    }
                    RowLayout {
                        Layout.fillWidth: true
                        visible: before.planned
                        spacing: Theme.s2

                        TextLine {
                            id: title

                            objectName: "newItem"
                            focus: true
                            Layout.fillWidth: true
                            placeholderText: before.lang.tr("Another item", "field")
                            onAccepted: add.click()
                        }
                        TextLine {
                            id: minutes

                            Layout.preferredWidth: 72
                            placeholderText: "10"
                            Accessible.name: before.lang.tr("Minutes of the item", "field")
                            inputMethodHints: Qt.ImhDigitsOnly
                            onAccepted: add.click()
                        }
                        Button {
                            id: add

                            text: before.lang.tr("Add", "button: an agenda item")
                            objectName: "addItem"
                            onClicked: {
                                if (!before.plan.addItem(title.text, parseInt(minutes.text) || 10))
                                    return
                                title.clear()
                                minutes.clear()
                                title.forceActiveFocus()
                            }
                        }
                        LinkWords {
                            objectName: "severalItems"
                            text: before.lang.tr("Several…", "link: agenda items from a list")
                            onClicked: before.lists.ask("agenda")
                        }
                    }
                    Flow {
                        Layout.fillWidth: true
                        visible: before.planned
                        spacing: Theme.s2

                        Repeater {
                            model: before.plan.waiting
                            delegate: Button {
                                required property string key
                                required property var titles

                                text: before.lang.tr("Add proposal: {title}", "button", -1, {
                                    title: before.say.said(titles)
                                })
                                onClicked: before.plan.addProposal(key)
                            }
                        }
                        Button {
                            objectName: "moreItem"
                            text: before.lang.tr("An item with more to it…", "button: agenda")
                            onClicked: before.asking.ask("add-item", { meeting: before.meeting })
                        }
                    }
                }
                ColumnLayout {
                    Layout.preferredWidth: 340
                    Layout.maximumWidth: before.narrow ? Number.POSITIVE_INFINITY : 340
                    Layout.fillWidth: before.narrow
                    Layout.fillHeight: true
                    spacing: Theme.s4

                    Card {
                        Layout.fillWidth: true
                        label: before.lang.tr("Notice", "heading: of a meeting")
                        SectionLabel { text: before.lang.tr("Notice", "heading: of a meeting") }
                        Body {
                            Layout.fillWidth: true
                            text: before.planned
                                ? before.vm.now > before.about.postBy && before.about.majors > 0
                                    ? before.lang.tr(
                                        "Too late for major items: they had to be posted by {moment}.",
                                        "notice", -1, { moment: before.lang.moment(before.about.postBy) }
                                    )
                                    : before.lang.tr(
                                        "Post the agenda by {moment}. From then on it is frozen.",
                                        "notice", -1, { moment: before.lang.moment(before.about.postBy) }
                                    )
                                : before.lang.tr("Posted {moment}, frozen since.", "notice", -1, {
                                    moment: before.lang.moment(before.about.postedAt)
                                })
                        }
                        Words {
                            Layout.fillWidth: true
                            visible: !before.planned
                            size: "small"
                            tone: "muted"
                            text: before.lang.tr("Begins {relative}", "meeting to come", -1, {
                                relative: before.lang.relative(before.about.startsAt, before.vm.now)
                            })
                        }
                        Flow {
                            Layout.fillWidth: true
                            spacing: Theme.s4

                            LinkWords {
                                objectName: "printNotice"
                                text: before.lang.tr("Notice of meeting", "document")
                                onClicked: before.printing.ask("agenda-notice")
                            }
                            LinkWords {
                                objectName: "printInvitation"
                                text: before.lang.tr("Invitation for calendars", "document")
                                onClicked: before.printing.ask("agenda-notice", { form: "ics" })
                            }
                            LinkWords {
                                objectName: "printScript"
                                text: before.lang.tr("Running script", "document")
                                onClicked: before.printing.ask("running-script")
                            }
                            LinkWords {
                                objectName: "printSignIn"
                                text: before.lang.tr("Sign-in sheet", "document")
                                onClicked: before.printing.ask("sign-in")
                            }
                            LinkWords {
                                objectName: "printBallot"
                                text: before.lang.tr("Ballot", "document")
                                onClicked: before.printing.ask("ballot")
                            }
                        }
                    }
                    Card {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        label: before.lang.tr("Roles", "heading")
                        SectionLabel { text: before.lang.tr("Roles", "heading") }
                        Scroller {
                            id: roles

                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            contentHeight: roleRows.implicitHeight

                            ColumnLayout {
                                id: roleRows

                                width: roles.width - Theme.s3
                                spacing: Theme.s2

                                Repeater {
                                    model: before.plan.roles
                                    delegate: RoleRow {
                                        Layout.fillWidth: true
                                        plan: before.plan
                                        meeting: before.vm
                                        say: before.say
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        Button {
            objectName: "next"
            Layout.alignment: Qt.AlignLeft
            Layout.minimumWidth: 360
            large: true
            kind: "primary"
            text: before.planned
                ? before.lang.tr("Post the agenda", "next act")
                : before.lang.tr("Open the meeting", "next act")
            keys: before.lang.keys("Ctrl+Enter")
            onClicked: before.vm.proceed(0, 0, "")
        }
    }
}
