// SPDX-License-Identifier: GPL-3.0-or-later
// Every proposal by where it stands, the whole life of one of them, and the desk to write on.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

SplitPlace {
    id: place

    required property DeskViewModel desk
    required property ProposalsViewModel vm
    required property Wording say

    readonly property Lang lang: say.lang
    readonly property ProposalWording words: ProposalWording { say: place.say }
    readonly property bool none: vm.total === 0 && !vm.searching
    // What is being written: "", "new", "version" or "translation".
    property string writing: vm.drafts.kept("place", "writing", "")

    function write(what: string) {
        writing = what
        vm.drafts.keep("place", "writing", what)
        reading = true
        Qt.callLater(begin)
    }

    function begin() {
        if (writing !== "")
            form.forceActiveFocus(Qt.TabFocusReason)
        else
            detail.begin()
    }

    function stop() {
        write("")
    }

    function toList() {
        reading = false
        list.enter()
    }

    heading: lang.tr("Proposals", "place")
    label: lang.tr("Proposal", "group")
    act: lang.tr("New proposal", "button")
    keys: place.lang.keys("Ctrl+N")
    back: lang.tr("Back to the list", "button")
    onActed: write("new")
    Keys.onEscapePressed: toList()

    Shortcut {
        sequence: "Ctrl+F"
        enabled: place.enabled
        onActivated: { place.reading = false; search.forceActiveFocus(Qt.ShortcutFocusReason); search.selectAll() }
    }
    Shortcut { sequence: "Ctrl+N"; enabled: place.enabled; onActivated: place.write("new") }

    list: [
        SearchField {
            id: search

            objectName: "search"
            keys: place.lang.keys("Ctrl+F")
            Layout.fillWidth: true
            focus: true
            placeholderText: place.lang.tr("Search all proposals", "field")
            onTextChanged: place.vm.search(text)
            onListAsked: list.enter()
            onTaken: if (place.vm.total > 0) { place.reading = true; place.begin() }
        },
        Words {
            Layout.fillWidth: true
            visible: place.vm.searching
            size: "small"
            tone: "muted"
            text: place.vm.total === 0
                ? place.lang.tr("No proposal holds all these words.", "proposals: empty")
                : place.lang.tr("{n} proposals", "how many were found", place.vm.total)
        },
        LiveList {
            id: list

            objectName: "proposals"
            Layout.fillWidth: true
            Layout.fillHeight: true
            label: place.lang.tr("Proposals", "place")
            model: place.vm.found
            section.property: "part"
            section.delegate: Item {
                id: heading

                required property string section

                width: list.width
                implicitHeight: name.implicitHeight + Theme.s4

                SectionLabel {
                    id: name

                    anchors {
                        left: parent.left
                        right: parent.right
                        bottom: parent.bottom
                        leftMargin: Theme.s3
                        bottomMargin: Theme.s1
                    }
                    text: place.words.part(heading.section)
                }
            }
            onMoreWanted: place.vm.more()
            onLeftUp: search.forceActiveFocus(Qt.BacktabFocusReason)
            delegate: LiveRow {
                id: row

                required property int index
                required property string key
                required property string part
                required property var titles
                required property string by
                required property string standing
                required property string number
                required property int version
                required property int concerns

                text: place.say.said(titles)
                note: [
                    number,
                    place.say.term(standing),
                    by,
                    concerns > 0 ? place.lang.tr("{n} open concerns", "proposal", concerns) : ""
                ].filter(each => each !== "").join(" · ")
                current: place.vm.chosen === key && place.writing !== "new"
                done: part === "over"
                leading: StandingShape { standing: row.standing }
                onCurrentChanged: if (current) list.currentIndex = index
                Component.onCompleted: if (current) list.currentIndex = index
                onActiveFocusChanged: if (activeFocus && place.writing === "") place.vm.choose(key)
                onClicked: {
                    list.currentIndex = index
                    place.vm.choose(key)
                    place.write("")
                }
            }
        }
    ]

    Loader {
        id: form

        Layout.fillWidth: true
        Layout.fillHeight: true
        active: place.writing !== ""
        visible: active
        sourceComponent: place.writing === "new" ? newProposal : place.writing === "version" ? newVersion : translation
    }
    EmptyState {
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignVCenter
        visible: place.writing === "" && place.none
        title: place.lang.tr("No proposals yet", "proposals: empty")
        text: place.lang.tr(
            "What members propose stands here, with its exact words and its concerns. Write the first one; "
            + "a meeting then discusses and tests it.",
            "proposals: empty"
        )
        act: place.lang.tr("New proposal", "button")
        keys: place.lang.keys("Ctrl+N")
        onBegun: place.write("new")
    }
    ProposalDetail {
        id: detail

        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.bottomMargin: -Theme.s5
        Layout.leftMargin: -Theme.s1
        Layout.topMargin: -Theme.s1
        visible: place.writing === "" && !place.none
        desk: place.desk
        vm: place.vm
        say: place.say
        words: place.words
        onWritingAsked: what => place.write(what)
    }

    Component {
        id: newProposal

        WriteProposal {
            desk: place.desk
            vm: place.vm
            say: place.say
            onEnded: place.stop()
        }
    }
    Component {
        id: newVersion

        WriteVersion {
            vm: place.vm
            say: place.say
            onEnded: place.stop()
        }
    }
    Component {
        id: translation

        WriteTranslation {
            desk: place.desk
            vm: place.vm
            say: place.say
            onEnded: place.stop()
        }
    }
}
