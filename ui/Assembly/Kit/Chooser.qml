// SPDX-License-Identifier: GPL-3.0-or-later
// One of many: what is typed narrows the list below the line; arrows move in it, Enter takes. Names complete.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

FocusScope {
    id: chooser

    property Tokens theme: Theme
    property string label: ""
    property string complaint: ""
    // Said when nothing that can be chosen fits.
    property string nothing: ""
    // Maps of `code` and `says`.
    property var choices: []
    property string value: ""
    readonly property alias text: line.text
    property alias placeholder: line.placeholderText

    property int at: 0
    readonly property var matches: {
        const wanted = line.text.toLocaleLowerCase().trim()
        const named = choices.find(each => each.code === value)
        if (wanted === "" || (named && named.says === line.text))
            return choices.slice(0, 50)
        return choices.filter(each => each.says.toLocaleLowerCase().split(/\s+/).some(part => part.startsWith(wanted))
            || each.says.toLocaleLowerCase().includes(wanted)).slice(0, 50)
    }
    readonly property bool searching: line.activeFocus && (value === "" || dirty)
    property bool dirty: false

    signal chosen(code: string)

    function take(choice: var) {
        value = choice.code
        line.text = choice.says
        dirty = false
        chosen(value)
    }

    function clear() {
        value = ""
        dirty = false
        line.clear()
    }

    function sayValue() {
        const named = choices.find(each => each.code === value)
        if (named && !dirty)
            line.text = named.says
    }

    implicitWidth: 320
    implicitHeight: column.implicitHeight
    onChoicesChanged: sayValue()
    Component.onCompleted: sayValue()

    ColumnLayout {
        id: column

        width: parent.width
        spacing: chooser.theme.s1

        TextLine {
            id: line

            objectName: chooser.objectName === "" ? "" : chooser.objectName + "-line"
            Layout.fillWidth: true
            theme: chooser.theme
            focus: true
            label: chooser.label
            complaint: chooser.complaint
            Accessible.role: Accessible.ComboBox
            onTextEdited: {
                chooser.dirty = true
                chooser.at = 0
                if (chooser.value !== "") {
                    chooser.value = ""
                    chooser.chosen("")
                }
            }
            onActiveFocusChanged: {
                if (!activeFocus && chooser.dirty && chooser.matches.length === 1 && text.trim() !== "")
                    chooser.take(chooser.matches[0])
            }
            Keys.onDownPressed: chooser.at = Math.min(chooser.at + 1, chooser.matches.length - 1)
            Keys.onUpPressed: chooser.at = Math.max(0, chooser.at - 1)
            Keys.onReturnPressed: event => {
                if (chooser.searching && chooser.at < chooser.matches.length)
                    chooser.take(chooser.matches[chooser.at])
                else
                    event.accepted = false
            }
            Keys.onTabPressed: event => {
                if (chooser.searching && text.trim() !== "" && chooser.at < chooser.matches.length)
                    chooser.take(chooser.matches[chooser.at])
                event.accepted = false
            }
        }
        Rectangle {
            Layout.fillWidth: true
            visible: chooser.searching && chooser.matches.length > 0
            implicitHeight: list.height + 2 * chooser.theme.s1
            radius: chooser.theme.radius
            color: chooser.theme.surface
            border.width: chooser.theme.hairline
            border.color: chooser.theme.line

            ListView {
                id: list

                x: chooser.theme.s1
                y: chooser.theme.s1
                width: parent.width - 2 * chooser.theme.s1
                height: Math.min(contentHeight, 5.5 * (chooser.theme.target + 4))
                clip: true
                model: chooser.matches
                currentIndex: chooser.at
                boundsBehavior: Flickable.StopAtBounds
                delegate: RowItem {
                    required property var modelData
                    required property int index

                    objectName: "choice-" + modelData.code
                    width: list.width
                    theme: chooser.theme
                    topPadding: 2
                    bottomPadding: 2
                    text: modelData.says
                    current: index === chooser.at
                    focusPolicy: Qt.NoFocus
                    onClicked: chooser.take(modelData)
                }
            }
        }
        Words {
            Layout.fillWidth: true
            theme: chooser.theme
            visible: chooser.searching && chooser.matches.length === 0 && text !== ""
            text: chooser.nothing
            size: "small"
            tone: "muted"
        }
    }
}
