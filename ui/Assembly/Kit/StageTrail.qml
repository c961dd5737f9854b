// SPDX-License-Identifier: GPL-3.0-or-later
// The way of a proposal: stages behind, the one it stands on, stages to come. Wraps where there is little room.
pragma ComponentBehavior: Bound
import QtQuick

Flow {
    id: trail

    property Tokens theme: Theme
    // The stages' names in the language of the window, in order.
    property list<string> names: []
    property int current: 0
    // The shape and the colour of the stage it stands on.
    property string shape: "diamond"
    property string tone: "violet"
    // The whole trail in one sentence, as in "Stage 6 of 7: test".
    property string spoken: names[current] ?? ""

    spacing: theme.s4
    flow: Flow.LeftToRight

    Accessible.role: Accessible.StaticText
    Accessible.name: spoken

    Repeater {
        model: trail.names.length

        Row {
            id: stage

            required property int index
            readonly property bool here: index === trail.current

            spacing: trail.theme.s2 - 2

            StageShape {
                anchors.verticalCenter: parent.verticalCenter
                theme: trail.theme
                shape: stage.here ? trail.shape : stage.index < trail.current ? "circle" : "ring"
                tone: stage.here ? trail.theme.tone(trail.tone)
                    : stage.index < trail.current ? trail.theme.accent : trail.theme.edge
            }
            Words {
                theme: trail.theme
                text: trail.names[stage.index] ?? ""
                size: "small"
                strong: stage.here
                tone: stage.here ? trail.tone : "muted"
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
