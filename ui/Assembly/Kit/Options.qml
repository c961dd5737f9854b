// SPDX-License-Identifier: GPL-3.0-or-later
// One of a few, side by side. Arrows move, Space and Enter choose; choosing again takes the choice back if it may be
// empty.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

FocusScope {
    id: options

    property Tokens theme: Theme
    property string label: ""
    // Maps of `code` and `says`.
    property var choices: []
    property string value: ""
    property bool mayBeEmpty: false

    signal chosen(code: string)

    function pick(code: string) {
        value = value === code && mayBeEmpty ? "" : code
        chosen(value)
    }

    implicitWidth: column.implicitWidth
    implicitHeight: column.implicitHeight
    Accessible.role: Accessible.Grouping
    Accessible.name: label

    ColumnLayout {
        id: column

        width: parent.width
        spacing: options.theme.s1

        Words {
            Layout.fillWidth: true
            theme: options.theme
            visible: options.label !== ""
            text: options.label
            size: "small"
            tone: "muted"
            Accessible.ignored: true
        }
        Flow {
            Layout.fillWidth: true
            spacing: options.theme.s2

            Repeater {
                id: all

                model: options.choices

                T.AbstractButton {
                    id: option

                    required property var modelData
                    required property int index

                    readonly property bool on: options.value === modelData.code
                    // Tab stops once, at what is chosen; the arrows lead on from there.
                    readonly property bool stop: on
                        || (index === 0 && !options.choices.some(each => each.code === options.value))

                    function move(by: int) {
                        const next = all.itemAt((index + by + all.count) % all.count)
                        next.forceActiveFocus(Qt.TabFocusReason)
                    }

                    objectName: "option-" + modelData.code
                    text: modelData.says
                    implicitHeight: Math.max(options.theme.target, words.implicitHeight + 2 * options.theme.s1)
                    implicitWidth: Math.min(
                        Math.ceil(words.implicitWidth) + mark.width + 2 * options.theme.s3 + options.theme.s2,
                        options.width
                    )
                    focusPolicy: stop ? Qt.StrongFocus : Qt.ClickFocus
                    activeFocusOnTab: stop
                    focus: stop
                    onClicked: options.pick(modelData.code)
                    Keys.onReturnPressed: options.pick(modelData.code)
                    Keys.onEnterPressed: options.pick(modelData.code)
                    Keys.onRightPressed: move(options.LayoutMirroring.enabled ? -1 : 1)
                    Keys.onLeftPressed: move(options.LayoutMirroring.enabled ? 1 : -1)

                    Accessible.role: Accessible.RadioButton
                    Accessible.name: text
                    Accessible.checked: on
                    Accessible.checkable: true
                    Accessible.focusable: true
                    Accessible.onPressAction: option.click()

                    background: Rectangle {
                        radius: options.theme.radius
                        color: option.on ? options.theme.accentSoft
                            : option.hovered ? options.theme.sunk
                            : "transparent"
                        border.width: option.on ? 2 : options.theme.hairline
                        border.color: option.on ? options.theme.accent : options.theme.edge

                        FocusRing {
                            theme: options.theme
                            shown: option.activeFocus
                            corner: parent.radius
                        }
                    }
                    contentItem: Item {
                        StageShape {
                            id: mark

                            anchors.left: parent.left
                            anchors.leftMargin: options.theme.s3
                            anchors.verticalCenter: parent.verticalCenter
                            theme: options.theme
                            size: Math.round(10 * options.theme.textScale)
                            shape: option.on ? "circle" : "ring"
                        }
                        Words {
                            id: words

                            anchors.left: mark.right
                            anchors.leftMargin: options.theme.s2
                            anchors.right: parent.right
                            anchors.rightMargin: options.theme.s3
                            anchors.verticalCenter: parent.verticalCenter
                            theme: options.theme
                            text: option.text
                            strong: option.on
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
    }
}
