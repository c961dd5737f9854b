// SPDX-License-Identifier: GPL-3.0-or-later
// A new proposal, in the language of the desk. What is half written waits while one looks elsewhere.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Desk.Controls
import Assembly.Models

WritingForm {
    id: form

    required property DeskViewModel desk
    required property ProposalsViewModel vm
    required property Wording say

    readonly property UnsavedForms drafts: vm.drafts

    signal ended

    lang: say.lang
    heading: lang.tr("New proposal", "heading")
    about: lang.tr(
        "Written in {language}. It can be translated, changed and discussed before anybody decides.",
        "new proposal", -1, { language: lang.languageName(lang.locale) }
    )
    act: lang.tr("Record the proposal", "button")
    first: title
    onPutAway: {
        drafts.drop("new")
        ended()
    }
    onRecorded: {
        title.complaint = title.text.trim() === "" ? lang.tr("What is it called?", "complaint: a field") : ""
        proposer.complaint = proposer.value === "" ? lang.tr("Who proposes it?", "complaint: a field") : ""
        missing.visible = box.text.trim() === ""
        if (title.complaint !== "")
            return title.forceActiveFocus(Qt.TabFocusReason)
        if (missing.visible)
            return box.forceActiveFocus(Qt.TabFocusReason)
        if (proposer.complaint !== "")
            return proposer.forceActiveFocus(Qt.TabFocusReason)
        if (vm.write(title.text, box.text, proposer.value, weight.value, operational.visible && operational.checked)) {
            drafts.drop("new")
            ended()
        }
    }

    TextLine {
        id: title

        objectName: "newTitle"
        Layout.fillWidth: true
        label: form.lang.tr("Title", "field: a proposal")
        Component.onCompleted: text = form.drafts.kept("new", "title", "")
        onTextEdited: form.drafts.keep("new", "title", text)
    }
    TextBox {
        id: box

        objectName: "newText"
        Layout.fillWidth: true
        rows: 6
        label: form.lang.tr("The exact words that would be decided", "field: a proposal")
        Component.onCompleted: text = form.drafts.kept("new", "text", "")
        onTextChanged: if (activeFocus) form.drafts.keep("new", "text", text)
    }
    Words {
        id: missing

        Layout.fillWidth: true
        visible: false
        size: "small"
        tone: "red"
        text: form.lang.tr("A proposal needs its words.", "complaint: a field")
        Accessible.role: Accessible.AlertMessage
    }
    Chooser {
        id: proposer

        objectName: "newProposer"
        Layout.fillWidth: true
        label: form.lang.tr("Who proposes it", "field: a proposal")
        nothing: form.lang.tr("No member has a name like that.", "complaint: a field")
        choices: form.vm.members
        Component.onCompleted: value = form.drafts.kept("new", "proposer", "")
        onChosen: code => form.drafts.keep("new", "proposer", code)
    }
    Options {
        id: weight

        objectName: "newWeight"
        Layout.fillWidth: true
        label: form.lang.tr("Weight", "field: of a proposal")
        choices: [{ code: "major", says: form.say.titled("major") }, { code: "minor", says: form.say.titled("minor") }]
        value: form.drafts.kept("new", "weight", "major")
        onChosen: code => form.drafts.keep("new", "weight", code)
    }
    Check {
        id: operational

        objectName: "newOperational"
        visible: weight.value === "minor"
        text: form.lang.tr("Operational: may be decided by vote straight away", "field: a proposal")
    }
}
