// SPDX-License-Identifier: GPL-3.0-or-later
// The assembly's own rules and values.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Hall
import Assembly.Models

ListPlace {
    id: place

    required property ListingsViewModel vm
    required property Say say

    readonly property Lang lang: say.lang
    readonly property var charter: vm.charter

    heading: lang.tr("Charter", "place")
    about: lang.tr("It changes only by a major decision in force.", "charter")
    count: 1

    SectionLabel { text: place.lang.tr("Core values", "heading") }
    Repeater {
        model: place.vm.values
        delegate: ListSentence {
            required property string key
            required property var texts

            Layout.fillWidth: true
            text: place.say.said(texts)
        }
    }
    Divider { Layout.topMargin: Theme.s2; Layout.bottomMargin: Theme.s2 }
    SectionLabel { text: place.lang.tr("Rules", "heading") }
    ListSentence { Layout.fillWidth: true; shape: "ring"; text: place.lang.tr("A major item is posted at least {n} hours before the meeting.", "charter", place.charter.noticeHours ?? 0) }
    ListSentence {
        Layout.fillWidth: true
        shape: "ring"
        text: place.lang.tr("{quorum} of {members} members make a quorum.", "charter", -1, { quorum: place.charter.quorum ?? 0, members: place.charter.members ?? 0 })
    }
    ListSentence {
        Layout.fillWidth: true
        shape: "ring"
        text: place.lang.tr("A decision is open to blocks for {hours} hours if it is major, for {minutes} minutes if it is minor.", "charter", -1,
                            { hours: place.charter.blockHours ?? 0, minutes: place.charter.blockMinutes ?? 0 })
    }
    ListSentence { Layout.fillWidth: true; shape: "ring"; text: place.lang.tr("A proposal goes back when {n} stand aside.", "charter", place.charter.asides ?? 0) }
    ListSentence {
        Layout.fillWidth: true
        shape: "ring"
        text: place.charter.fallback > 0
            ? place.lang.tr("After {failed} failed tests a vote may decide, with {percent} percent.", "charter", -1, { failed: place.charter.failed, percent: place.charter.fallback })
            : place.lang.tr("There is no fallback vote.", "charter")
    }
    ListSentence { Layout.fillWidth: true; shape: "ring"; text: place.lang.tr("Languages: {languages}", "charter", -1, { languages: (place.charter.languages ?? []).map(code => place.lang.languageName(code)).join(", ") }) }
}
