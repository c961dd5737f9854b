// SPDX-License-Identifier: GPL-3.0-or-later
// What a piece of work led to: done, called back, or why not, and where the damage is.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

Card {
    id: card

    required property ExchangeViewModel vm
    required property Lang lang
    readonly property alias first: read

    readonly property bool good: vm.phase === "taken" || vm.phase === "exported"
    readonly property bool bad: vm.phase === "failed"
    readonly property var what: vm.outcome

    function sentence(): string {
        switch (vm.phase) {
        case "taken":
            return what.records > 0 ? lang.tr("{n} records of {group} were taken in.", "exchange", what.records, { group: what.group })
                                    : lang.tr("Nothing new: everything of {group} was here already.", "exchange", -1, { group: what.group })
        case "exported": return lang.tr("{file} is written.", "exchange", -1, { file: what.file })
        case "cancelled": return vm.work === "export" ? lang.tr("The export was cancelled. No file was written.", "exchange")
                               : vm.work === "take" ? lang.tr("The import was cancelled. Everything is as it was.", "exchange")
                               : lang.tr("Looking was cancelled. Nothing was changed.", "exchange")
        case "failed": return vm.work === "export" ? lang.tr("No bundle was written.", "exchange")
                            : vm.work === "take" ? lang.tr("Nothing was taken in. Everything is as it was.", "exchange")
                            : lang.tr("It could not be read.", "exchange")
        }
        return ""
    }

    function note(): string {
        switch (vm.phase) {
        case "taken":
            return lang.sentences([what.withheld > 0 ? lang.tr("{n} of them came without their text: it is not for other eyes.", "exchange", what.withheld) : "",
                    what.first ? lang.tr("From now on {group} is known here.", "exchange", -1, { group: what.group }) : ""])
        case "exported":
            return [lang.tr("{n} records", "a feed", what.records), say.size(what.size), what.folder].join(" · ")
        case "failed": return vm.damage.said ?? ""
        }
        return ""
    }

    label: sentence()
    tone: bad ? "red" : good ? "accent" : ""

    SizeWords { id: say; lang: card.lang }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.s3

        StageShape {
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Theme.s1
            size: Math.round(16 * Theme.textScale)
            shape: card.bad ? "square" : card.good ? "circle" : "ring"
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
            Words {
                Layout.fillWidth: true
                visible: card.vm.phase === "exported"
                tone: "muted"
                text: card.lang.tr("Anyone can check it: README.txt inside says how, without this program. Whoever takes it in for the first time compares our figures with you.", "exchange")
            }
            Words {
                Layout.fillWidth: true
                visible: card.bad && text !== ""
                size: "small"
                tone: "muted"
                text: card.vm.damage.detail ?? ""
            }
        }
    }
    Button {
        id: read

        objectName: "endedRead"
        Layout.topMargin: Theme.s2
        text: card.lang.tr("Good", "button: a message has been read")
        onClicked: card.vm.dismiss()
    }
}
