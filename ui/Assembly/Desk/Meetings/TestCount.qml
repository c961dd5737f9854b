// SPDX-License-Identifier: GPL-3.0-or-later
// A count of a test: its answer's shape, the number once it was asked for, its name.
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

RowLayout {
    id: count

    required property Lang lang
    required property string stance
    required property int value
    required property string label
    property bool known: false
    property bool now: false

    spacing: Theme.s3
    Accessible.role: Accessible.StaticText
    Accessible.name: lang.labelled(label, known ? lang.number(value) : "—")

    AnswerShape {
        size: Math.round(28 * Theme.textScale)
        stance: count.stance
        tone: count.now ? Theme.violet : count.known ? Theme.ink : Theme.edge
        filled: count.now
        ground: Theme.onTone
    }
    Column {
        Words {
            size: "title"
            strong: true
            tone: count.now ? "violet" : count.known ? "ink" : "muted"
            text: count.known ? count.lang.number(count.value) : "—"
            Accessible.ignored: true
        }
        Words {
            size: "small"
            strong: count.now
            tone: count.now ? "violet" : "muted"
            text: count.label
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
