// SPDX-License-Identifier: GPL-3.0-or-later
// The small heading over a column. Written as it is given: capitals do not exist in every script.
import QtQuick

Words {
    size: "tiny"
    tone: "muted"
    strong: true
    font.letterSpacing: 0.4
    Accessible.role: Accessible.Heading
}
