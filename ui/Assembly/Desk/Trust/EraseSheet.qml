// SPDX-License-Identifier: GPL-3.0-or-later
// Erase for good: words are looked for, records chosen, and what is reached and what is not is said before it is done.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

Sheet {
    id: sheet

    required property DeskViewModel desk
    required property ErasingViewModel vm
    required property Wording say

    readonly property Lang lang: say.lang
    // It is asked once more.
    property bool sure: false
    readonly property bool over: vm.erased >= 0

    // Escape leads back one step, and only then away.
    function putAway() {
        if (sure)
            back()
        else
            closeAsked()
    }

    function back() {
        sure = false
        words.forceActiveFocus(Qt.OtherFocusReason)
    }

    function ask() {
        sure = true
        Qt.callLater(() => yes.forceActiveFocus(Qt.OtherFocusReason))
    }

    function found(): string {
        if (vm.total < 0)
            return ""
        return vm.total === 0
            ? lang.tr("No record of ours holds these words.", "erasing")
            : lang.tr("{n} records hold these words.", "erasing", vm.total)
    }

    heading: lang.tr("Erase for good", "heading")
    about: sure || over ? ""
        : lang.tr("Look for a name or a sentence. Every record of ours that holds it is shown.", "erasing")
    sheetWidth: 760
    onShownChanged: {
        if (shown) {
            vm.begin()
            words.forceActiveFocus(Qt.TabFocusReason)
        }
    }
    onOverChanged: {
        if (over) {
            sure = false
            Qt.callLater(() => close.forceActiveFocus(Qt.OtherFocusReason))
        }
    }

    TrustWording { id: says; lang: sheet.lang }
    Timer { id: soon; interval: 250; onTriggered: sheet.vm.find(words.text) }

    TextLine {
        id: words

        objectName: "eraseWords"
        Layout.fillWidth: true
        visible: !sheet.sure && !sheet.over
        label: sheet.lang.tr("Words to look for", "field: erasing")
        onTextEdited: soon.restart()
        onAccepted: sheet.vm.find(text)
    }
    Words {
        objectName: "eraseFound"
        Layout.fillWidth: true
        visible: text !== "" && !sheet.sure && !sheet.over
        tone: "muted"
        text: sheet.found()
    }
    Check {
        objectName: "eraseAll"
        Layout.fillWidth: true
        visible: records.count > 1 && !sheet.sure
        text: sheet.lang.tr("All that are shown", "erasing")
        checked: sheet.vm.chosen > 0 && sheet.vm.chosen === records.count
        onToggled: sheet.vm.tickAll(checked)
    }
    ColumnLayout {
        Layout.fillWidth: true
        visible: records.count > 0 && !sheet.sure
        spacing: 0

        Repeater {
            id: records

            model: sheet.vm.rows
            delegate: Check {
                required property string key
                required property string sort
                required property real at
                required property string held
                required property bool ticked

                objectName: "erase-" + key
                Layout.fillWidth: true
                text: sheet.lang.facts([says.sort(sort), sheet.lang.date(at, "medium"), held])
                checked: ticked
                onToggled: sheet.vm.tick(key, checked)
            }
        }
    }
    Words {
        Layout.fillWidth: true
        visible: sheet.vm.total > records.count && !sheet.sure
        tone: "muted"
        text: sheet.lang.tr(
            "Only the first {n} are shown. When these are gone, look once more.",
            "erasing", records.count
        )
    }
    Words {
        Layout.fillWidth: true
        visible: sheet.vm.fixed > 0 && !sheet.sure
        tone: "muted"
        text: sheet.lang.tr(
            "{n} more records hold them and are about the exchange itself: "
            + "those cannot be erased, nothing could be checked without them.",
            "erasing", sheet.vm.fixed
        )
    }
    TextLine {
        id: why

        objectName: "eraseWhy"
        Layout.fillWidth: true
        visible: records.count > 0 && !sheet.sure
        label: sheet.lang.tr("Why, for those who read that something was erased", "field: erasing")
        onAccepted: if (sheet.vm.chosen > 0) sheet.ask()
    }
    ColumnLayout {
        Layout.fillWidth: true
        visible: sheet.sure
        spacing: Theme.s3

        Body {
            objectName: "eraseSure"
            Layout.fillWidth: true
            text: sheet.lang.tr(
                "The text of {n} records goes for good. Nobody can bring it back.",
                "erasing", sheet.vm.chosen
            )
        }
        Words { Layout.fillWidth: true; text: sheet.lang.told("erasure-reach") }
        Words {
            Layout.fillWidth: true
            text: sheet.lang.tr(
                "Not reached: printed paper, documents, bundles on sticks, and backups. "
                + "Somebody has to destroy those by hand.",
                "erasing"
            )
        }
        Words {
            Layout.fillWidth: true
            tone: "muted"
            text: sheet.lang.tr(
                "It can still be seen that there were records, when they were made, and that they were erased.",
                "erasing"
            )
        }
    }
    Title {
        objectName: "eraseDone"
        Layout.fillWidth: true
        visible: sheet.over
        size: "lead"
        text: sheet.over ? sheet.lang.told("erased", { n: sheet.vm.erased }) : ""
        Accessible.role: Accessible.AlertMessage
    }
    Words {
        Layout.fillWidth: true
        visible: sheet.over
        text: sheet.lang.tr(
            "Destroy printed copies and old bundles, and write a new bundle, so that the others hear of it.",
            "erasing"
        )
    }
    Words {
        objectName: "eraseComplaint"
        Layout.fillWidth: true
        visible: text !== ""
        tone: "red"
        text: sheet.vm.complaint
        Accessible.role: Accessible.AlertMessage
    }

    buttons: [
        Button {
            objectName: "eraseAsk"
            visible: !sheet.sure && !sheet.over
            enabled: sheet.vm.chosen > 0
            kind: "danger"
            text: sheet.vm.chosen > 0
                ? sheet.lang.tr("Erase {n} records…", "button", sheet.vm.chosen)
                : sheet.lang.tr("Erase…", "button")
            onClicked: sheet.ask()
        },
        Button {
            id: yes

            objectName: "eraseYes"
            visible: sheet.sure
            kind: "danger"
            text: sheet.lang.tr("Yes, erase it for good", "button")
            onClicked: sheet.vm.erase(why.text)
        },
        Button {
            id: close

            objectName: "eraseClose"
            text: sheet.sure
                ? sheet.lang.tr("No, go back", "button: erasing")
                : sheet.lang.tr("Close", "button: put a sheet away")
            keys: sheet.lang.keys("Esc")
            onClicked: sheet.putAway()
        }
    ]
}
