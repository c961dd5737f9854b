// SPDX-License-Identifier: GPL-3.0-or-later
// Where a proposal or a decision stands, as a shape: done, on its way, tested, open concerns, blocked.
import QtQuick
import Assembly.Kit

StageShape {
    property string standing: ""

    readonly property bool stopped: ["blocked", "block-review", "block-upheld", "contested"].includes(standing)

    shape: stopped ? "square"
        : standing === "testing" ? "diamond"
        : ["concerns", "resolving", "returned", "under-review"].includes(standing) ? "triangle"
        : standing === "in-force" || standing === "provisional" ? "circle"
        : "ring"
    tone: stopped ? Theme.red : standing === "testing" || standing === "provisional" ? Theme.violet
        : shape === "triangle" ? Theme.amber : standing === "in-force" ? Theme.accent
        : ["withdrawn", "referred", "laid-down", "superseded", "repealed"].includes(standing) ? Theme.line : Theme.edge
}
