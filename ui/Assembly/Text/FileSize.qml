// SPDX-License-Identifier: GPL-3.0-or-later
// The size of a file in words.
import QtQuick
import Assembly.Models

QtObject {
    id: words

    required property Lang lang

    function size(bytes: real): string {
        if (bytes < 1000000)
            return lang.tr("{size} kB", "size of a file", -1, { size: Math.max(1, Math.round(bytes / 1000)) })
        return lang.tr("{size} MB", "size of a file", -1, { size: Math.round(bytes / 100000) / 10 })
    }
}
