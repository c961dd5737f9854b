// SPDX-License-Identifier: GPL-3.0-or-later
// The heading of a screen or of what is on the floor.
import QtQuick

Words {
    size: "title"
    strong: true
    lineHeight: 1.1
    Accessible.role: Accessible.Heading
}
