// SPDX-License-Identifier: GPL-3.0-or-later
// What a piece of work led to: done, called back, or why not, and where the problem is.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

Card {
    id: card

    required property ExchangeViewModel vm
    required property Lang lang
    readonly property alias first: read

    signal receiptAsked

    readonly property bool alarming: vm.phase === "recorded" && what.alarming
    readonly property bool good: ["taken", "exported", "given"].includes(vm.phase)
        || (vm.phase === "recorded" && !alarming)
    readonly property bool bad: vm.phase === "failed"
    readonly property OutcomeFacts what: vm.outcome

    function sentence(): string {
        switch (vm.phase) {
        case "taken":
            if (what.records === 0 && what.filled > 0)
                return lang.told("taken-filled", { n: what.filled, group: what.group })
            if (what.records === 0 && what.branches > 0)
                return lang.told("taken-other-side")
            return what.records > 0 ? lang.told("taken", { n: what.records, group: what.group })
                                    : lang.told("taken-nothing", { group: what.group })
        case "exported":
        case "given": return lang.told("written", { file: what.file })
        case "recorded": return lang.told("receipt-recorded")
        case "cancelled":
            return vm.work === "export" ? lang.tr("The export was cancelled. No file was written.", "exchange")
                : vm.work === "take" ? lang.tr("The import was cancelled. Everything is as it was.", "exchange")
                : lang.tr("Looking was cancelled. Nothing was changed.", "exchange")
        case "failed":
            return vm.work === "export" ? lang.tr("No bundle was written.", "exchange")
                : vm.work === "give" ? lang.tr("No receipt was written.", "exchange")
                : vm.work === "record" ? lang.tr("The receipt was not recorded. Everything is as it was.", "exchange")
                : vm.work === "take" ? lang.tr("Nothing was taken in. Everything is as it was.", "exchange")
                : lang.tr("It could not be read.", "exchange")
        }
        return ""
    }

    function note(): string {
        switch (vm.phase) {
        case "taken":
            return lang.sentences([
                what.withheld > 0 ? lang.told("taken-withheld", { n: what.withheld }) : "",
                what.records > 0 && what.filled > 0 ? lang.told("taken-filled-too", { n: what.filled }) : "",
                what.erased > 0 ? lang.told("taken-erased", { n: what.erased }) : "",
                what.frozen.length > 0
                    ? lang.told("taken-frozen", {
                        laptops: lang.listing(what.frozen.map(name => trust.laptop(name, false)))
                    })
                    : "",
                what.first ? lang.told("taken-first", { group: what.group }) : ""
            ])
        case "exported":
            return lang.facts([lang.told("records", { n: what.records }), say.size(what.size)])
        case "given": return lang.told("receipt-given")
        case "recorded":
            return alarming
                ? lang.tr("It says something else than our record does. Speak to them before you go on.", "exchange")
                : lang.tr("From now on a bundle can hold only what is new for them.", "exchange")
        case "failed": return vm.problem.said
        }
        return ""
    }

    label: sentence()
    tone: bad || alarming ? "red" : good ? "accent" : ""

    FileSize { id: say; lang: card.lang }
    TrustWording { id: trust; lang: card.lang }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.s3

        StageShape {
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Theme.beside("lead", size)
            size: Math.round(16 * Theme.textScale)
            shape: card.bad || card.alarming ? "square" : card.good ? "circle" : "ring"
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.s2

            Title {
                Layout.fillWidth: true
                objectName: "ended"
                size: "lead"
                text: card.sentence()
                Accessible.role: Accessible.AlertMessage
            }
            Words { Layout.fillWidth: true; visible: text !== ""; text: card.note() }
            KeyLine {
                Layout.fillWidth: true
                visible: text !== ""
                size: "small"
                text: ["exported", "given"].includes(card.vm.phase) ? card.what.folder : ""
            }
            Words {
                Layout.fillWidth: true
                visible: card.vm.phase === "exported" && card.what.readers > 0
                text: card.lang.told("encrypted", { n: card.what.readers })
            }
            Words {
                Layout.fillWidth: true
                visible: card.vm.phase === "exported" && card.what.readers === 0
                tone: "muted"
                text: card.lang.tr(
                    "Anyone can check it: README.txt inside says how, without this program. "
                    + "Whoever takes it in for the first time compares our figures with you.",
                    "exchange"
                )
            }
            Words {
                Layout.fillWidth: true
                visible: card.bad && text !== ""
                size: "small"
                tone: "muted"
                text: card.vm.problem.detail
            }
        }
    }
    Flow {
        Layout.fillWidth: true
        Layout.topMargin: Theme.s2
        spacing: Theme.s2

        Button {
            id: read

            objectName: "endedRead"
            text: card.lang.tr("Good", "button: a message has been read")
            onClicked: card.vm.dismiss()
        }
        Button {
            objectName: "giveReceipt"
            visible: card.vm.phase === "taken"
            text: card.lang.tr("Give them a receipt", "button")
            onClicked: card.receiptAsked()
        }
    }
}
