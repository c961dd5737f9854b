// SPDX-License-Identifier: GPL-3.0-or-later
// What lies in the watched folder: bundles and receipts, each with what it would bring. Nothing is taken in by itself.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

Card {
    id: card

    required property ExchangeViewModel vm
    required property Lang lang
    readonly property WatchedFolderViewModel watched: vm.watched

    signal folderAsked

    function says(sort: string, standing: string, group: string, records: int, why: string): string {
        if (sort === "roll" && standing === "new")
            return lang.told("offer-roll")
        switch (standing) {
        case "new":
            return sort === "receipt"
                ? lang.told("offer-receipt", { group: group || lang.told("group-unknown") })
                : lang.told("offer-new", { n: records, group: group })
        case "first-contact": return lang.told("offer-first-contact", { n: records, group: group })
        case "known": return lang.told("offer-known")
        case "damaged": return lang.told("offer-damaged", { why: why })
        case "not-for-us": return lang.told("offer-not-for-us", { why: why })
        }
        return lang.told("offer-changing")
    }

    label: lang.tr("Offered", "heading: bundles in a folder")
    spacing: Theme.s3

    Title { Layout.fillWidth: true; size: "lead"; text: card.label }
    Words {
        Layout.fillWidth: true
        visible: card.watched.folder === ""
        text: card.lang.tr(
            "A folder can be watched: on a stick, or one that Syncthing or Nextcloud fills. "
            + "What comes to lie there is offered here, and taken in only when you say so.",
            "exchange"
        )
    }
    KeyLine {
        objectName: "watchedFolder"
        Layout.fillWidth: true
        visible: card.watched.folder !== ""
        size: "small"
        text: card.watched.folder
    }
    Words {
        Layout.fillWidth: true
        visible: card.watched.folder !== "" && rows.count === 0
        text: card.watched.away
            ? card.lang.tr("The folder is not there now. When the stick is back, it is looked into again.", "offered")
            : card.lang.told("offers-none")
    }
    ColumnLayout {
        Layout.fillWidth: true
        visible: rows.count > 0
        spacing: 2

        Repeater {
            id: rows

            model: card.watched.rows
            delegate: RowItem {
                id: row

                required property string key
                required property string name
                required property string sort
                required property string standing
                required property string group
                required property int records
                required property string why
                readonly property bool fresh: standing === "new" || standing === "first-contact"

                objectName: "offered-" + name
                Layout.fillWidth: true
                enabled: !card.vm.running
                text: name
                note: card.says(sort, standing, group, records, why)
                done: !fresh
                leading: StageShape {
                    shape: row.standing === "damaged" ? "square" : row.fresh ? "circle" : "ring"
                    tone: row.standing === "damaged" ? Theme.red : row.fresh ? Theme.accent : Theme.edge
                }
                onClicked: card.vm.look(key)
            }
        }
    }
    ButtonRow {
        Button {
            objectName: "watchFolder"
            text: card.watched.folder === "" ? card.lang.tr("Choose a folder to watch", "button")
                                             : card.lang.tr("Another folder", "button: to watch")
            onClicked: card.folderAsked()
        }
        Button {
            objectName: "unwatch"
            visible: card.watched.folder !== ""
            text: card.lang.tr("Stop watching it", "button: a folder")
            onClicked: card.watched.watch("")
        }
    }
}
