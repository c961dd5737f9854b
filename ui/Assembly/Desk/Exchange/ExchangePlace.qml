// SPDX-License-Identifier: GPL-3.0-or-later
// The Exchange: what others bring is looked into and taken in; our record is taken along; what is here, from whom.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Desk.Controls
import Assembly.Desk.Trust
import Assembly.Models

FocusScope {
    id: place

    required property DeskViewModel desk
    required property ExchangeViewModel vm
    required property Wording say

    readonly property PaperViewModel paper: vm.paper
    readonly property Lang lang: say.lang
    readonly property TrustViewModel trust: vm.trust
    readonly property BundlePreview bundle: seen.item as BundlePreview
    // Something was looked into, and it is asked what shall become of it.
    readonly property bool looked: vm.phase === "seen" || vm.phase === "receipt"
    readonly property bool wide: scroller.width > 860 * Theme.textScale

    // After each act the keyboard is where one goes on.
    function settle() {
        if (picker.shown || code.covers)
            return
        scroller.contentY = 0
        if (vm.running)
            underWay.first.forceActiveFocus(Qt.OtherFocusReason)
        else if (vm.phase === "seen")
            (bundle && bundle.contact ? bundle.asked : answers.first).forceActiveFocus(Qt.OtherFocusReason)
        else if (vm.phase === "receipt")
            answers.first.forceActiveFocus(Qt.OtherFocusReason)
        else if (vm.phase === "" && draft.item)
            showDraft()
        else if (vm.phase === "")
            bundleIn.first.forceActiveFocus(Qt.OtherFocusReason)
        else
            (ended.item as OperationResult)?.first.forceActiveFocus(Qt.OtherFocusReason)
    }

    function reveal(item: Item) {
        for (let up = item; up; up = up.parent)
            if (up === column) {
                const top = item.mapToItem(column, 0, 0).y
                if (top < scroller.contentY || top + item.height > scroller.contentY + scroller.height)
                    scroller.contentY = Math.max(0, Math.min(top - Theme.s5, scroller.contentHeight - scroller.height))
                return
            }
    }

    function choose() {
        if (!vm.running)
            picker.begin("")
    }

    function write() {
        if (!vm.running)
            picker.begin(vm.suggested)
        receiptFor = ""
    }

    // For whose records a receipt is being written.
    property string receiptFor: ""

    function giveReceipt(group: string, name: string) {
        if (vm.running)
            return
        picker.begin(vm.receiptName(name))
        receiptFor = group
    }

    function pickFolder() {
        picker.pickFolder()
    }

    function saveRoll() {
        picker.begin(trust.signers.suggested)
    }

    // Where the keyboard goes on when the code is put away.
    property Item opener: null

    function showCode(kind: string, decision: string) {
        opener = Window.activeFocusItem
        paper.show(kind, decision)
    }

    // A change of the roll is there, or what became of it: it stands on top.
    function showDraft() {
        const card = draft.item as RollDraft
        scroller.contentY = 0
        card?.begin()
    }

    Component.onCompleted: {
        vm.files.search()
        soon.restart()
    }
    // A code that was shown does not wait for the next time.
    Component.onDestruction: paper.putAway()
    Window.onActiveFocusItemChanged: if (place.activeFocus) look.restart()

    Connections {
        target: place.vm

        function onChanged() {
            soon.restart()
        }
    }
    Connections {
        target: place.trust.signers

        function onChanged() {
            const now = [
                place.trust.signers.open,
                place.trust.signers.outcome,
                place.trust.signers.draft.version
            ].join()
            if (now !== place.drafted)
                drafts.restart()
            place.drafted = now
        }
    }
    property string drafted: "false,,0"
    Timer { id: drafts; interval: 0; onTriggered: draft.item ? place.showDraft() : place.settle() }
    // Once what belongs to the phase is there. A timer goes with the place, when it is left in the meantime.
    Timer { id: soon; interval: 0; onTriggered: place.settleOnce() }
    // Where the keyboard is, is shown once everything has its place: before, it would be looked for too far down.
    Timer {
        id: look

        interval: 40
        onTriggered: if (place.activeFocus && place.Window.activeFocusItem) place.reveal(place.Window.activeFocusItem)
    }
    // Only another phase moves the keyboard, not every change of what is shown in it.
    property string settled: "not yet"
    function settleOnce() {
        if (settled !== vm.phase) {
            settled = vm.phase
            settle()
        }
    }

    Shortcut { sequence: "Ctrl+O"; enabled: column.enabled; onActivated: place.choose() }
    Shortcut { sequence: "Ctrl+S"; enabled: column.enabled; onActivated: place.write() }
    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        enabled: column.enabled && place.vm.mayTake
        onActivated: place.vm.take()
    }
    Keys.onEscapePressed: place.vm.cancel()

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.s6
        anchors.topMargin: Theme.s5
        spacing: Theme.s4
        enabled: !picker.shown && !code.covers

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Title {
                Layout.fillWidth: true
                size: place.wide ? "head" : "title"
                text: place.lang.tr("Exchange", "place")
            }
            Words {
                Layout.fillWidth: true
                tone: "muted"
                text: place.lang.tr(
                    "A bundle carries a group’s record to another, on a stick or however you like. "
                    + "Nobody has to be trusted on the way.",
                    "exchange"
                )
            }
        }
        Scroller {
            id: scroller

            Layout.fillWidth: true
            Layout.fillHeight: true
            contentHeight: column.implicitHeight

            GridLayout {
                id: column

                // The bar has its own room, on whichever side it stands.
                x: LayoutMirroring.enabled ? Theme.s4 : 0
                width: scroller.width - Theme.s4
                columns: place.wide ? 2 : 1
                columnSpacing: Theme.s5
                rowSpacing: Theme.s4

                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                    Layout.preferredWidth: 3
                    spacing: Theme.s4

                    OperationProgress {
                        id: underWay

                        Layout.fillWidth: true
                        visible: place.vm.running
                        vm: place.vm
                        lang: place.lang
                    }
                    Loader {
                        id: draft

                        Layout.fillWidth: true
                        active: place.trust.signers.open
                        visible: active
                        sourceComponent: RollDraft {
                            vm: place.trust.signers
                            lang: place.lang
                            onSaveAsked: place.saveRoll()
                        }
                    }
                    ForkCard {
                        Layout.fillWidth: true
                        vm: place.trust.forks
                        signers: place.trust.signers
                        lang: place.lang
                    }
                    Loader {
                        id: ended

                        Layout.fillWidth: true
                        active: [
                            "taken", "recorded", "exported", "given", "cancelled", "failed"
                        ].includes(place.vm.phase)
                        visible: active
                        sourceComponent: OperationResult {
                            vm: place.vm
                            lang: place.lang
                            onReceiptAsked: place.giveReceipt(place.vm.outcome.id, place.vm.outcome.group)
                        }
                    }
                    Loader {
                        id: seen

                        Layout.fillWidth: true
                        active: place.vm.phase === "seen"
                        visible: active
                        sourceComponent: BundlePreview { vm: place.vm; say: place.say }
                    }
                    Loader {
                        Layout.fillWidth: true
                        active: place.vm.phase === "receipt"
                        visible: active
                        sourceComponent: ReceiptPreview { vm: place.vm; lang: place.lang }
                    }
                    ErasureRequests {
                        Layout.fillWidth: true
                        vm: place.trust.erasing
                        lang: place.lang
                    }
                    BundleSource {
                        id: bundleIn

                        Layout.fillWidth: true
                        visible: !place.vm.running && !place.looked
                        leads: !draft.active
                        vm: place.vm
                        lang: place.lang
                        onChooseAsked: place.choose()
                    }
                    InboxList {
                        Layout.fillWidth: true
                        visible: !place.vm.running && !place.looked
                        vm: place.vm
                        lang: place.lang
                        onFolderAsked: place.pickFolder()
                    }
                    KnownGroups {
                        Layout.fillWidth: true
                        vm: place.vm
                        lang: place.lang
                        onReceiptAsked: (group, name) => place.giveReceipt(group, name)
                    }
                    SignersCard {
                        id: signers

                        Layout.fillWidth: true
                        vm: place.trust.signers
                        lang: place.lang
                        onKeyAsked: picker.pickKey()
                    }
                    PaperCard {
                        Layout.fillWidth: true
                        vm: place.paper
                        say: place.say
                        contact: place.vm.seen.fingerprint
                        contactGroup: place.vm.seen.group
                        onCodeAsked: (kind, decision) => place.showCode(kind, decision)
                        onFileAsked: picker.pickText()
                        onTold: item => place.reveal(item)
                    }
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                    Layout.preferredWidth: 2
                    spacing: Theme.s4

                    OwnRecordCard {
                        id: ours

                        Layout.fillWidth: true
                        vm: place.vm
                        lang: place.lang
                        onExportAsked: place.write()
                        onCodeAsked: place.showCode("fingerprint", "")
                    }
                    ErasureCard {
                        Layout.fillWidth: true
                        vm: place.trust.erasing
                        lang: place.lang
                        onEraseAsked: place.desk.show("erase")
                    }
                }
            }
        }
        TakeInButtons {
            id: answers

            Layout.fillWidth: true
            visible: place.looked
            vm: place.vm
            lang: place.lang
            takeable: place.vm.phase === "receipt"
                ? place.vm.mayTake
                : place.bundle !== null && place.bundle.good && !place.bundle.nothing
        }
    }
    SheetPlace {
        id: code

        shown: place.paper.open
        onCoversChanged: if (!covers) place.opener?.forceActiveFocus(Qt.OtherFocusReason)
        sourceComponent: CodeSheet { shown: code.laid; vm: place.paper; files: place.vm.files; say: place.say }
    }
    FilePicker {
        id: picker

        vm: place.vm.files
        lang: place.lang
        onCloseAsked: {
            shown = false
            place.settle()
        }
        onChosen: path => {
            if (texts)
                place.paper.checkFile(path)
            else if (folders)
                place.vm.watched.watch(path)
            else if (keys)
                signers.takeKey(path)
            else if (suggested.endsWith(".roll"))
                place.trust.signers.save(path)
            else if (!writing)
                place.vm.look(path)
            else if (place.receiptFor !== "")
                place.vm.give(path, place.receiptFor)
            else
                place.vm.export(path, ours.within)
        }
    }
}
