// SPDX-License-Identifier: GPL-3.0-or-later
// How the words came to be: each version with what it changed, the newest first.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

ColumnLayout {
    id: versions

    required property DeskViewModel desk
    required property ProposalsViewModel vm
    required property Wording say

    readonly property Lang lang: say.lang
    readonly property int count: rows.count
    readonly property ProposalFacts about: vm.detail

    spacing: Theme.s4

    SectionLabel { Layout.fillWidth: true; text: versions.lang.tr("What changed", "heading: versions") }
    Repeater {
        id: rows

        model: versions.vm.versions
        delegate: ColumnLayout {
            id: version

            required property int number
            required property string author
            required property real at
            required property bool material
            required property int answers
            required property var pieces
            required property bool rtl

            Layout.fillWidth: true
            spacing: Theme.s2

            Flow {
                Layout.fillWidth: true
                spacing: Theme.s2

                Words {
                    text: [
                        versions.lang.tr("Version {version}", "floor", -1, { version: version.number }),
                        version.author,
                        versions.lang.date(version.at, "medium")
                    ].filter(part => part !== "").join(" · ")
                    strong: true
                    size: "small"
                }
                Tag {
                    text: version.material
                        ? versions.lang.tr("material", "tag of a version")
                        : versions.lang.tr("clarifying", "tag of a version")
                    tone: version.material ? "amber" : "muted"
                }
                Tag {
                    visible: version.answers > 0
                    tone: "accent"
                    text: versions.lang.tr("answers concern {number}", "tag of a version", -1, {
                        number: version.answers
                    })
                }
            }
            DiffText {
                objectName: "diff-" + version.number
                Layout.fillWidth: true
                pieces: version.pieces
                LayoutMirroring.enabled: false
                horizontalAlignment: version.rtl ? Text.AlignRight : Text.AlignLeft
                added: versions.lang.tr("added:", "spoken before a changed text")
                removed: versions.lang.tr("removed:", "spoken before a changed text")
            }
            Button {
                objectName: "contest-" + version.number
                visible: !version.material
                    && versions.about.meetingOpen
                    && versions.about.acts.includes("revise-proposal")
                text: versions.lang.tr("Contest that this is merely clarifying", "button: a version")
                onClicked: versions.desk.asking.ask("contest-mark", {
                    proposal: versions.about.key,
                    version: version.number
                })
            }
        }
    }
}
