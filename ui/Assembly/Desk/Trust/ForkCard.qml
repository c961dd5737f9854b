// SPDX-License-Identifier: GPL-3.0-or-later
// Records that went two ways: what stands on each side, which of them shall count, and recording anew what does not.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

ColumnLayout {
    id: cards

    required property ForksViewModel vm
    required property SignersViewModel signers
    required property Lang lang

    readonly property var shown: vm.splits.filter(one => one.outcome === "open" || one.again > 0)

    function heading(one: var): string {
        const laptop = words.laptop(one.name, one.own)
        if (one.outcome === "open")
            return lang.told("fork-open", { laptop: laptop, seq: one.seq })
        return one.outcome === "ended" ? lang.told("fork-ended", { laptop: laptop })
                                       : lang.told("fork-settled", { laptop: laptop })
    }

    function what(one: var): string {
        if (one.outcome === "ended")
            return lang.tr(
                "{n} records are kept aside and do not count. "
                + "Record them anew only if those who wrote them say that they are theirs.",
                "a record that went two ways", one.again
            )
        if (one.outcome !== "open")
            return lang.tr(
                "On the other side stand {n} records that do not count. Nothing of it is lost: "
                + "it can be recorded anew, by this laptop.",
                "a record that went two ways", one.again
            )
        return lang.sentences([
            lang.tr(
                "A copy of that laptop, or a backup that was put back, went its own way. Both are kept; "
                + "nothing more is taken from it until the signers settle it.",
                "a record that went two ways"
            ),
            one.own
                ? lang.tr(
                    "What this laptop records meanwhile goes into a new record of its own.",
                    "a record that went two ways"
                )
                : "",
            one.ours ? ""
                : lang.tr(
                    "It is a laptop of {group}: their signers settle it. Tell them.",
                    "a record that went two ways", -1, { group: one.group }
                )
        ])
    }

    function side(side: var): string {
        const count = lang.told("records", { n: side.records })
        return side.texts.length > 0
            ? lang.tr("{records}: {texts}", "a record that went two ways", -1, {
                records: count,
                texts: lang.facts(side.texts)
            })
            : count
    }

    spacing: Theme.s4
    visible: shown.length > 0 || vm.again >= 0 || vm.complaint !== ""

    TrustWording { id: words; lang: cards.lang }

    Card {
        Layout.fillWidth: true
        visible: cards.vm.again >= 0 || cards.vm.complaint !== ""
        tone: cards.vm.complaint !== "" ? "red" : "accent"
        label: said.text

        Words {
            id: said

            objectName: "reissued"
            Layout.fillWidth: true
            text: cards.vm.complaint !== ""
                ? cards.vm.complaint
                : cards.lang.told("reissued", { n: Math.max(0, cards.vm.again) })
            Accessible.role: Accessible.AlertMessage
        }
        Button {
            objectName: "reissuedRead"
            text: cards.lang.tr("Good", "button: a message has been read")
            onClicked: cards.vm.putAway()
        }
    }
    Repeater {
        model: cards.shown
        delegate: Card {
            id: card

            required property var modelData
            readonly property bool open: modelData.outcome === "open"

            Layout.fillWidth: true
            tone: open ? "amber" : ""
            label: cards.heading(modelData)
            spacing: Theme.s3

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.s3

                StageShape {
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: Theme.beside("lead", size)
                    size: Math.round(16 * Theme.textScale)
                    shape: card.open ? "triangle" : "ring"
                    tone: card.open ? Theme.amber : Theme.accent
                }
                Title {
                    objectName: "fork-" + card.modelData.branch
                    Layout.fillWidth: true
                    size: "lead"
                    text: card.label
                    Accessible.role: Accessible.AlertMessage
                }
            }
            Body { Layout.fillWidth: true; text: cards.what(card.modelData) }
            ColumnLayout {
                Layout.fillWidth: true
                visible: card.open
                spacing: Theme.s1

                SectionLabel {
                    Layout.fillWidth: true
                    text: cards.lang.tr("What stands here", "heading: a record that went two ways")
                }
                Words { Layout.fillWidth: true; text: cards.side(card.modelData.here) }
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: Theme.s1

                SectionLabel {
                    Layout.fillWidth: true
                    text: cards.lang.tr("What stands on the other side", "heading: a record that went two ways")
                }
                Words {
                    Layout.fillWidth: true
                    text: card.modelData.other.records > 0
                        ? cards.side(card.modelData.other)
                        : cards.lang.tr(
                            "Only the signed proof of it is here. Ask for a bundle from there.",
                            "a record that went two ways"
                        )
                }
            }
            ButtonRow {
                visible: card.modelData.ours

                Button {
                    objectName: "oursCounts"
                    visible: card.open && card.modelData.here.place !== ""
                    text: cards.lang.tr("Let this side count", "button: a record that went two ways")
                    Accessible.description: card.label
                    onClicked: cards.signers.settle(card.modelData.here.place)
                }
                Button {
                    objectName: "otherCounts"
                    visible: card.open && card.modelData.other.place !== ""
                    text: cards.lang.tr("Let the other side count", "button: a record that went two ways")
                    Accessible.description: card.label
                    onClicked: cards.signers.settle(card.modelData.other.place)
                }
                Button {
                    objectName: "recordAnew"
                    visible: !card.open
                    text: card.modelData.outcome === "ended"
                        ? cards.lang.tr("Record it anew", "button: a record that went two ways")
                        : cards.lang.tr(
                            "Record anew what stood on the other side",
                            "button: a record that went two ways"
                        )
                    Accessible.description: card.label
                    onClicked: cards.vm.reissue(card.modelData.branch)
                }
            }
        }
    }
}
