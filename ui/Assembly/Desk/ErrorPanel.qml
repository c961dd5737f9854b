// SPDX-License-Identifier: GPL-3.0-or-later
// Something unexpected happened: what, what was kept, what to do, and a report that can be copied. On the desk only.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Models

Sheet {
    id: panel

    required property ErrorPanelViewModel vm
    required property Lang lang

    LayoutMirroring.enabled: lang.rtl
    LayoutMirroring.childrenInherit: true
    z: 10
    shown: vm.shown
    sheetWidth: 640
    heading: vm.final ? lang.tr("The assembly could not be opened", "heading: fault")
                      : lang.tr("Something unexpected happened", "heading: fault")
    onCloseAsked: vm.dismiss()
    onShownChanged: if (shown) go.forceActiveFocus(Qt.TabFocusReason)
    Component.onCompleted: if (shown) go.forceActiveFocus(Qt.TabFocusReason)

    component Part: ColumnLayout {
        id: part

        property string title: ""
        property string says: ""

        Layout.fillWidth: true
        spacing: Theme.s1

        SectionLabel { text: part.title }
        Words {
            Layout.fillWidth: true
            text: part.says
        }
    }

    Part {
        objectName: "faultWhat"
        title: panel.lang.tr("What happened", "heading: fault")
        says: panel.vm.count > 1
            ? panel.lang.tr("{what} And {n} more.", "fault", panel.vm.count - 1, { what: panel.vm.says })
            : panel.vm.says
    }
    Part {
        visible: !panel.vm.final
        title: panel.lang.tr("What was kept", "heading: fault")
        says: panel.lang.tr(
            "Everything that was recorded, and the line that you are typing. The hall goes on showing the meeting.",
            "fault"
        )
    }
    Part {
        visible: !panel.vm.final
        title: panel.lang.tr("What to do", "heading: fault")
        says: panel.lang.tr(
            "Go on. If something does not answer any more, close Assembly and open it again: "
            + "it comes back where it was. The report helps those who look after the program.",
            "fault"
        )
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.s1

        SectionLabel { text: panel.lang.tr("Report", "heading: fault") }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: Math.round(150 * Theme.textScale)
            radius: Theme.radius
            color: Theme.sunk
            border.width: Theme.hairline
            border.color: Theme.line

            Scroller {
                anchors.fill: parent
                anchors.margins: Theme.s3
                contentHeight: report.implicitHeight

                Words {
                    id: report

                    objectName: "faultReport"
                    x: panel.lang.rtl ? Theme.s3 : 0
                    width: parent.width - Theme.s3
                    size: "small"
                    tone: "muted"
                    text: panel.vm.report
                    // A report is code: from left to right in every language.
                    LayoutMirroring.enabled: false
                    wrapMode: Text.WrapAnywhere
                }
            }
        }
    }
    buttons: [
        Button {
            id: go

            objectName: "faultGo"
            kind: "primary"
            text: panel.vm.final
                ? panel.lang.tr("Close", "button: close the program")
                : panel.lang.tr("Go on", "button: after a fault")
            keys: panel.lang.keys("Esc")
            onClicked: panel.vm.dismiss()
        },
        Words {
            visible: panel.vm.copied
            size: "small"
            tone: "accent"
            text: panel.lang.tr("Copied", "fault: the report is on the clipboard")
        },
        Button {
            objectName: "faultCopy"
            text: panel.lang.tr("Copy the report", "button: fault")
            onClicked: panel.vm.copy()
        }
    ]
}
