// SPDX-License-Identifier: GPL-3.0-or-later
// The languages of desk and hall, the scheme and the size of text.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

Item {
    id: sheet

    required property DeskViewModel vm
    required property Lang lang
    required property HallViewModel hall
    required property Lang first
    required property Lang second
    property bool shown: false

    anchors.fill: parent
    visible: shown
    Keys.onEscapePressed: shown = false
    onShownChanged: if (shown) card.forceActiveFocus()

    Rectangle {
        anchors.fill: parent
        color: Qt.alpha(Theme.ink, Theme.dark ? 0.1 : 0.25)

        TapHandler { onTapped: sheet.shown = false }
    }
    Card {
        id: card

        anchors.left: parent.left
        anchors.leftMargin: Theme.s5
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.s5
        label: sheet.lang.tr("Language and looks", "button")

        TapHandler { }

        RowLayout {
            spacing: Theme.s5

            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: 190
                SectionLabel { text: sheet.lang.tr("Language of the desk", "heading") }
                Repeater {
                    model: sheet.vm.languages

                    LookChoice {
                        required property var modelData

                        objectName: "desk-" + modelData.code
                        text: modelData.name
                        current: sheet.lang.locale === modelData.code
                        onClicked: sheet.lang.choose(modelData.code)
                    }
                }
            }
            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: 190
                SectionLabel { text: sheet.lang.tr("In the hall", "heading: language") }
                Repeater {
                    model: sheet.vm.languages

                    LookChoice {
                        required property var modelData

                        objectName: "hall-" + modelData.code
                        text: modelData.name
                        current: sheet.first.locale === modelData.code
                        onClicked: sheet.first.choose(modelData.code)
                    }
                }
            }
            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: 190
                SectionLabel { text: sheet.lang.tr("Beside it", "heading: second language of the hall") }
                LookChoice {
                    text: sheet.lang.tr("None", "second language of the hall")
                    current: sheet.hall.second === ""
                    onClicked: sheet.hall.chooseSecond("")
                }
                Repeater {
                    model: sheet.vm.languages

                    LookChoice {
                        required property var modelData

                        objectName: "second-" + modelData.code
                        text: modelData.name
                        current: sheet.hall.second === modelData.code
                        onClicked: {
                            sheet.second.choose(modelData.code)
                            sheet.hall.chooseSecond(modelData.code)
                        }
                    }
                }
            }
            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: 170
                SectionLabel { text: sheet.lang.tr("Looks", "heading") }
                LookChoice { text: sheet.lang.tr("Light", "scheme"); current: sheet.vm.scheme === "light"; onClicked: sheet.vm.wear("light") }
                LookChoice { text: sheet.lang.tr("Dark", "scheme"); current: sheet.vm.scheme === "dark"; onClicked: sheet.vm.wear("dark") }
                LookChoice { text: sheet.lang.tr("High contrast", "scheme"); current: sheet.vm.scheme === "contrast"; onClicked: sheet.vm.wear("contrast") }
                RowLayout {
                    Layout.topMargin: Theme.s2
                    Button { text: "A−"; Accessible.name: sheet.lang.tr("Smaller text", "button"); onClicked: sheet.vm.enlarge(-0.1) }
                    Button { text: "A+"; Accessible.name: sheet.lang.tr("Larger text", "button"); onClicked: sheet.vm.enlarge(0.1) }
                    Words { size: "small"; tone: "muted"; text: sheet.lang.percent(sheet.vm.textScale) }
                }
            }
        }
    }
}
