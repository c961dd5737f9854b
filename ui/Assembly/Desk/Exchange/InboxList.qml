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
            return lang.tr("a change of our roll of signers", "offered")
        switch (standing) {
        case "new":
            return sort === "receipt"
                ? lang.tr("a receipt from {group}", "offered", -1, {
                    group: group || lang.tr("a group that is not known here", "exchange: a receipt")
                })
                : lang.tr("{n} new records of {group}", "offered", records, { group: group })
        case "first-contact":
            return lang.tr("first contact with {group}: {n} records", "offered", records, { group: group })
        case "known": return lang.tr("here already", "offered")
        case "damaged": return lang.tr("cannot be taken in: {why}", "offered", -1, { why: why })
        case "not-for-us": return lang.tr("for someone else: {why}", "offered", -1, { why: why })
        }
        return lang.tr("still being written", "offered")
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
            : card.lang.tr("Nothing lies there now.", "offered")
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
