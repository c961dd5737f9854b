// SPDX-License-Identifier: GPL-3.0-or-later
// The hall from the desk: which scene it shows, on which screen, and how large the text must be for the last row.
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
    readonly property ScreensViewModel screens: vm.screens

    function scene(code: string): string {
        switch (code) {
        case "agenda": return lang.tr("Agenda", "scene of the hall")
        case "stack": return lang.tr("Who speaks", "scene of the hall")
        case "break": return lang.tr("Break", "scene of the hall")
        case "item": return lang.tr("Item with its clock", "scene of the hall")
        case "proposal": return lang.tr("Text of the proposal", "scene of the hall")
        case "clarifying": return lang.tr("Clarifying questions", "scene of the hall")
        case "concerns": return lang.tr("Concerns and what became of them", "scene of the hall")
        case "test": return lang.tr("Test for consensus", "scene of the hall")
        case "block-period": return lang.tr("Block period", "scene of the hall")
        case "decision": return lang.tr("Decision", "scene of the hall")
        }
        return lang.tr("Welcome", "scene of the hall")
    }

    function used(use: string, known: bool): string {
        return use === "desk" ? lang.tr("the desk is here", "screen")
             : use === "hall" ? lang.tr("the hall is here", "screen")
             : known ? lang.tr("the hall was here before", "screen") : ""
    }

    heading: lang.tr("The hall", "heading of a sheet")
    sheetWidth: 680
    onShownChanged: {
        if (!shown)
            return
        screens.look()
        metres.text = screens.metres > 0 ? lang.number(screens.metres) : ""
        high.text = screens.high > 0 ? lang.number(screens.high) : ""
        follow.forceActiveFocus(Qt.TabFocusReason)
    }

    component Part: ColumnLayout {
        property string title: ""

        Layout.fillWidth: true
        spacing: Theme.s1

        SectionLabel { text: parent.title }
    }

    Part {
        title: sheet.lang.tr("Scene", "heading: what the hall shows")

        GridLayout {
            Layout.fillWidth: true
            columns: Theme.textScale > 1.4 ? 1 : 2
            columnSpacing: Theme.s2
            rowSpacing: 0

            LookChoice {
                id: follow

                objectName: "scene-follow"
                text: sheet.lang.tr("Follow the meeting", "scene of the hall")
                current: sheet.vm.pinned === ""
                onClicked: if (sheet.vm.pinned !== "") sheet.vm.choose(sheet.vm.pinned)
            }
            Repeater {
                model: sheet.vm.choices

                LookChoice {
                    required property string modelData

                    objectName: "scene-" + modelData
                    text: sheet.scene(modelData)
                    current: sheet.vm.pinned === modelData
                    onClicked: sheet.vm.choose(modelData)
                }
            }
        }
    }
    Part {
        title: sheet.lang.tr("Screens", "heading: projector")

        Repeater {
            model: sheet.screens.rows

            LookChoice {
                required property var modelData

                objectName: "screen-" + modelData.number
                text: sheet.lang.tr("{number}. {name}", "screen", -1, {
                    number: sheet.lang.number(modelData.number),
                    name: modelData.name
                })
                note: [
                    sheet.lang.tr("{width} × {height}", "size of a screen in pixels", -1, {
                        width: modelData.width.toString(),
                        height: modelData.height.toString()
                    }),
                    sheet.used(modelData.use, modelData.known)
                ].filter(part => part !== "").join(" · ")
                current: modelData.use === "hall"
                onClicked: sheet.screens.put(modelData.number)
            }
        }
        Words {
            Layout.fillWidth: true
            visible: text !== ""
            size: "small"
            tone: sheet.screens.state === "lost" ? "amber" : "muted"
            text: sheet.screens.state === "lost"
                ? sheet.lang.tr(
                    "The hall's screen is not there. When it is plugged in again, the hall comes back by itself.",
                    "screen"
                )
                : sheet.screens.rows.length < 2
                    ? sheet.lang.tr(
                        "There is no second screen. The hall would be shown in a window of its own.",
                        "screen"
                    )
                : ""
        }
        RowLayout {
            Layout.topMargin: Theme.s1
            spacing: Theme.s2

            Button {
                objectName: "identify"
                text: sheet.lang.tr("Show the numbers", "button: on the screens")
                keys: "Shift+F12"
                onClicked: sheet.screens.identify()
            }
            Button {
                objectName: "swap"
                enabled: sheet.screens.state === "shown"
                text: sheet.lang.tr("Change places", "button: desk and hall exchange screens")
                keys: "F12"
                onClicked: sheet.screens.swap()
            }
        }
    }
    Part {
        title: sheet.lang.tr("The last row", "heading: size of text in the hall")

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.s4

            TextLine {
                id: metres

                objectName: "metres"
                Layout.fillWidth: true
                label: sheet.lang.tr("From the picture, in metres", "distance of the last row")
                inputMethodHints: Qt.ImhFormattedNumbersOnly
                onTextEdited: sheet.screens.measure(text, high.text)
            }
            TextLine {
                id: high

                objectName: "high"
                Layout.fillWidth: true
                label: sheet.lang.tr("Height of the picture, in metres", "size of the projection")
                inputMethodHints: Qt.ImhFormattedNumbersOnly
                onTextEdited: sheet.screens.measure(metres.text, text)
            }
        }
        Words {
            objectName: "advice"
            Layout.fillWidth: true
            tone: sheet.screens.highEnough > 0 ? "amber" : "muted"
            text: sheet.screens.highEnough > 0
                ? sheet.lang.tr(
                    "The last row cannot read so small a picture. It would have to be {high} high.",
                    "last row", -1, { high: sheet.lang.metres(Math.ceil(sheet.screens.highEnough * 10) / 10) }
                )
                : sheet.screens.reach > 0
                    ? sheet.lang.tr(
                        "No text is smaller than {percent} of the picture. That can be read from {distance} away.",
                        "last row", -1, {
                            percent: sheet.lang.percent(sheet.screens.floor / 100),
                            distance: sheet.lang.metres(Math.round(sheet.screens.reach))
                        }
                    )
                : sheet.lang.tr(
                    "Say both, and the text is made large enough to be read there. It is kept for this screen.",
                    "last row"
                )
        }
    }
    buttons: [
        Button {
            text: sheet.lang.tr("Close", "button: put a sheet away")
            keys: sheet.lang.keys("Esc")
            onClicked: sheet.closeAsked()
        },
        Button {
            objectName: "sheetProject"
            kind: sheet.vm.projected ? "quiet" : "primary"
            text: sheet.vm.projected
                ? sheet.lang.tr("Take from the hall", "button")
                : sheet.lang.tr("Show in the hall", "button")
            keys: "F11"
            onClicked: sheet.vm.project()
        }
    ]
}
