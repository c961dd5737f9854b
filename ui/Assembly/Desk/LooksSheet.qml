// SPDX-License-Identifier: GPL-3.0-or-later
// The languages of desk and hall, the scheme and the size of text.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

Sheet {
    id: sheet

    required property DeskViewModel vm
    required property Lang lang
    required property HallViewModel hall
    required property Lang first
    required property Lang second

    heading: lang.tr("Language and looks", "button")
    sheetWidth: 860
    onShownChanged: if (shown) close.forceActiveFocus(Qt.TabFocusReason)

    component Part: ColumnLayout {
        property string title: ""

        Layout.alignment: Qt.AlignTop
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        spacing: 0

        SectionLabel {
            Layout.fillWidth: true
            Layout.bottomMargin: Theme.s1
            text: parent.title
        }
    }

    GridLayout {
        Layout.fillWidth: true
        columns: Theme.textScale > 1.3 ? 2 : 4
        columnSpacing: Theme.s4
        rowSpacing: Theme.s4

        Part {
            title: sheet.lang.tr("Language of the desk", "heading")

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
        Part {
            title: sheet.lang.tr("In the hall", "heading: language")

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
        Part {
            title: sheet.lang.tr("Beside it", "heading: second language of the hall")

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
        Part {
            title: sheet.lang.tr("Looks", "heading")

            LookChoice { text: sheet.lang.tr("Light", "scheme"); current: sheet.vm.scheme === "light"; onClicked: sheet.vm.wear("light") }
            LookChoice { text: sheet.lang.tr("Dark", "scheme"); current: sheet.vm.scheme === "dark"; onClicked: sheet.vm.wear("dark") }
            LookChoice { text: sheet.lang.tr("High contrast", "scheme"); current: sheet.vm.scheme === "contrast"; onClicked: sheet.vm.wear("contrast") }
            RowLayout {
                Layout.topMargin: Theme.s3
                spacing: Theme.s2

                Button { text: "A−"; Accessible.name: sheet.lang.tr("Smaller text", "button"); onClicked: sheet.vm.enlarge(-0.1) }
                Button { text: "A+"; Accessible.name: sheet.lang.tr("Larger text", "button"); onClicked: sheet.vm.enlarge(0.1) }
                Words { size: "small"; tone: "muted"; wrapMode: Text.NoWrap; text: sheet.lang.percent(sheet.vm.textScale) }
            }
        }
    }
    buttons: [
        Button {
            id: close

            text: sheet.lang.tr("Close", "button: put a sheet away")
            keys: sheet.lang.keys("Esc")
            onClicked: sheet.closeAsked()
        }
    ]
}
