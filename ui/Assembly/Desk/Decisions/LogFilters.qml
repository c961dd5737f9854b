// SPDX-License-Identifier: GPL-3.0-or-later
// What the log is narrowed to: the filters that are on, each taken away by pressing it, and a fold to set them.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

ColumnLayout {
    id: filters

    required property DecisionsViewModel vm
    required property Wording say
    property bool shown: false
    // How high the fold may be: the list below it stays in view.
    property real room: 300

    readonly property Lang lang: say.lang
    readonly property ActiveFilters on: vm.filters
    readonly property string hint: lang.tr("Take this filter away", "spoken")

    function set(changes: var) {
        vm.filter(
            changes.year ?? on.year,
            changes.method ?? on.method,
            changes.implementer ?? on.implementer,
            changes.reviewDue ?? on.reviewDue
        )
    }

    spacing: Theme.s2

    Flow {
        Layout.fillWidth: true
        spacing: Theme.s2

        FilterChip {
            objectName: "chipYear"
            visible: filters.on.year !== ""
            text: filters.on.year
            hint: filters.hint
            onClicked: filters.set({ year: "" })
        }
        FilterChip {
            objectName: "chipMethod"
            visible: filters.on.method !== ""
            text: filters.say.titled(filters.on.method)
            hint: filters.hint
            onClicked: filters.set({ method: "" })
        }
        FilterChip {
            objectName: "chipImplementer"
            visible: filters.on.implementer !== ""
            text: filters.on.implementerName
            hint: filters.hint
            onClicked: filters.set({ implementer: "" })
        }
        FilterChip {
            objectName: "chipDue"
            visible: filters.on.reviewDue
            text: filters.lang.tr("Review due", "filter")
            hint: filters.hint
            onClicked: filters.set({ reviewDue: false })
        }
        Button {
            objectName: "filtersShown"
            text: filters.shown
                ? filters.lang.tr("Fewer filters", "button")
                : filters.lang.tr("Filter", "button: a list")
            Accessible.checkable: true
            Accessible.checked: filters.shown
            onClicked: filters.shown = !filters.shown
        }
    }
    Scroller {
        id: scroller

        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(contentHeight, filters.room)
        visible: filters.shown
        contentHeight: fold.implicitHeight + 2 * Theme.s1

        ColumnLayout {
            id: fold

            x: LayoutMirroring.enabled ? Theme.s4 - Theme.s1 : Theme.s1
            y: Theme.s1
            width: scroller.width - Theme.s4
            spacing: Theme.s3

            Options {
                objectName: "filterYear"
                Layout.fillWidth: true
                label: filters.lang.tr("Year", "filter")
                mayBeEmpty: true
                choices: filters.vm.facets.years.slice(0, 4).map(year => ({ code: year, says: year }))
                value: filters.on.year
                onChosen: code => filters.set({ year: code })
            }
            Chooser {
                objectName: "filterYearOther"
                Layout.fillWidth: true
                visible: filters.vm.facets.years.length > 4
                label: filters.lang.tr("An earlier year", "filter")
                nothing: filters.lang.tr("Nothing was decided then", "filter")
                choices: filters.vm.facets.years.map(year => ({ code: year, says: year }))
                onChosen: code => { if (code !== "") filters.set({ year: code }) }
            }
            Options {
                objectName: "filterMethod"
                Layout.fillWidth: true
                label: filters.lang.tr("How it was decided", "filter")
                mayBeEmpty: true
                choices: filters.vm.facets.methods.map(code => ({ code: code, says: filters.say.titled(code) }))
                value: filters.on.method
                onChosen: code => filters.set({ method: code })
            }
            Chooser {
                objectName: "filterImplementer"
                Layout.fillWidth: true
                visible: filters.vm.facets.implementers.length > 0
                label: filters.lang.tr("Who sees to it", "filter")
                nothing: filters.lang.tr("Nobody of that name sees to a decision", "filter")
                choices: filters.vm.facets.implementers
                value: filters.on.implementer
                onChosen: code => filters.set({ implementer: code })
            }
            Check {
                objectName: "filterDue"
                text: filters.lang.tr("Only what is due for review", "filter")
                checked: filters.on.reviewDue
                onToggled: filters.set({ reviewDue: checked })
            }
        }
    }
}
