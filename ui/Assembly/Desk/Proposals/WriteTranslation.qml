// SPDX-License-Identifier: GPL-3.0-or-later
// The newest version beside its translation; where there is little room, one under the other.
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
    readonly property ProposalFacts proposal: vm.detail
    readonly property string kept: "translation " + proposal.key + " " + language.value
    readonly property var others: desk.spoken.filter(code => code !== form.proposal.language)

    signal ended

    function begin() {
        box.text = drafts.kept(kept, "text", vm.textIn(language.value))
    }

    lang: say.lang
    heading: lang.tr("Translate", "heading: a proposal")
    about: lang.tr("{title}, version {version}", "translation", -1, {
        title: say.said(proposal.titles),
        version: proposal.version
    })
    act: lang.tr("Record the translation", "button")
    first: box
    onPutAway: {
        drafts.drop(kept)
        ended()
    }
    onRecorded: {
        const form = kept
        if (vm.translate(language.value, box.text)) {
            drafts.drop(form)
            ended()
        }
    }

    Options {
        id: language

        objectName: "translationLanguage"
        Layout.fillWidth: true
        label: form.lang.tr("Into", "field: the language of a translation")
        choices: form.others.map(code => ({ code: code, says: form.lang.languageName(code) }))
        value: form.vm.missingLanguage
        onChosen: Qt.callLater(form.begin)
    }
    GridLayout {
        Layout.fillWidth: true
        columns: width < 520 * Theme.textScale ? 1 : 2
        columnSpacing: Theme.s5
        rowSpacing: Theme.s4
        uniformCellWidths: columns === 2

        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            spacing: Theme.s1

            Words {
                Layout.fillWidth: true
                size: "small"
                tone: "muted"
                text: form.lang.tr("{language}, the text that is tested", "translation", -1, {
                    language: form.lang.languageName(form.proposal.language)
                })
            }
            Body {
                Layout.fillWidth: true
                text: form.proposal.original
                LayoutMirroring.enabled: false
                horizontalAlignment: form.proposal.rtl ? Text.AlignRight : Text.AlignLeft
            }
        }
        TextBox {
            id: box

            objectName: "translationText"
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            rows: 5
            LayoutMirroring.enabled: false
            horizontalAlignment: form.vm.rightToLeft(language.value) ? TextEdit.AlignRight : TextEdit.AlignLeft
            label: form.lang.languageName(language.value)
            Component.onCompleted: form.begin()
            onTextChanged: if (activeFocus) form.drafts.keep(form.kept, "text", text)
        }
    }
}
