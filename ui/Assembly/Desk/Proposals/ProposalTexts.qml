// SPDX-License-Identifier: GPL-3.0-or-later
// The proposal's words, in each language it has. One of them is the text that is tested; a translation that lies behind
// says so.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

ColumnLayout {
    id: texts

    required property ProposalsViewModel vm
    required property Wording say

    readonly property Lang lang: say.lang

    spacing: Theme.s4

    Words {
        Layout.fillWidth: true
        visible: texts.vm.detail.personal
        size: "lead"
        tone: "muted"
        text: texts.lang.tr("The text is not for other eyes; date, method and count always show.", "personal decision")
    }
    Repeater {
        id: rows

        model: texts.vm.texts
        delegate: ColumnLayout {
            id: one

            required property int index
            required property string key
            required property string says
            required property int version
            required property bool original
            required property bool outdated
            required property bool rtl

            Layout.fillWidth: true
            spacing: Theme.s2

            Flow {
                Layout.fillWidth: true
                visible: rows.count > 1
                spacing: Theme.s3

                Words { text: texts.lang.languageName(one.key); size: "small"; strong: true; tone: "muted" }
                Tag { visible: one.original; text: texts.lang.tr("the text that is tested", "tag of a text") }
                Tag {
                    objectName: one.outdated ? "outdated-" + one.key : ""
                    visible: one.outdated
                    tone: "amber"
                    text: texts.lang.tr("outdated: translates version {version}", "tag of a text", -1, {
                        version: one.version
                    })
                }
            }
            Words {
                objectName: "text-" + one.key
                Layout.fillWidth: true
                size: one.original ? "lead" : "body"
                tone: one.outdated ? "muted" : "ink"
                lineHeight: 1.3
                text: one.says
                // Aligned as the text is written, whatever the desk speaks.
                LayoutMirroring.enabled: false
                horizontalAlignment: one.rtl ? Text.AlignRight : Text.AlignLeft
            }
        }
    }
}
