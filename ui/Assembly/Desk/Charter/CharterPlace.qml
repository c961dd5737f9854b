// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the group has agreed about itself, to be read; since when, by which decision, and how it changes.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

FocusScope {
    id: place

    required property CharterViewModel vm
    required property DeskViewModel desk
    required property Wording say

    readonly property Lang lang: say.lang
    readonly property CharterFacts charter: vm.charter
    readonly property bool wide: scroller.width > 900 * Theme.textScale

    function level(code: string): string {
        switch (code) {
        case "household": return lang.tr("Household", "level of an assembly")
        case "pod": return lang.tr("Pod", "level of an assembly")
        case "bioregion": return lang.tr("Bioregional assembly", "level of an assembly")
        case "network": return lang.tr("Network of assemblies", "level of an assembly")
        }
        return lang.tr("Neighbourhood assembly", "level of an assembly")
    }

    // Since when, for what was ever changed.
    function since(...names): string {
        const found = names.map(name => charter.since[name]).filter(each => each !== undefined).sort((one, other) => other.at - one.at)[0]
        if (!found)
            return ""
        return found.number === "" ? lang.tr("since {day}", "charter", -1, { day: lang.date(found.at, "long") })
                                   : lang.tr("since {day}, by decision {number}", "charter", -1, { day: lang.date(found.at, "long"), number: found.number })
    }

    function what(name: string): string {
        switch (name) {
        case "name": return lang.tr("the name", "charter: changed")
        case "languages": return lang.tr("the languages", "charter: changed")
        case "values": return lang.tr("the core values", "charter: changed")
        case "kinds": return lang.tr("the kinds of meeting", "charter: changed")
        case "notice_hours": return lang.tr("notice", "charter: changed")
        case "quorum_percent": case "quorum_least": return lang.tr("quorum", "charter: changed")
        case "block_hours_major": case "block_minutes_minor": return lang.tr("the block period", "charter: changed")
        case "block_review_percent": return lang.tr("the block review", "charter: changed")
        case "stand_aside_limit": return lang.tr("the limit of stand-asides", "charter: changed")
        case "fallback": return lang.tr("the fallback vote", "charter: changed")
        case "operational_percent": return lang.tr("votes on operational matters", "charter: changed")
        case "facilitators_trained": return lang.tr("who facilitates", "charter: changed")
        case "term_months": return lang.tr("terms of office", "charter: changed")
        }
        return name
    }

    function change(decision: string) {
        desk.asking.ask("change-charter", decision === "" ? {} : { decision: decision })
    }

    function scroll(by: real) {
        scroller.contentY = Math.max(0, Math.min(scroller.contentHeight - scroller.height, scroller.contentY + by))
    }

    Keys.onDownPressed: scroll(80)
    Keys.onUpPressed: scroll(-80)
    Keys.onPressed: event => {
        if (event.key === Qt.Key_PageDown || event.key === Qt.Key_PageUp) {
            scroll((event.key === Qt.Key_PageDown ? 1 : -1) * scroller.height * 0.85)
            event.accepted = true
        }
    }
    Window.onActiveFocusItemChanged: {
        const item = Window.activeFocusItem
        for (let up = item; up; up = up.parent)
            if (up === grid) {
                const top = item.mapToItem(grid, 0, 0).y
                if (top < scroller.contentY || top + item.height > scroller.contentY + scroller.height)
                    scroller.contentY = Math.max(0, Math.min(top - Theme.s5, scroller.contentHeight - scroller.height))
                return
            }
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.s6
        anchors.topMargin: Theme.s5
        spacing: Theme.s4

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Title { Layout.fillWidth: true; size: place.wide ? "head" : "title"; text: place.lang.tr("Charter", "place") }
            Words {
                Layout.fillWidth: true
                tone: "muted"
                text: place.charter.changes > 0 ? place.lang.tr("Agreed at the founding on {day} and changed {n} times since.", "charter", place.charter.changes, { day: place.lang.date(place.charter.founded_at, "long") })
                                                : place.lang.tr("As agreed at the founding on {day}.", "charter", -1, { day: place.lang.date(place.charter.founded_at, "long") })
            }
        }
        Scroller {
            id: scroller

            Layout.fillWidth: true
            Layout.fillHeight: true
            // The page is read first: arrows scroll it, Tab goes on to what can be done.
            focus: true
            activeFocusOnTab: true
            contentHeight: grid.implicitHeight
            Accessible.role: Accessible.Pane
            Accessible.name: place.lang.tr("Charter", "place")

            GridLayout {
                id: grid

                // The bar has its own room, on whichever side it stands.
                x: LayoutMirroring.enabled ? Theme.s4 : 0
                width: scroller.width - Theme.s4
                columns: place.wide ? 2 : 1
                columnSpacing: Theme.s5
                rowSpacing: Theme.s4

                Card {
                    id: page

                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                    Layout.preferredWidth: 5
                    padding: Theme.s6
                    spacing: Theme.s5
                    tone: scroller.activeFocus ? "accent" : ""
                    label: place.lang.tr("Charter", "place")

                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: 2

                        Title { objectName: "charterName"; Layout.fillWidth: true; text: place.charter.name }
                        Words { Layout.fillWidth: true; tone: "muted"; text: place.level(place.charter.level) }
                        Words { Layout.fillWidth: true; visible: text !== ""; size: "small"; tone: "accent"; text: place.since("name") }
                    }
                    CharterPart {
                        heading: place.lang.tr("Core values", "heading")
                        note: place.since("values")

                        Repeater {
                            id: values

                            model: place.vm.values
                            delegate: RowLayout {
                                id: value

                                required property string key
                                required property var texts

                                Layout.fillWidth: true
                                spacing: Theme.s3

                                StageShape { Layout.alignment: Qt.AlignTop; Layout.topMargin: Theme.s1 + 2; shape: "circle" }
                                Body { Layout.fillWidth: true; size: "lead"; text: place.say.said(value.texts) }
                            }
                        }
                        Words { Layout.fillWidth: true; visible: values.count > 0; tone: "muted"; text: place.lang.tr("A block cites one of them.", "charter") }
                        Words { Layout.fillWidth: true; visible: values.count === 0; tone: "amber"; text: place.lang.tr("None are agreed yet. Without them nobody can block: a block cites a core value. Propose some.", "charter: empty") }
                    }
                    CharterPart {
                        heading: place.lang.tr("Agenda and notice", "heading: charter")
                        note: place.since("notice_hours")
                        Body { Layout.fillWidth: true; text: place.lang.tr("A major item is posted at least {n} hours before the meeting, with its exact words.", "charter", place.charter.notice_hours) }
                    }
                    CharterPart {
                        heading: place.lang.tr("Quorum", "heading: charter")
                        note: place.since("quorum_percent", "quorum_least")
                        Body {
                            Layout.fillWidth: true
                            text: place.lang.tr("{percent} of the active members, at least {least}. With {members} members that is {quorum}.", "charter", place.charter.members,
                                { percent: place.lang.percent(place.charter.quorum_percent / 100), least: place.charter.quorum_least, members: place.charter.members, quorum: place.charter.quorum })
                        }
                    }
                    CharterPart {
                        heading: place.lang.tr("The test for consensus", "heading: charter")
                        note: place.since("stand_aside_limit")
                        Body { Layout.fillWidth: true; text: place.lang.tr("A proposal goes back when {n} stand aside, unless it is recorded why the group goes on.", "charter", place.charter.stand_aside_limit) }
                    }
                    CharterPart {
                        heading: place.lang.tr("Blocks", "heading: charter")
                        note: place.since("block_hours_major", "block_minutes_minor", "block_review_percent")
                        Body { Layout.fillWidth: true; text: place.lang.tr("After the test a major decision stays open to blocks for {n} hours.", "charter", place.charter.block_hours_major) }
                        Body { Layout.fillWidth: true; text: place.lang.tr("A minor one stays open to blocks for {n} minutes.", "charter", place.charter.block_minutes_minor) }
                        Body { Layout.fillWidth: true; text: place.lang.tr("If two members ask, those present review whether the block rests on the value it cites. {percent} of them are enough to uphold it.", "charter", -1, { percent: place.lang.percent(place.charter.block_review_percent / 100) }) }
                    }
                    CharterPart {
                        heading: place.lang.tr("Votes", "heading: charter")
                        note: place.since("fallback", "operational_percent")
                        Body {
                            Layout.fillWidth: true
                            text: place.charter.fallback
                                ? place.lang.tr("Only after {tests} in {meetings} may a vote decide, with {percent} of for and against.", "charter", -1,
                                    { tests: place.lang.tr("{n} failed tests", "count within a sentence", place.charter.fallback_tests),
                                      meetings: place.lang.tr("{n} meetings", "count within a sentence", place.charter.fallback_meetings), percent: place.lang.percent(place.charter.fallback_percent / 100) })
                                : place.lang.tr("There is no fallback vote: without consensus things stay as they are.", "charter")
                        }
                        Body { Layout.fillWidth: true; text: place.lang.tr("Operational matters may be decided by vote straight away, by more than {percent}.", "charter", -1, { percent: place.lang.percent(place.charter.operational_percent / 100) }) }
                    }
                    CharterPart {
                        heading: place.lang.tr("Roles", "heading: charter")
                        note: place.since("facilitators_trained", "term_months")
                        Body {
                            Layout.fillWidth: true
                            text: place.charter.facilitators_trained ? place.lang.tr("The facilitator rotates among members trained for it.", "charter")
                                                                     : place.lang.tr("The facilitator rotates among all members.", "charter")
                        }
                        Body { Layout.fillWidth: true; text: place.lang.tr("A term of office is {n} months.", "charter", place.charter.term_months) }
                    }
                    CharterPart {
                        heading: place.lang.tr("Meetings", "heading: charter")
                        note: place.since("kinds")

                        Repeater {
                            model: place.vm.kinds
                            delegate: RowLayout {
                                id: kind

                                required property string key
                                required property int minutes

                                Layout.fillWidth: true
                                spacing: Theme.s3

                                Words { Layout.fillWidth: true; text: place.say.titled(kind.key) }
                                Words { tone: "muted"; wrapMode: Text.NoWrap; text: place.lang.tr("{n} minutes", "length of a meeting", kind.minutes) }
                            }
                        }
                    }
                    CharterPart {
                        heading: place.lang.tr("Languages and time", "heading: charter")
                        note: place.since("languages")
                        Body { Layout.fillWidth: true; text: place.lang.listing(place.charter.languages.map(code => place.lang.languageName(code))) }
                        Body { Layout.fillWidth: true; text: place.lang.tr("Times of day are those of {zone}.", "charter", -1, { zone: place.charter.zone }) }
                    }
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                    Layout.preferredWidth: 3
                    spacing: Theme.s4

                    Card {
                        Layout.fillWidth: true
                        label: place.lang.tr("How it changes", "heading: charter")

                        Title { Layout.fillWidth: true; size: "lead"; text: place.lang.tr("How it changes", "heading: charter") }
                        Words { Layout.fillWidth: true; text: place.lang.tr("Only as a major decision in force says. Which one, is recorded with the change.", "charter") }
                        Repeater {
                            id: ready

                            model: place.vm.ready
                            delegate: RowItem {
                                id: decision

                                required property string key
                                required property string number
                                required property var titles
                                required property real at

                                objectName: "ready-" + number
                                Layout.fillWidth: true
                                text: place.say.said(decision.titles)
                                note: [decision.number, place.lang.date(decision.at, "medium")].join(" · ")
                                leading: StageShape { shape: "circle" }
                                onClicked: place.change(decision.key)
                            }
                        }
                        Words { Layout.fillWidth: true; visible: ready.count === 0; tone: "muted"; text: place.lang.tr("No major decision in force waits to be put into the charter. Propose the change first.", "charter: empty") }
                        Words { Layout.fillWidth: true; visible: ready.count > 0; size: "small"; tone: "muted"; text: place.lang.tr("Choose the decision that says what is to change.", "charter") }
                        Button {
                            objectName: "propose"
                            text: place.lang.tr("Propose a change", "button")
                            onClicked: place.desk.asking.ask("draft-proposal", { weight: "major" })
                        }
                    }
                    Card {
                        Layout.fillWidth: true
                        label: place.lang.tr("Its history", "heading: charter")

                        Title { Layout.fillWidth: true; size: "lead"; text: place.lang.tr("Its history", "heading: charter") }
                        Repeater {
                            model: place.vm.history
                            delegate: ListSentence {
                                id: row

                                required property string key
                                required property real at
                                required property string number
                                required property var titles
                                required property var what

                                Layout.fillWidth: true
                                shape: what.length > 0 ? "circle" : "ring"
                                text: what.length > 0 ? place.lang.listing([...new Set(what.map(each => place.what(each)))]) : place.lang.tr("The founding", "charter: history")
                                note: [place.lang.date(at, "long"), number === "" ? "" : place.lang.tr("decision {number}", "charter: history", -1, { number: number }), place.say.said(titles)].filter(part => part !== "").join(" · ")
                            }
                        }
                    }
                }
            }
        }
    }
}
