// SPDX-License-Identifier: GPL-3.0-or-later
// A code to be photographed or saved: as large as the window lets it be, with what it is good for and what it says.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Desk.Controls
import Assembly.Models

FocusScope {
    id: shower

    required property PaperViewModel vm
    required property FilesViewModel files
    required property Wording say
    property bool shown: false

    readonly property Lang lang: say.lang
    readonly property CodeFacts code: vm.code
    readonly property bool saved: vm.saved.file !== ""

    function heading(): string {
        switch (code.kind) {
        case "checkpoint": return lang.tr("Our record as it stands", "heading: a code")
        case "proof": return lang.tr("Decision {number}", "heading: a code", -1, { number: code.number })
        case "fingerprint": return lang.tr("The fingerprint of {group}", "heading: a code", -1, { group: code.group })
        }
        return ""
    }

    function what(): string {
        switch (code.kind) {
        case "checkpoint":
            return lang.tr("It shows the record of {laptop} up to record {records}, {day}.", "a code", -1, {
                laptop: words.laptop(code.name, code.own),
                records: lang.number(code.records),
                day: lang.moment(code.at)
            })
        case "proof": return say.said(code.titles)
        }
        return ""
    }

    function good(): string {
        switch (code.kind) {
        case "checkpoint":
            return lang.tr(
                "Whoever has our records can check it later, and sees whether anything up "
                + "to there was changed or left out. It says nothing of what was recorded.",
                "a code"
            )
        case "proof":
            return lang.sentences([
                code.whole
                    ? lang.told("code-proof", { laptop: words.laptop(code.name, code.own) })
                    : lang.told("code-proof-bare", { laptop: words.laptop(code.name, code.own) }),
                lang.tr("Whose key signed it, it cannot prove: compare the fingerprint of the key aloud.", "a code")
            ])
        case "fingerprint":
            return lang.tr(
                "Whoever takes in a bundle of ours for the first time compares: either the figures are read aloud, "
                + "or this code is photographed, and what the phone read goes into Check what was scanned.",
                "a code"
            )
        }
        return ""
    }

    function saveAs() {
        picker.begin(vm.suggest())
    }

    function settle() {
        if (shown)
            save.forceActiveFocus(Qt.OtherFocusReason)
    }

    anchors.fill: parent
    onShownChanged: settle()

    TrustWording { id: words; lang: shower.lang }
    Shortcut { sequence: "Ctrl+S"; enabled: shower.shown && !picker.shown; onActivated: shower.saveAs() }

    Sheet {
        id: sheet

        // What the heading, the buttons and the margins take of the window's height.
        readonly property real room: shower.height - 200 * Theme.textScale
        readonly property int modules: Math.max(1, shower.code.side)

        heading: shower.heading()
        sheetWidth: 980
        shown: shower.shown
        enabled: !picker.shown
        onCloseAsked: shower.vm.putAway()

        GridLayout {
            id: parts

            Layout.fillWidth: true
            columns: sheet.card.width > picture.implicitWidth + 300 * Theme.textScale ? 2 : 1
            columnSpacing: Theme.s5
            rowSpacing: Theme.s4

            // White in every scheme: a phone wants dark on light.
            Rectangle {
                id: picture

                objectName: "code"
                // Whole dots for each module: none may look wider than another.
                readonly property int side: sheet.modules
                    * Math.max(2, Math.floor(Math.min(sheet.room, 640) / sheet.modules))

                Layout.alignment: Qt.AlignTop
                implicitWidth: side
                implicitHeight: side
                color: "white"
                Accessible.role: Accessible.Graphic
                Accessible.name: shower.lang.tr("QR code: {what}", "a code", -1, { what: shower.heading() })
                Accessible.description: shower.code.kind === "fingerprint" ? shower.code.text : ""

                Image {
                    anchors.fill: parent
                    source: shower.code.source
                    cache: false
                    smooth: false
                    Accessible.ignored: true
                }
            }
            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                spacing: Theme.s3

                Body { objectName: "codeWhat"; Layout.fillWidth: true; visible: text !== ""; text: shower.what() }
                FingerprintDigits {
                    objectName: "codeFigures"
                    Layout.fillWidth: true
                    visible: groups.length > 0
                    groups: shower.code.digits
                    label: shower.heading()
                }
                Words { objectName: "codeGood"; Layout.fillWidth: true; text: shower.good() }
                Words {
                    objectName: "codePrivate"
                    Layout.fillWidth: true
                    visible: shower.code.private
                    tone: "red"
                    text: shower.lang.tr(
                        "Its text is not for everybody: show it only to those whom it concerns.",
                        "a code"
                    )
                }
                Words {
                    Layout.fillWidth: true
                    visible: shower.code.kind !== "fingerprint"
                    tone: "muted"
                    text: shower.lang.tr("To check it: Exchange, On paper, Check what was scanned.", "a code")
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    SectionLabel {
                        Layout.fillWidth: true
                        text: shower.code.kind === "fingerprint"
                            ? shower.lang.told("fingerprint")
                            : shower.lang.told("key")
                    }
                    KeyLine {
                        Layout.fillWidth: true
                        text: shower.code.kind === "fingerprint" ? shower.code.text : shower.code.key
                    }
                }
                Words {
                    objectName: "codeSaved"
                    Layout.fillWidth: true
                    visible: shower.saved
                    strong: true
                    text: shower.saved
                        ? shower.lang.tr("{file} is written.", "documents", -1, { file: shower.vm.saved.file })
                        : ""
                    Accessible.role: Accessible.AlertMessage
                }
                Words {
                    Layout.fillWidth: true
                    visible: shower.saved
                    size: "small"
                    tone: "muted"
                    wrapMode: Text.WrapAnywhere
                    text: shower.vm.saved.folder
                }
                Words {
                    objectName: "codeComplaint"
                    Layout.fillWidth: true
                    visible: text !== ""
                    tone: "red"
                    text: shower.vm.complaint
                    Accessible.role: Accessible.AlertMessage
                }
            }
        }
        buttons: [
            Button {
                id: save

                objectName: "saveCode"
                kind: "primary"
                text: shower.lang.tr("Save…", "button: a code")
                keys: shower.lang.keys("Ctrl+S")
                onClicked: shower.saveAs()
            },
            Button {
                objectName: "closeCode"
                text: shower.lang.tr("Close", "button: put a sheet away")
                keys: shower.lang.keys("Esc")
                onClicked: sheet.closeAsked()
            }
        ]
    }
    FilePicker {
        id: picker

        vm: shower.files
        lang: shower.lang
        heading: shower.lang.tr(
            "Where shall the code be written? As .png, .svg or .pdf, or its text as .txt",
            "heading"
        )
        onCloseAsked: {
            shown = false
            shower.settle()
        }
        onChosen: path => {
            shower.vm.save(path)
            shower.settle()
        }
    }
}
