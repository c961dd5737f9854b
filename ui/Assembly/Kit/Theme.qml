// SPDX-License-Identifier: GPL-3.0-or-later
// The looks of the desk, shared by all its controls. The desk's window sets the scheme and the size of text here.
pragma Singleton
import QtQuick

Tokens { }
