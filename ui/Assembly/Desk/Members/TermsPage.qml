// SPDX-License-Identifier: GPL-3.0-or-later
// Offices held for a term: the soonest end first.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

ColumnLayout {
    id: page

    required property MembersViewModel vm
    required property ActSheetViewModel asking
    required property Lang lang

    function note(since: real, until: real, over: bool): string {
        return over
            ? lang.tr("ended {relative}, on {day}", "term of office", -1, {
                relative: lang.relative(until, vm.now),
                day: lang.date(until, "medium")
            })
            : lang.tr("ends {relative}, on {day}", "term of office", -1, {
                relative: lang.relative(until, vm.now),
                day: lang.date(until, "medium")
            })
    }

    spacing: Theme.s3

    Title { Layout.fillWidth: true; text: page.lang.tr("Terms of office", "people: an overview") }
    Body {
        Layout.fillWidth: true
        text: page.vm.counts.terms > 0
            ? page.lang.tr(
                "The soonest end stands first. An office that nobody takes up again stands here for three months.",
                "terms of office"
            )
            : page.lang.tr(
                "Offices that are held for a term stand here, such as treasurer or key holder. "
                + "Begin one when somebody takes it up.",
                "terms of office: empty"
            )
    }
    Repeater {
        model: page.vm.terms
        delegate: RowLayout {
            id: term

            required property string key
            required property string member
            required property string who
            required property string role
            required property real since
            required property real until
            required property bool due
            required property bool over

            Layout.fillWidth: true
            spacing: Theme.s3

            ListSentence {
                Layout.fillWidth: true
                shape: term.due ? "triangle" : "ring"
                tone: term.due ? "amber" : "muted"
                text: page.lang.tr("{role}: {name}", "term of office", -1, { role: term.role, name: term.who })
                note: page.note(term.since, term.until, term.over)
                act: term.due ? page.lang.tr("Begin the next term", "button") : ""
                onActed: page.asking.ask("begin-term", { role: term.role })
            }
        }
    }
    Button {
        objectName: "beginTerm"
        Layout.topMargin: Theme.s2
        text: page.lang.tr("Begin a term", "button")
        onClicked: page.asking.ask("begin-term", {})
    }
}
