// SPDX-License-Identifier: GPL-3.0-or-later
// A running clock: figures of one width, so that it does not dance. Give it the text from `lang.clock`.
import QtQuick

Words {
    id: clock

    // The time is over.
    property bool over: false
    // What is spoken instead of bare figures, as in "25 minutes left".
    property string spoken: text

    size: "lead"
    strong: true
    tone: over ? "red" : "ink"
    wrapMode: Text.NoWrap
    font.features: { "tnum": 1 }

    Accessible.name: spoken
}
