// SPDX-License-Identifier: GPL-3.0-or-later
// Text to be read at length.
import QtQuick

Words {
    size: "body"
    lineHeight: 1.25
}
