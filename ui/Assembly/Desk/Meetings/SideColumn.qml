// SPDX-License-Identifier: GPL-3.0-or-later
// Who speaks, who waits and why; under it the minutes as they grow.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

ColumnLayout {
    id: side

    required property MeetingViewModel vm
    required property Wording say

    readonly property Lang lang: say.lang

    signal pastAsked

    function why(kind: string, speaking: bool, spoken: int, total: int): string {
        if (speaking)
            return lang.tr("speaking · {clock}", "stack", -1, { clock: lang.clock(vm.turn) })
        if (kind !== "speak")
            return say.term(kind)
        return spoken > 0 ? lang.tr("{clock} so far", "stack: time spoken", -1, { clock: lang.clock(spoken) })
             : total > 0 ? lang.tr("not yet on this item", "stack") : lang.tr("has not spoken yet", "stack")
    }

    spacing: Theme.s2

    RowLayout {
        Layout.fillWidth: true
        SectionLabel { Layout.fillWidth: true; text: side.lang.tr("Stack", "heading: the speakers' queue") }
        Words {
            size: "tiny"
            tone: "accent"
            text: side.vm.header.progressive
                ? side.lang.tr("progressive", "order of the stack")
                : side.lang.tr("in order of asking", "order of the stack")
        }
    }
    Words {
        Layout.fillWidth: true
        visible: hands.count === 0
        size: "small"
        tone: "muted"
        text: side.lang.tr("Nobody waits to speak. Type “hand” and a name.", "stack")
    }
    ListView {
        id: hands

        objectName: "hands"
        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(contentHeight, 248)
        visible: count > 0
        clip: true
        spacing: Theme.s1
        boundsBehavior: Flickable.StopAtBounds
        model: side.vm.hands
        delegate: RowLayout {
            id: hand

            required property string key
            required property string member
            required property string kind
            required property bool speaking
            required property int spoken
            required property int total

            width: hands.width
            spacing: Theme.s3

            Avatar { name: hand.member; active: hand.speaking }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0
                Words {
                    Layout.fillWidth: true
                    text: hand.member
                    strong: hand.speaking
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                }
                Words {
                    Layout.fillWidth: true
                    size: "small"
                    tone: "muted"
                    text: side.why(hand.kind, hand.speaking, hand.spoken, hand.total)
                }
            }
        }
    }
    Button {
        Layout.fillWidth: true
        objectName: "nextTurn"
        visible: hands.count > 0
        focusPolicy: Qt.TabFocus
        text: hands.count === 1 && side.vm.turn > 0
            ? side.lang.tr("End the turn", "button")
            : side.lang.tr("Next turn", "button")
        keys: "F9"
        onClicked: side.vm.nextTurn()
    }
    Divider { Layout.topMargin: Theme.s2; Layout.bottomMargin: Theme.s2 }
    RowLayout {
        Layout.fillWidth: true
        SectionLabel { Layout.fillWidth: true; text: side.lang.tr("Minutes", "heading: the record of the meeting") }
        LinkWords {
            objectName: "earlierMeetings"
            text: side.lang.tr("earlier meetings", "link")
            onClicked: side.pastAsked()
        }
    }
    ListView {
        id: stream

        objectName: "minutes"
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        spacing: Theme.s2
        boundsBehavior: Flickable.StopAtBounds
        model: side.vm.minutes
        // Not the view's own function: it would still be called while the place is being put away, and make rows that
        // nobody takes down.
        function showEnd() {
            if (side.Window.window)
                positionViewAtEnd()
        }

        onCountChanged: Qt.callLater(showEnd)
        onHeightChanged: Qt.callLater(showEnd)
        delegate: RowLayout {
            id: entry

            required property real at
            required property string says
            required property bool written

            width: stream.width
            spacing: Theme.s2

            Words {
                Layout.alignment: Qt.AlignTop
                size: "small"
                tone: "muted"
                text: side.lang.time(entry.at)
                font.features: { "tnum": 1 }
                wrapMode: Text.NoWrap
            }
            Words {
                Layout.fillWidth: true
                size: "small"
                tone: entry.written ? "ink" : "muted"
                text: entry.says
            }
        }
    }
}
