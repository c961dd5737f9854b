// SPDX-License-Identifier: GPL-3.0-or-later
// One action in the list. Open, it shows what can be done: done with a note, dropped with a reason, carried on.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

FocusScope {
    id: item

    required property ActionsViewModel vm
    required property DeskViewModel desk
    required property Wording say
    required property string key
    required property string part
    required property var texts
    required property string owner
    required property real due
    required property string status
    required property string note
    required property int carried
    required property real settledAt
    property bool opened: false
    // "done" or "drop" while its note or reason is typed.
    property string typing: ""

    readonly property Lang lang: say.lang
    readonly property bool live: status === "open"

    signal openAsked
    signal listAsked
    signal settled

    function begin() {
        if (live && opened)
            done.forceActiveFocus(Qt.TabFocusReason)
    }

    function settle() {
        if (typing === "done" ? vm.done(key, words.text) : vm.drop(key, words.text)) {
            vm.drafts.drop(key)
            settled()
        }
    }

    function type(what: string) {
        typing = what
        words.text = vm.drafts.kept(key, what, "")
        words.forceActiveFocus(Qt.TabFocusReason)
    }

    implicitHeight: column.implicitHeight
    onOpenedChanged: if (!opened) typing = ""
    Keys.onEscapePressed: event => {
        if (typing !== "") {
            typing = ""
            done.forceActiveFocus(Qt.TabFocusReason)
        } else if (opened) {
            openAsked()
            listAsked()
        } else {
            event.accepted = false
        }
    }

    ColumnLayout {
        id: column

        // Room for the list's scroll bar.
        anchors { left: parent.left; right: parent.right; rightMargin: Theme.s3 }
        spacing: Theme.s2

        RowItem {
            objectName: "action-" + item.key
            Layout.fillWidth: true
            focus: true
            focusPolicy: Qt.ClickFocus
            text: item.say.said(item.texts)
            note: [
                item.owner,
                item.due > 0 ? item.lang.tr("by {day}", "action", -1, { day: item.lang.date(item.due, "long") }) : "",
                item.part === "overdue" ? item.lang.relative(item.due, item.vm.now) : "",
                item.live ? ""
                    : item.settledAt > 0
                        ? item.lang.labelled(
                            item.say.term(item.status, "action"),
                            item.lang.date(item.settledAt, "medium")
                        )
                    : item.say.term(item.status, "action"),
                item.carried > 0 ? item.lang.tr("carried {n} times", "action", item.carried) : "",
                item.note
            ].filter(part => part !== "").join(" · ")
            current: item.opened
            done: !item.live
            leading: StageShape {
                shape: item.part === "overdue" ? "triangle" : item.status === "done" ? "circle" : "ring"
                tone: item.part === "overdue" ? Theme.amber : item.status === "done" ? Theme.accent : Theme.edge
            }
            onClicked: item.openAsked()
        }
        Flow {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.s6
            visible: item.opened && item.live
            spacing: Theme.s2

            Button {
                id: done

                objectName: "done"
                kind: item.typing === "" ? "primary" : "quiet"
                text: item.lang.tr("Done", "button: an action")
                Accessible.description: item.say.said(item.texts)
                onClicked: item.type("done")
            }
            Button {
                objectName: "drop"
                text: item.lang.tr("Drop", "button: an action")
                Accessible.description: item.say.said(item.texts)
                onClicked: item.type("drop")
            }
            Button {
                objectName: "carry"
                visible: item.vm.meetingOpen
                text: item.lang.tr("Carry on", "button: an action")
                Accessible.description: item.say.said(item.texts)
                onClicked: item.desk.asking.ask("carry-action", { action: item.key })
            }
        }
        TextLine {
            id: words

            objectName: "actionWords"
            Layout.fillWidth: true
            Layout.leftMargin: Theme.s6
            visible: item.opened && item.typing !== ""
            label: item.typing === "drop"
                ? item.lang.tr("Why it will not be done", "field: an action")
                : item.lang.tr("How it went; may stay empty", "field: an action")
            onTextEdited: item.vm.drafts.keep(item.key, item.typing, text)
            Keys.onReturnPressed: item.settle()
            Keys.onEnterPressed: item.settle()
        }
        Button {
            objectName: "actionRecord"
            Layout.leftMargin: Theme.s6
            Layout.bottomMargin: Theme.s3
            visible: words.visible
            kind: "primary"
            text: item.typing === "drop"
                ? item.lang.tr("Record that it is dropped", "button")
                : item.lang.tr("Record that it is done", "button")
            keys: item.lang.keys("Enter")
            onClicked: item.settle()
        }
    }
}
