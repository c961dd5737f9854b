// SPDX-License-Identifier: GPL-3.0-or-later
// The next act, unmistakable, with its key; where a test is closed, the counts before it. The way back stays quiet.
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

ColumnLayout {
    id: bar

    required property MeetingViewModel vm
    required property ActSheetViewModel asking
    required property Wording say

    readonly property Lang lang: say.lang
    readonly property FloorFacts floor: vm.floor
    readonly property bool testing: floor.testing
    readonly property bool counting: vm.next.code === "close-test"
    readonly property var asked: floor.asked

    // Those who took a position, and the hands that are being typed in.
    readonly property int answered: floor.blocks
        + floor.asides
        + (parseInt(reservations.text) || 0)
        + (parseInt(agreement.text) || 0)

    signal done

    function proceed() {
        if (vm.next.asks !== "") {
            asking.ask(vm.next.asks, vm.next.given)
            return
        }
        if (vm.proceed(parseInt(agreement.text) || 0, parseInt(reservations.text) || 0, rationale.text)) {
            agreement.clear()
            reservations.clear()
            rationale.clear()
            done()
        }
    }

    readonly property string words: {
        switch (vm.next.code) {
        case "take-up":
            return lang.tr("Take up: {title}", "next act", -1, {
                title: say.item(vm.next.own, vm.next.kind, vm.next.titles)
            })
        case "close-meeting": return lang.tr("Close the meeting", "next act")
        case "approve-minutes":
            return lang.tr("Approve the minutes of {title}", "next act", -1, { title: say.said(vm.next.titles) })
        case "circulate-minutes":
            return lang.tr("Circulate the minutes of {title}", "next act", -1, { title: say.said(vm.next.titles) })
        case "present": return lang.tr("Present the proposal", "next act")
        case "move-to-clarifying": return lang.tr("Ask for clarifying questions", "next act")
        case "answer-questions": return lang.tr("Answer the question", "next act")
        case "move-to-discussion": return lang.tr("Open the discussion", "next act")
        case "move-to-concerns": return lang.tr("Ask for concerns", "next act")
        case "move-to-resolving": return lang.tr("Resolve the concerns", "next act")
        case "resolve-concerns": return lang.tr("Settle each open concern above", "next act")
        case "open-test": return lang.tr("Test for consensus", "next act")
        case "ask-block": return lang.tr("Ask for blocks", "next act")
        case "ask-stand-aside": return lang.tr("Ask for stand-asides", "next act")
        case "ask-reservation": return lang.tr("Ask for reservations", "next act")
        case "ask-agreement": return lang.tr("Ask for agreement, count hands", "next act")
        case "close-test": return lang.tr("Record the count", "next act")
        case "ask-review": return lang.tr("Ask for a review of the block", "next act")
        case "review-block": return lang.tr("Review the block", "next act")
        case "settle-contested":
            return vm.next.asks === "settle-count"
                ? lang.tr("Two counts differ: settle which one stands", "next act")
                : lang.tr("Settle whether the late block stands", "next act")
        }
        return ""
    }
    readonly property bool possible: vm.next.code !== "resolve-concerns"

    spacing: Theme.s3

    Divider { visible: bar.testing || bar.counting }
    Flow {
        Layout.fillWidth: true
        visible: bar.testing
        spacing: Theme.s4

        TestCount {
            stance: "block"
            value: bar.floor.blocks
            known: bar.asked.includes("block")
            label: bar.say.titled("block")
            lang: bar.lang
            now: bar.asked.length === 1
        }
        TestCount {
            stance: "stand-aside"
            value: bar.floor.asides
            known: bar.asked.includes("stand-aside")
            label: bar.say.titled("stand-aside")
            lang: bar.lang
            now: bar.asked.length === 2
        }
        TestCount {
            stance: "reservation"
            value: bar.floor.reservations
            known: bar.asked.includes("reservation")
            label: bar.say.titled("reservation")
            lang: bar.lang
            now: bar.asked.length === 3
            visible: !bar.counting
        }
        TestCount {
            stance: "agreement"
            value: bar.floor.agreement
            known: bar.asked.includes("agreement")
            label: bar.say.titled("agreement")
            lang: bar.lang
            now: bar.asked.length === 4
            visible: !bar.counting
        }
        TextLine {
            id: reservations

            objectName: "reservations"
            width: Math.round(118 * Theme.textScale)
            visible: bar.counting
            label: bar.say.titled("reservation")
            placeholderText: "0"
            inputMethodHints: Qt.ImhDigitsOnly
            maximumLength: 5
            onVisibleChanged: if (visible) Qt.callLater(forceActiveFocus)
            onAccepted: agreement.forceActiveFocus(Qt.TabFocusReason)
        }
        TextLine {
            id: agreement

            objectName: "agreement"
            width: Math.round(118 * Theme.textScale)
            visible: bar.counting
            label: bar.say.titled("agreement")
            placeholderText: "0"
            inputMethodHints: Qt.ImhDigitsOnly
            maximumLength: 5
            onAccepted: rationale.forceActiveFocus(Qt.TabFocusReason)
        }
    }
    Words {
        objectName: "answered"
        Layout.fillWidth: true
        visible: bar.counting
        size: "small"
        tone: bar.answered > bar.floor.present ? "red" : "muted"
        text: bar.answered > bar.floor.present
            ? bar.lang.tr("{answered} have answered, with only {present} present. Count again.", "test", bar.answered, {
                answered: bar.answered,
                present: bar.floor.present
            })
            : bar.lang.tr("{answered} of {present} have answered", "test", bar.answered, {
                answered: bar.answered,
                present: bar.floor.present
            })
    }
    TextLine {
        id: rationale

        objectName: "rationale"
        Layout.fillWidth: true
        visible: bar.counting
        label: bar.lang.tr("Why this decision, for those who read it in ten years", "field: rationale")
        onAccepted: bar.proceed()
    }
    Words {
        Layout.fillWidth: true
        visible: text !== ""
        size: "small"
        tone: "muted"
        text: {
            switch (bar.vm.next.code) {
            case "resolve-concerns":
                return bar.lang.tr("Or go on in spite of them: type “why: …” with the reason.", "hint")
            case "ask-stand-aside":
                return bar.lang.tr(
                    "Somebody blocks? Type “block Noor care: …” with the core value and the reason.",
                    "hint"
                )
            case "ask-reservation":
                return bar.lang.tr("Somebody stands aside? Type “aside Noor: …” with the reason.", "hint")
            case "ask-agreement":
                return bar.lang.tr("Who wants a reservation recorded? Type “reserve Noor: …”, or count them.", "hint")
            case "move-to-discussion": return bar.lang.tr("A question? Type “question Noor: …”.", "hint")
            case "open-test":
                return bar.floor.stage === "concerns" ? bar.lang.tr("A concern? Type “concern Noor: …”.", "hint") : ""
            }
            return ""
        }
    }
    Button {
        objectName: "next"
        Layout.fillWidth: true
        large: true
        enabled: bar.possible
        kind: bar.testing || bar.vm.next.code === "open-test" ? "test" : "primary"
        text: bar.words
        keys: bar.possible ? bar.lang.keys("Ctrl+Enter") : ""
        focusPolicy: Qt.TabFocus
        onClicked: bar.proceed()
    }
    Flow {
        Layout.fillWidth: true
        Layout.topMargin: -Theme.s1
        visible: bar.floor.item !== ""
        spacing: Theme.s2

        Button {
            objectName: "back"
            visible: bar.vm.backTo !== ""
            focusPolicy: Qt.TabFocus
            text: bar.vm.backTo === "end-test" ? bar.lang.tr("Break off…", "button: a test")
                : bar.lang.tr("Back to {stage}", "button", -1, { stage: bar.say.term(bar.vm.backTo) })
            onClicked: bar.vm.back()
        }
        Button {
            objectName: "skip"
            visible: !bar.testing
                && bar.floor.item !== ""
                && bar.vm.next.code !== "take-up"
                && bar.vm.next.code !== "close-meeting"
            focusPolicy: Qt.TabFocus
            text: bar.lang.tr("Next item", "button")
            onClicked: bar.vm.skip()
        }
        Button {
            focusPolicy: Qt.TabFocus
            text: bar.lang.tr("5 minutes more", "button: the timer")
            keys: "F5"
            onClicked: bar.vm.addTime(5)
        }
    }
}
