// SPDX-License-Identifier: GPL-3.0-or-later
// Everyone the assembly knows: found as one types; the rotation with its reasons, offices with their terms, one person.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

SplitPlace {
    id: place

    required property DeskViewModel desk
    required property MembersViewModel vm
    required property Wording say

    readonly property Lang lang: say.lang
    readonly property bool none: list.count === 0 && search.text === ""

    function part(code: string): string {
        switch (code) {
        case "active": return lang.tr("Members", "part of the list of people")
        case "guest": return lang.tr("Guests", "part of the list of people")
        case "left": return lang.tr("Have left", "part of the list of people")
        }
        return lang.tr("At a glance", "part of the list of people")
    }

    // A row is what is told apart by its key: the two overviews first.
    function title(key: string, who: string): string {
        return key === "rotation" ? lang.tr("Rotation", "people: an overview")
            : key === "terms" ? lang.tr("Terms of office", "people: an overview")
            : who
    }

    function note(key: string, who: string, roles: var, skills: var, shown: bool): string {
        if (key === "rotation")
            return who === ""
                ? lang.tr("nobody can facilitate next", "rotation")
                : lang.tr("{name} facilitates next", "rotation", -1, { name: who })
        if (key === "terms")
            return vm.counts.due > 0 ? lang.tr("{n} end soon or have ended", "terms of office", vm.counts.due)
                : vm.counts.terms > 0 ? lang.tr("none ends soon", "terms of office")
                : lang.tr("none yet", "terms of office")
        return [
            ...roles,
            ...skills.map(skill => words.trained(skill)),
            shown ? "" : lang.tr("not named in the hall", "member")
        ].filter(each => each !== "").join(" · ")
    }

    heading: lang.tr("People", "place")
    act: lang.tr("Add members", "button")
    keys: lang.keys("Ctrl+N")
    back: lang.tr("Back to the list", "button")
    label: title(vm.opened, vm.detail.who)
    onActed: desk.lists.ask("members")

    // From the field into the list, to what stands there, which is shown.
    function enterFound() {
        list.enter()
        const row = list.currentItem as MemberItem
        if (row)
            vm.open(row.key)
    }

    // What was pressed may be gone once it is done: the keyboard then goes back to the list.
    function mend() {
        const item = Window.activeFocusItem
        if (place.activeFocus && (item === place || item === page || !item.visible))
            list.enter()
    }

    Connections {
        target: place.vm

        function onChanged() {
            soon.restart()
        }
    }
    Timer { id: soon; interval: 0; onTriggered: place.mend() }
    Connections {
        target: place.desk.lists

        function onRecorded(kind: string, last: string) {
            if (kind === "members")
                place.vm.open(last)
        }
    }
    MemberWording { id: words; lang: place.lang; say: place.say }

    Shortcut {
        sequence: "Ctrl+F"
        enabled: place.enabled
        onActivated: { search.forceActiveFocus(Qt.ShortcutFocusReason); search.selectAll() }
    }
    Shortcut { sequence: "Ctrl+N"; enabled: place.enabled; onActivated: place.desk.lists.ask("members") }
    Keys.onEscapePressed: if (narrow && reading) { reading = false; list.enter() }

    list: [
        SearchField {
            id: search

            objectName: "search"
            keys: place.lang.keys("Ctrl+F")
            Layout.fillWidth: true
            visible: !place.none
            placeholderText: place.lang.tr("Name, office or training", "field")
            onTextChanged: place.vm.search(text)
            onListAsked: place.enterFound()
            onTaken: place.enterFound()
        },
        Words {
            Layout.fillWidth: true
            visible: list.count === 0 && search.text !== ""
            tone: "muted"
            text: place.lang.tr(
                "Nobody fits. What you type is looked for at the beginning of names, offices and trainings.",
                "people: nothing found"
            )
        },
        LiveList {
            id: list

            objectName: "people"
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: !place.none
            focus: true
            label: place.lang.tr("People", "place")
            model: place.vm.rows
            currentIndex: 0
            onLeftUp: search.forceActiveFocus(Qt.BacktabFocusReason)
            onCurrentItemChanged: {
                const row = currentItem as MemberItem
                if (row && activeFocus)
                    place.vm.open(row.key)
            }
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
                        rightMargin: Theme.s3
                        bottomMargin: Theme.s1
                    }
                    text: {
                        const counts = place.vm.counts
                        const count = heading.section === "active" ? counts.active
                            : heading.section === "guest" ? counts.guest
                            : heading.section === "left" ? counts.left
                            : 0
                        return count > 0
                            ? place.part(heading.section) + " · " + place.lang.number(count)
                            : place.part(heading.section)
                    }
                }
            }
            delegate: MemberItem {
                width: list.width
                place: place
                chosen: key === place.vm.opened
                onClicked: {
                    const again = chosen
                    list.currentIndex = index
                    list.forceActiveFocus(Qt.MouseFocusReason)
                    place.vm.open(key)
                    place.reading = true
                    if (again)
                        page.enter()
                }
            }
        },
        EmptyState {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: place.none
            title: place.lang.tr("Nobody yet", "people: empty")
            text: place.lang.tr("Paste the names of your members, one on each line.", "people: empty")
        }
    ]

    Scroller {
        id: page

        function enter() {
            const first = nextItemInFocusChain(true)
            if (first)
                first.forceActiveFocus(Qt.TabFocusReason)
        }

        Layout.fillWidth: true
        Layout.fillHeight: true
        contentHeight: inside.implicitHeight

        ColumnLayout {
            id: inside

            // Room for the ring around what has the keyboard, and for the bar.
            x: LayoutMirroring.enabled ? Theme.s4 : Theme.s1
            width: page.width - Theme.s4 - Theme.s1
            spacing: Theme.s4

            RotationPage {
                Layout.fillWidth: true
                visible: place.vm.opened === "rotation" && !place.none
                vm: place.vm
                lang: place.lang
                words: words
            }
            TermsPage {
                Layout.fillWidth: true
                visible: place.vm.opened === "terms"
                vm: place.vm
                lang: place.lang
                asking: place.desk.asking
            }
            MemberPage {
                Layout.fillWidth: true
                visible: place.vm.detail.key !== ""
                vm: place.vm
                lang: place.lang
                say: place.say
                asking: place.desk.asking
                words: words
            }
        }
    }
}
