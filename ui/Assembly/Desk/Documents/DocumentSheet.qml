// SPDX-License-Identifier: GPL-3.0-or-later
// Documents: which one, in which language, on which paper; how it looks; where it is saved.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Desk.Controls
import Assembly.Models

FocusScope {
    id: documents

    required property DeskViewModel desk
    required property DocumentSheetViewModel vm
    required property Wording say
    property bool shown: false

    readonly property Lang lang: say.lang
    readonly property bool ready: vm.phase === "made" || vm.phase === "saved"
    readonly property bool making: vm.phase === "making"

    function formName(code: string): string {
        switch (code) {
        case "pdf": return lang.tr("PDF, to print", "documents: a format")
        case "md": return lang.tr("Markdown, to go on writing", "documents: a format")
        case "csv": return lang.tr("CSV, for a spreadsheet", "documents: a format")
        }
        return lang.tr("ICS, for calendars", "documents: a format")
    }

    function standing(): string {
        if (making)
            return vm.stopping ? lang.tr("Stopping", "documents") : lang.tr("Making the document", "documents")
        if (vm.phase === "cancelled")
            return lang.tr("It was called back. No file was written, and an older one is as it was.", "documents")
        if (vm.phase === "saved")
            return lang.tr("{file} is written.", "documents", -1, { file: vm.saved.file })
        if (!ready)
            return ""
        const size = sizes.size(vm.made.size)
        return vm.form === "pdf" ? [lang.tr("{n} pages", "documents", vm.made.pages), size].join(" · ") : size
    }

    function saveAs() {
        if (vm.phase !== "" && vm.phase !== "failed")
            picker.begin(vm.suggest())
    }

    function settle() {
        if (shown)
            kinds.forceActiveFocus(Qt.OtherFocusReason)
    }

    signal closeAsked

    anchors.fill: parent
    onShownChanged: settle()

    FileSize { id: sizes; lang: documents.lang }

    Shortcut { sequence: "Ctrl+S"; enabled: documents.shown && !picker.shown; onActivated: documents.saveAs() }
    Shortcut { sequence: "Ctrl+O"; enabled: documents.shown && !picker.shown; onActivated: documents.vm.open() }

    Sheet {
        id: sheet

        heading: documents.lang.tr("Documents", "heading")
        sheetWidth: 980
        shown: documents.shown
        enabled: !picker.shown
        onCloseAsked: {
            // A document on its way is called back first; the sheet stays.
            if (documents.making && !documents.vm.stopping)
                return documents.vm.cancel()
            documents.vm.leave()
            documents.closeAsked()
        }

        GridLayout {
            Layout.fillWidth: true
            columns: Theme.textScale > 1.3 ? 1 : 2
            columnSpacing: Theme.s5
            rowSpacing: Theme.s4

            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.preferredWidth: 5
                spacing: Theme.s4

                Options {
                    id: kinds

                    objectName: "kinds"
                    Layout.fillWidth: true
                    focus: true
                    label: documents.lang.tr("Which document", "documents")
                    choices: documents.vm.kinds.map(kind => ({
                        code: kind.code,
                        says: documents.lang.word(kind.text, kind.context)
                    }))
                    value: documents.vm.kind
                    onChosen: code => documents.vm.chooseKind(code)
                }
                Chooser {
                    id: meeting

                    objectName: "meeting"
                    Layout.fillWidth: true
                    visible: documents.vm.meetings.length > 1
                    label: documents.lang.tr("Of which meeting", "documents")
                    nothing: documents.lang.tr("No meeting of that name or day has this document.", "documents")
                    choices: documents.vm.meetings
                    onChosen: code => documents.vm.chooseMeeting(code)

                    function follow() {
                        value = documents.vm.meeting
                        dirty = false
                        sayValue()
                    }

                    Connections {
                        target: documents.vm

                        function onChosen() { meeting.follow() }
                    }
                }
                Options {
                    objectName: "forms"
                    Layout.fillWidth: true
                    visible: documents.vm.forms.length > 1
                    label: documents.lang.tr("As", "documents: a format")
                    choices: documents.vm.forms.map(form => ({ code: form, says: documents.formName(form) }))
                    value: documents.vm.form
                    onChosen: code => documents.vm.chooseForm(code)
                }
                Options {
                    objectName: "languages"
                    Layout.fillWidth: true
                    label: documents.lang.tr("Language of the document", "documents")
                    choices: documents.vm.languages
                    value: documents.vm.language
                    onChosen: code => documents.vm.chooseLanguage(code)
                }
                Options {
                    objectName: "papers"
                    Layout.fillWidth: true
                    visible: documents.vm.form === "pdf"
                    label: documents.lang.tr("Paper", "documents")
                    choices: [
                        { code: "a4", says: "A4" },
                        { code: "letter", says: documents.lang.tr("US Letter", "documents: paper") }
                    ]
                    value: documents.vm.paper
                    onChosen: code => documents.vm.choosePaper(code)
                }
            }
            ColumnLayout {
                // Whatever stands above the pages, the sheet keeps its height.
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                Layout.preferredWidth: 6
                Layout.preferredHeight: Math.max(320, documents.height - 244 * Theme.textScale)
                spacing: Theme.s3

                ProgressBar {
                    objectName: "printingProgress"
                    Layout.fillWidth: true
                    visible: documents.making
                    label: documents.standing()
                    said: documents.vm.page > 0
                        ? documents.lang.tr("Page {page}", "documents: how far", -1, { page: documents.vm.page })
                        : ""
                }
                Words {
                    objectName: "printingStanding"
                    Layout.fillWidth: true
                    visible: !documents.making && text !== ""
                    strong: documents.vm.phase === "saved"
                    text: documents.standing()
                    Accessible.role: Accessible.AlertMessage
                }
                Words {
                    Layout.fillWidth: true
                    visible: documents.vm.phase === "saved"
                    size: "small"
                    tone: "muted"
                    wrapMode: Text.WrapAnywhere
                    text: documents.vm.saved.folder
                }
                Words {
                    objectName: "printingComplaint"
                    Layout.fillWidth: true
                    visible: text !== ""
                    tone: "red"
                    text: documents.vm.complaint
                    Accessible.role: Accessible.AlertMessage
                }
                DocumentPages {
                    objectName: "pages"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    enabled: documents.ready
                    vm: documents.vm
                    lang: documents.lang
                }
            }
        }
        buttons: [
            Button {
                objectName: "saveDocument"
                visible: documents.vm.phase !== "failed"
                kind: "primary"
                text: documents.lang.tr("Save…", "button: a document")
                keys: documents.lang.keys("Ctrl+S")
                onClicked: documents.saveAs()
            },
            Button {
                objectName: "openDocument"
                visible: documents.vm.phase === "saved"
                text: documents.lang.tr("Open it", "button: a document")
                keys: documents.lang.keys("Ctrl+O")
                onClicked: documents.vm.open()
            },
            Button {
                objectName: "cancelDocument"
                visible: documents.making
                enabled: !documents.vm.stopping
                text: documents.lang.tr("Cancel", "button")
                onClicked: documents.vm.cancel()
            },
            Button {
                objectName: "closeDocuments"
                text: documents.lang.tr("Close", "button: put a sheet away")
                keys: documents.lang.keys("Esc")
                onClicked: sheet.closeAsked()
            }
        ]
    }
    FilePicker {
        id: picker

        vm: documents.vm.files
        lang: documents.lang
        heading: documents.lang.tr("Where shall the document be written?", "heading")
        nothing: documents.lang.tr("No documents of this kind and no folders here", "documents: empty")
        onCloseAsked: {
            shown = false
            documents.settle()
        }
        onChosen: path => {
            documents.vm.save(path)
            documents.settle()
        }
    }
}
