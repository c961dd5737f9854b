// SPDX-License-Identifier: GPL-3.0-or-later
// A row of a LiveList: as wide as the list, with room for the scroll bar on its side. The list gives it the keyboard.
import QtQuick

RowItem {
    id: row

    width: ListView.view?.width ?? implicitWidth
    leftInset: LayoutMirroring.enabled ? theme.s3 : 0
    rightInset: LayoutMirroring.enabled ? 0 : theme.s3
    leftPadding: theme.s3 + leftInset
    rightPadding: theme.s3 + rightInset
    focusPolicy: Qt.ClickFocus
}
