// SPDX-License-Identifier: GPL-3.0-or-later
// How a key ends: how far what it recorded stays good, or that only its record ends while the key goes on.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

ColumnLayout {
    id: ending

    required property SignersViewModel vm
    required property Lang lang
    // The key: a row of the roll.
    required property var standing

    readonly property var feeds: standing.open
    property string feed: feeds.length > 0 ? feeds[0].feed : ""
    readonly property int last: feeds.find(each => each.feed === feed)?.last ?? 0
    // Another record than the last one is asked for.
    property bool elsewhere: false
    // What stands in the record whose number was typed.
    readonly property LastRecordFacts found: vm.last
    readonly property bool ready: elsewhere && found.seq > 0 && found.feed === feed && number.text.trim() !== ""

    signal done

    function begin() {
        elsewhere = false
        feed = feeds.length > 0 ? feeds[0].feed : ""
        number.clear()
        far.forceActiveFocus(Qt.OtherFocusReason)
    }

    function chooseRecord() {
        elsewhere = true
        Qt.callLater(() => number.forceActiveFocus(Qt.OtherFocusReason))
    }

    function end(nothing: bool) {
        done()
        vm.end(standing.key, nothing)
    }

    function endThere() {
        const seq = found.seq
        done()
        vm.endAt(standing.key, feed, seq)
    }

    function closeThere() {
        const seq = found.seq
        done()
        vm.closeAt(feed, seq)
    }

    function said(): string {
        if (!ready)
            return lang.tr(
                "Here are the records 1 to {last} of this key. Type the number of the last one that shall count.",
                "roll of signers", -1, { last: lang.number(last) }
            )
        const texts = found.texts.length > 0 ? found.texts.join(" · ") : words.sort(found.sort)
        return [
            lang.tr("Record {seq}, {day}: {texts}", "roll of signers", -1, {
                seq: lang.number(found.seq),
                day: lang.moment(found.at),
                texts: texts
            }),
            found.after > 0
                ? lang.tr("After it come {n} records that would no longer count.", "roll of signers", found.after)
                : lang.tr("It is the last one.", "roll of signers: a record")
        ].join("\n")
    }

    spacing: Theme.s2
    Keys.onEscapePressed: done()

    TrustWording { id: words; lang: ending.lang }

    Words {
        Layout.fillWidth: true
        text: ending.lang.tr("How far does what this key recorded stay good?", "roll of signers")
    }
    ButtonRow {
        Button {
            id: far

            objectName: "goodAsHere"
            text: ending.lang.tr("Up to its last record here", "button: how far a key stays good")
            onClicked: ending.end(false)
        }
        Button {
            objectName: "goodUpTo"
            visible: ending.feeds.length > 0 && !ending.elsewhere
            text: ending.lang.tr("Up to an earlier record…", "button: how far a key stays good")
            onClicked: ending.chooseRecord()
        }
        Button {
            objectName: "goodNothing"
            kind: "danger"
            text: ending.lang.tr("Nothing of it: the key was never theirs", "button: how far a key stays good")
            onClicked: ending.end(true)
        }
        Button { objectName: "keepKey"; text: ending.lang.tr("Not now", "button"); onClicked: ending.done() }
    }
    ColumnLayout {
        Layout.fillWidth: true
        visible: ending.elsewhere
        spacing: Theme.s2

        Options {
            objectName: "whichFeed"
            Layout.fillWidth: true
            visible: ending.feeds.length > 1
            label: ending.lang.tr("This key wrote more than one record. Which one?", "field: roll of signers")
            choices: ending.feeds.map(each => ({
                code: each.feed,
                says: ending.lang.tr("The one with {n} records", "roll of signers", each.last)
            }))
            value: ending.feed
            onChosen: code => {
                ending.feed = code
                ending.vm.lookAt(code, number.text)
            }
        }
        TextLine {
            id: number

            objectName: "lastRecord"
            Layout.fillWidth: true
            label: ending.lang.tr("Number of the last record that counts", "field: roll of signers")
            onTextEdited: ending.vm.lookAt(ending.feed, text)
        }
        Words {
            objectName: "lastRecordSays"
            Layout.fillWidth: true
            text: ending.elsewhere ? ending.said() : ""
            Accessible.role: Accessible.AlertMessage
        }
        ButtonRow {
            Button {
                objectName: "endThere"
                enabled: ending.ready
                text: ending.lang.tr("End the key there", "button: how far a key stays good")
                onClicked: ending.endThere()
            }
            Button {
                objectName: "closeThere"
                enabled: ending.ready
                text: ending.lang.tr("Only end its record there: the key goes on", "button: how far a key stays good")
                onClicked: ending.closeThere()
            }
        }
    }
}
