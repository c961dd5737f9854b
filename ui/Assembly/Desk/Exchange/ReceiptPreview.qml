// SPDX-License-Identifier: GPL-3.0-or-later
// What a receipt says, whose it is and how it goes with our own record: before it is recorded.
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

    readonly property ReceiptFacts seen: vm.receipts.seen
    readonly property ProblemFacts problem: vm.problem
    readonly property bool good: seen.good
    readonly property bool known: seen.known
    readonly property bool alarming: seen.lost.length + seen.forked.length > 0

    function verdict(): string {
        if (!good)
            return lang.tr("This receipt cannot be recorded", "exchange")
        if (alarming)
            return lang.tr("This receipt does not go with our record", "exchange")
        return known ? lang.told("receipt-known") : lang.tr("A receipt for our record", "exchange")
    }

    function whose(): string {
        const group = seen.group || lang.told("group-unknown")
        return seen.name
            ? lang.told("receipt-of", {
                n: seen.records,
                name: words.called(seen.name),
                group: group,
                moment: lang.moment(seen.at)
            })
            : lang.told("receipt-of-somebody", { n: seen.records, group: group, moment: lang.moment(seen.at) })
    }

    function vouched(): string {
        switch (seen.standing) {
        case "on-roll": return lang.told("receipt-on-roll")
        case "ended": return lang.told("receipt-ended")
        case "not-on-roll": return lang.told("receipt-not-on-roll")
        }
        return lang.told("receipt-roll-unknown", { key: seen.key })
    }

    label: lang.tr("What the receipt says", "heading")
    tone: !good || alarming ? "red" : known ? "" : "accent"
    padding: Theme.s5
    spacing: Theme.s4

    TrustWording { id: words; lang: card.lang }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.s3

        StageShape {
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Theme.beside("title", size)
            size: Math.round(18 * Theme.textScale)
            shape: !card.good || card.alarming ? "square" : card.known ? "ring" : "circle"
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Title {
                objectName: "receiptVerdict"
                Layout.fillWidth: true
                text: card.verdict()
                tone: card.good && !card.alarming ? "ink" : "red"
                Accessible.role: Accessible.AlertMessage
            }
            Words { Layout.fillWidth: true; tone: "muted"; text: card.seen.file }
        }
    }
    Body { objectName: "problemSaid"; Layout.fillWidth: true; visible: !card.good; text: card.problem.said }
    Words {
        Layout.fillWidth: true
        visible: !card.good && text !== ""
        size: "small"
        tone: "muted"
        text: card.problem.detail
    }
    Repeater {
        model: card.seen.lost
        delegate: Body {
            required property var modelData

            Layout.fillWidth: true
            text: card.lang.told("receipt-lost", { there: modelData.there, here: modelData.here })
        }
    }
    Repeater {
        model: card.seen.forked
        delegate: Body {
            required property var modelData

            Layout.fillWidth: true
            text: card.lang.told("receipt-forked", { seq: modelData })
        }
    }
    Words {
        objectName: "receiptWhose"
        Layout.fillWidth: true
        visible: card.good
        text: card.good ? card.whose() : ""
    }
    Words {
        objectName: "receiptVouched"
        Layout.fillWidth: true
        visible: card.good
        tone: card.seen.standing === "on-roll" ? "muted" : "amber"
        text: card.good ? card.vouched() : ""
    }
    Words {
        Layout.fillWidth: true
        visible: card.good && card.seen.ahead > 0
        text: card.lang.told("receipt-ahead")
    }
    Words {
        Layout.fillWidth: true
        visible: card.good && !card.known && !card.alarming
        tone: "muted"
        text: card.lang.tr(
            "Once it is recorded, the next bundle for them can hold only what is new.",
            "exchange: a receipt"
        )
    }
}
