// SPDX-License-Identifier: GPL-3.0-or-later
// Meetings that are over: a list, and the minutes of one, mended while they may be.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Desk.Trust
import Assembly.Models

FocusScope {
    id: past

    required property PastMeetingsViewModel vm
    required property CosigningViewModel cosigning
    required property ActSheetViewModel asking
    required property DocumentSheetViewModel printing
    required property Wording say

    readonly property Lang lang: say.lang
    readonly property PastMeetingFacts about: vm.header
    readonly property string phase: about.phase

    // Large type or a small window: the list stands above the minutes, and the place scrolls.
    readonly property bool narrow: width < 800 * Math.min(1.4, Theme.textScale)

    signal back

    function called(kind: string, titles: var): string {
        return say.item(false, kind, titles)
    }

    Shortcut {
        enabled: past.enabled && next.visible
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        onActivated: past.vm.proceed()
    }
    Keys.onEscapePressed: back()

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.s6
        anchors.topMargin: Theme.s5
        spacing: Theme.s4

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.s4

            Title { Layout.fillWidth: true; size: "head"; text: past.lang.tr("Earlier meetings", "heading") }
            Button {
                objectName: "backToMeeting"
                text: past.lang.tr("Back to the meeting", "button")
                keys: past.lang.keys("Esc")
                onClicked: past.back()
            }
        }
        EmptyState {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: list.count === 0
            title: past.lang.tr("No meeting is over yet", "minutes: empty")
            text: past.lang.tr(
                "When a meeting is closed, its minutes stand here: "
                + "to be mended, circulated, and approved at the next one.",
                "minutes: empty"
            )
        }
        Scroller {
            id: scroller

            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: list.count > 0
            contentHeight: grid.height
            interactive: past.narrow

            GridLayout {
                id: grid

                width: scroller.width - (past.narrow ? Theme.s3 : 0)
                height: past.narrow ? Math.max(scroller.height, Math.round(720 * Theme.textScale)) : scroller.height
                columns: past.narrow ? 1 : 2
                columnSpacing: Theme.s5
                rowSpacing: Theme.s4

                ListView {
                    id: list

                    objectName: "past"
                    Layout.preferredWidth: Math.round(250 * Math.min(1.3, Theme.textScale))
                    Layout.preferredHeight: Math.round(150 * Theme.textScale)
                    Layout.fillWidth: past.narrow
                    Layout.fillHeight: !past.narrow
                    clip: true
                    focus: true
                    keyNavigationEnabled: true
                    highlightMoveDuration: 0
                    boundsBehavior: Flickable.StopAtBounds
                    spacing: 2
                    model: past.vm.past
                    Accessible.role: Accessible.List
                    Accessible.name: past.lang.tr("Earlier meetings", "heading")
                    delegate: RowItem {
                        required property int index
                        required property string key
                        required property var titles
                        required property string kind
                        required property real at
                        required property string minutes

                        objectName: "past-" + key
                        width: list.width
                        focusPolicy: Qt.TabFocus
                        text: past.called(kind, titles)
                        note: past.lang.date(at, "long") + " · " + past.say.term(minutes, "minutes")
                        current: past.vm.chosen === key
                        onActiveFocusChanged: if (activeFocus) list.positionViewAtIndex(index, ListView.Contain)
                        onClicked: past.vm.choose(key)
                    }
                    footer: Button {
                        width: list.width
                        visible: past.vm.hasMore
                        text: past.lang.tr("Further back", "button: more meetings")
                        onClicked: past.vm.more()
                    }
                }
                Card {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    label: past.lang.tr("Minutes", "heading: the record of the meeting")

                    RowLayout {
                        Layout.fillWidth: true
                        spacing: Theme.s3

                        Title { Layout.fillWidth: true; text: past.called(past.about.kind, past.about.titles) }
                        Tag {
                            Layout.alignment: Qt.AlignTop
                            text: past.say.term(past.phase, "minutes")
                            tone: past.phase === "approved" ? "accent" : past.phase === "draft" ? "muted" : "blue"
                        }
                        LinkWords {
                            Layout.alignment: Qt.AlignTop
                            objectName: "printMinutes"
                            text: past.lang.tr("Print or send…", "link: documents")
                            Accessible.description: past.lang.tr("Minutes", "document")
                            onClicked: past.printing.ask("minutes", { meeting: past.about.id })
                        }
                    }
                    Words {
                        Layout.fillWidth: true
                        tone: "muted"
                        text: [
                            past.lang.weekday(past.about.startsAt),
                            past.lang.tr("{from} to {to}", "times of a meeting", -1, {
                                from: past.lang.time(past.about.openedAt),
                                to: past.lang.time(past.about.closedAt)
                            }),
                            past.about.place
                        ].filter(part => part !== "").join(" · ")
                    }
                    Words {
                        Layout.fillWidth: true
                        size: "small"
                        text: [
                            past.about.facilitator
                                ? past.lang.tr("{name} facilitated", "minutes", -1, { name: past.about.facilitator })
                                : "",
                            past.about.minuteTaker
                                ? past.lang.tr("{name} took the minutes", "minutes", -1, {
                                    name: past.about.minuteTaker
                                })
                                : ""
                        ].filter(part => part !== "").join(" · ")
                        visible: text !== ""
                    }
                    Words {
                        Layout.fillWidth: true
                        size: "small"
                        text: past.lang.tr("Present: {names}", "minutes", -1, {
                            names: past.lang.listing(past.about.present)
                        })
                    }
                    Divider { }
                    ListView {
                        id: lines

                        objectName: "pastLines"
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        clip: true
                        spacing: Theme.s2
                        boundsBehavior: Flickable.StopAtBounds
                        activeFocusOnTab: true
                        model: past.vm.lines
                        Keys.onDownPressed: flick(0, -1200)
                        Keys.onUpPressed: flick(0, 1200)
                        Accessible.role: Accessible.List
                        Accessible.name: past.lang.tr("Minutes", "heading: the record of the meeting")
                        delegate: RowLayout {
                            id: line

                            required property real at
                            required property string says
                            required property bool written
                            required property string entry
                            required property bool struck

                            readonly property bool mendable: written && !struck && past.about.editable

                            width: lines.width - Theme.s3
                            spacing: Theme.s3

                            Words {
                                Layout.alignment: Qt.AlignTop
                                Layout.topMargin: line.mendable ? Theme.s2 : 0
                                size: "small"
                                tone: "muted"
                                text: past.lang.time(line.at)
                                font.features: { "tnum": 1 }
                                wrapMode: Text.NoWrap
                            }
                            Words {
                                Layout.fillWidth: true
                                tone: line.written && !line.struck ? "ink" : "muted"
                                font.strikeout: line.struck
                                text: line.struck
                                    ? past.lang.tr("{text} (struck)", "an entry of the minutes", -1, {
                                        text: line.says
                                    })
                                    : line.says
                            }
                            Button {
                                objectName: "amend-" + line.entry
                                visible: line.mendable
                                text: past.lang.tr("Correct…", "button: an entry of the minutes")
                                Accessible.description: line.says
                                onClicked: past.asking.ask("amend-entry", { meeting: past.about.id, entry: line.entry })
                            }
                            Button {
                                objectName: "strike-" + line.entry
                                visible: line.mendable
                                text: past.lang.tr("Strike…", "button: an entry of the minutes")
                                Accessible.description: line.says
                                onClicked: past.asking.ask("strike-entry", {
                                    meeting: past.about.id,
                                    entry: line.entry
                                })
                            }
                        }
                    }
                    Words {
                        Layout.fillWidth: true
                        visible: past.phase !== "" && past.phase !== "approved"
                        size: "small"
                        tone: "muted"
                        text: past.phase === "circulated"
                            ? past.lang.tr(
                                "The minutes are with the members. The next meeting approves them; "
                                + "what is corrected until then shows as amended.",
                                "minutes"
                            )
                            : past.phase === "amended"
                                ? past.lang.tr(
                                    "Something was corrected after the minutes went round. Send them round once more; "
                                    + "the next meeting approves them.",
                                    "minutes"
                                )
                            : past.lang.tr("A draft: correct what is wrong, then send it round.", "minutes")
                    }
                    Divider { visible: past.phase === "approved" }
                    CosignedMinutes {
                        Layout.fillWidth: true
                        visible: past.phase === "approved"
                        vm: past.cosigning
                        lang: past.lang
                    }
                    Button {
                        id: next

                        objectName: "minutesNext"
                        visible: past.vm.next === "circulate" || past.vm.next === "approve"
                        kind: "primary"
                        large: true
                        text: past.vm.next === "approve"
                            ? past.lang.tr("Approve these minutes", "next act")
                            : past.lang.tr("Circulate the minutes", "next act")
                        keys: past.lang.keys("Ctrl+Enter")
                        onClicked: past.vm.proceed()
                    }
                }
            }
        }
    }
}
