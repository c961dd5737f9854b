// SPDX-License-Identifier: GPL-3.0-or-later
// The next version: begins with the words as they are, shows what would change, and asks what kind of change it is.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Desk.Controls
import Assembly.Models

WritingForm {
    id: form

    required property ProposalsViewModel vm
    required property Wording say

    readonly property UnsavedForms drafts: vm.drafts
    readonly property ProposalFacts proposal: vm.detail
    readonly property string kept: "version " + proposal.key
    readonly property list<var> none: []
    property var pieces: []

    signal ended

    function compare() {
        pieces = vm.compare(box.text)
    }

    lang: say.lang
    heading: lang.tr("New version", "heading")
    about: lang.tr(
        "{title}: version {version} in {language}. The earlier ones stay in the record.",
        "new version", -1, {
            title: say.said(proposal.titles),
            version: proposal.version + 1,
            language: lang.languageName(proposal.language)
        }
    )
    act: lang.tr("Record the version", "button")
    first: box
    onPutAway: {
        drafts.drop(kept)
        ended()
    }
    onRecorded: {
        author.complaint = author.value === "" ? lang.tr("Who changes it?", "complaint: a field") : ""
        if (author.complaint !== "")
            return author.forceActiveFocus(Qt.TabFocusReason)
        const form = kept
        if (vm.revise(box.text, author.value, kind.value === "clarifying", answers.value)) {
            drafts.drop(form)
            ended()
        }
    }

    TextBox {
        id: box

        objectName: "versionText"
        Layout.fillWidth: true
        rows: 5
        // As its language is written, whatever the desk speaks.
        LayoutMirroring.enabled: false
        horizontalAlignment: form.proposal.rtl ? TextEdit.AlignRight : TextEdit.AlignLeft
        label: form.lang.tr("The exact words that would be decided", "field: a proposal")
        Component.onCompleted: {
            text = form.drafts.kept(form.kept, "text", form.proposal.original)
            form.compare()
        }
        onTextChanged: {
            if (activeFocus)
                form.drafts.keep(form.kept, "text", text)
            later.restart()
        }

        Timer { id: later; interval: 150; onTriggered: form.compare() }
    }
    ColumnLayout {
        Layout.fillWidth: true
        visible: form.pieces.length > 1
        spacing: Theme.s1

        SectionLabel { Layout.fillWidth: true; text: form.lang.tr("What changes", "heading: a new version") }
        DiffText {
            objectName: "versionDiff"
            Layout.fillWidth: true
            pieces: form.pieces
            LayoutMirroring.enabled: false
            horizontalAlignment: form.proposal.rtl ? Text.AlignRight : Text.AlignLeft
            added: form.lang.tr("added:", "spoken before a changed text")
            removed: form.lang.tr("removed:", "spoken before a changed text")
        }
    }
    Options {
        id: kind

        objectName: "versionKind"
        Layout.fillWidth: true
        label: form.lang.tr("What kind of change is it?", "field: a version")
        choices: [
            { code: "material", says: form.lang.tr("Material: it changes what is decided", "kind of a version") },
            { code: "clarifying", says: form.lang.tr("Clarifying: it says the same, better", "kind of a version") }
        ]
        value: "material"
    }
    Chooser {
        id: author

        objectName: "versionAuthor"
        Layout.fillWidth: true
        label: form.lang.tr("Who changes it", "field: a version")
        nothing: form.lang.tr("No member has a name like that.", "complaint: a field")
        choices: form.vm.members
        Component.onCompleted: value = form.drafts.kept(form.kept, "author", "")
        onChosen: code => form.drafts.keep(form.kept, "author", code)
    }
    Chooser {
        id: answers

        objectName: "versionAnswers"
        Layout.fillWidth: true
        visible: choices.length > 0
        label: form.lang.tr("Which concern it answers, if any", "field: a version")
        nothing: form.lang.tr("No open concern says that.", "complaint: a field")
        choices: form.vm.openConcerns
    }
}
