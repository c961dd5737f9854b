// SPDX-License-Identifier: GPL-3.0-or-later
// The languages of desk and hall, the scheme and the size of text.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

Sheet {
    id: sheet

    required property DeskViewModel desk
    required property HallViewModel vm
    required property Wording say

    readonly property Lang lang: say.lang

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
                model: sheet.desk.languages

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
                model: sheet.desk.languages

                LookChoice {
                    required property var modelData

                    objectName: "hall-" + modelData.code
                    text: modelData.name
                    current: sheet.desk.hallLang.locale === modelData.code
                    onClicked: sheet.desk.hallLang.choose(modelData.code)
                }
            }
        }
        Part {
            title: sheet.lang.tr("Beside it", "heading: second language of the hall")

            LookChoice {
                text: sheet.lang.tr("None", "second language of the hall")
                current: sheet.vm.second === ""
                onClicked: sheet.vm.chooseSecond("")
            }
            Repeater {
                model: sheet.desk.languages

                LookChoice {
                    required property var modelData

                    objectName: "second-" + modelData.code
                    text: modelData.name
                    current: sheet.vm.second === modelData.code
                    onClicked: {
                        sheet.desk.secondLang.choose(modelData.code)
                        sheet.vm.chooseSecond(modelData.code)
                    }
                }
            }
        }
        Part {
            title: sheet.lang.tr("Looks", "heading")

            LookChoice {
                text: sheet.lang.tr("Light", "scheme")
                current: sheet.desk.scheme === "light"
                onClicked: sheet.desk.wear("light")
            }
            LookChoice {
                text: sheet.lang.tr("Dark", "scheme")
                current: sheet.desk.scheme === "dark"
                onClicked: sheet.desk.wear("dark")
            }
            LookChoice {
                text: sheet.lang.tr("High contrast", "scheme")
                current: sheet.desk.scheme === "contrast"
                onClicked: sheet.desk.wear("contrast")
            }
            RowLayout {
                Layout.topMargin: Theme.s3
                spacing: Theme.s2

                Button {
                    text: "A−"
                    Accessible.name: sheet.lang.tr("Smaller text", "button")
                    onClicked: sheet.desk.enlarge(-0.1)
                }
                Button {
                    text: "A+"
                    Accessible.name: sheet.lang.tr("Larger text", "button")
                    onClicked: sheet.desk.enlarge(0.1)
                }
                Words {
                    size: "small"
                    tone: "muted"
                    wrapMode: Text.NoWrap
                    text: sheet.lang.percent(sheet.desk.textScale)
                }
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
