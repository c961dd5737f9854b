// SPDX-License-Identifier: GPL-3.0-or-later
// What a bundle holds, who signed it, whether it checks and what it would change: before anything of it is taken in.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

Card {
    id: card

    required property ExchangeViewModel vm
    required property Wording say

    readonly property Lang lang: say.lang
    readonly property BundleFacts seen: vm.seen
    readonly property ProblemFacts problem: vm.problem
    readonly property bool good: seen.good
    readonly property bool nothing: good && !seen.brings

    readonly property bool split: seen.forks.length + seen.frozen.length > 0

    // What has to be ticked before anything can be taken in.
    readonly property Check asked: same
    readonly property bool contact: good && !nothing && seen.standing === "new"

    function verdict(): string {
        if (!good)
            return lang.told("bundle-bad")
        if (nothing)
            return lang.tr("Everything in it is here already", "exchange")
        return split
            ? lang.tr("It checks, but the record of a laptop in it went two ways", "exchange")
            : lang.told("bundle-good")
    }

    function where(): string {
        const parts = []
        if (problem.line > 0)
            parts.push(lang.tr("{file}, line {line}", "place of a damage", -1, {
                file: problem.member,
                line: problem.line
            }))
        else if (problem.member)
            parts.push(problem.member)
        if (problem.feed)
            parts.push(
                problem.seq > 0
                    ? lang.tr("feed {feed}, record {seq}", "place of a damage", -1, {
                        feed: problem.feed.slice(0, 8),
                        seq: problem.seq
                    })
                    : lang.tr("feed {feed}", "place of a damage", -1, { feed: problem.feed.slice(0, 8) })
            )
        return lang.facts(parts)
    }

    function changes(): list<string> {
        const counts = seen.counts
        return [
            counts.decisions > 0 ? lang.told("decisions", { n: counts.decisions }) : "",
            counts.meetings > 0 ? lang.tr("{n} meetings", "exchange: new", counts.meetings) : "",
            counts.proposals > 0 ? lang.tr("{n} proposals", "exchange: new", counts.proposals) : "",
            counts.actions > 0 ? lang.tr("{n} actions", "exchange: new", counts.actions) : "",
            counts.members > 0 ? lang.tr("{n} members", "exchange: new", counts.members) : "",
            counts.blocks > 0 ? lang.tr("{n} blocks", "exchange: new", counts.blocks) : ""
        ].filter(part => part !== "")
    }

    function signers(): string {
        if (seen.relay)
            return lang.tr(
                "Put together on {moment} by somebody of {group}, not by those whose record it is.",
                "exchange: a bundle", -1, { group: seen.relay, moment: lang.moment(seen.at) }
            )
        const who = trust.signer(seen.signer, seen.capacities)
        return lang.told("bundle-signed", { who: who, moment: lang.moment(seen.at) })
    }

    label: lang.tr("What is in the bundle", "heading")
    tone: good ? split ? "amber" : nothing ? "" : "accent" : "red"
    padding: Theme.s5
    spacing: Theme.s4

    FileSize { id: sizes; lang: card.lang }
    TrustWording { id: trust; lang: card.lang }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.s3

        StageShape {
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Theme.beside("title", size)
            size: Math.round(18 * Theme.textScale)
            shape: card.good ? card.split ? "triangle" : card.nothing ? "ring" : "circle" : "square"
            tone: card.good ? card.split ? Theme.amber : Theme.accent : Theme.red
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Title {
                objectName: "verdict"
                Layout.fillWidth: true
                text: card.verdict()
                tone: card.good ? "ink" : "red"
                Accessible.role: Accessible.AlertMessage
            }
            Words {
                Layout.fillWidth: true
                tone: "muted"
                text: card.lang.facts([card.seen.file, card.seen.size > 0 ? sizes.size(card.seen.size) : ""])
            }
        }
    }

    ColumnLayout {
        Layout.fillWidth: true
        visible: !card.good
        spacing: Theme.s2

        Body { objectName: "problemSaid"; Layout.fillWidth: true; text: card.problem.said }
        Words {
            objectName: "problemWhere"
            Layout.fillWidth: true
            visible: text !== ""
            strong: true
            text: card.where()
        }
        Words {
            Layout.fillWidth: true
            visible: text !== ""
            size: "small"
            tone: "muted"
            text: card.problem.detail
        }
        Words {
            Layout.fillWidth: true
            text: card.lang.tr("Nothing of it was taken in; everything here is as it was.", "exchange")
        }
    }

    ColumnLayout {
        Layout.fillWidth: true
        visible: card.seen.read
        spacing: Theme.s2

        SectionLabel { Layout.fillWidth: true; text: card.lang.tr("Whose it is", "heading: a bundle") }
        Words {
            Layout.fillWidth: true
            size: "lead"
            strong: true
            text: card.seen.group
        }
        Words {
            objectName: "signedBy"
            Layout.fillWidth: true
            text: card.signers()
        }
        Words {
            Layout.fillWidth: true
            tone: "muted"
            text: card.seen.standing === "own" ? card.lang.tr("Our own group, from another laptop.", "exchange")
                : card.seen.standing === "known"
                    ? card.lang.tr("We know this group; its roll of signers agrees with the one we have.", "exchange")
                : card.lang.tr("We have never had anything from this group.", "exchange")
        }
        Words {
            objectName: "relayedBy"
            Layout.fillWidth: true
            visible: card.seen.relay !== ""
            tone: card.seen.relayKnown ? "muted" : "amber"
            text: card.seen.relayKnown
                ? card.lang.tr(
                    "Carried on by {group}: the key is on their roll of signers. They can change nothing of it.",
                    "exchange", -1, { group: card.seen.relay }
                )
                : card.lang.told("bundle-relayed", { group: card.seen.relay })
        }
        Words {
            Layout.fillWidth: true
            visible: card.seen.rollHere > 0 && card.seen.rollThere > card.seen.rollHere
            tone: "amber"
            text: card.lang.tr(
                "It brings a newer roll of signers, signed as the one before asks for. "
                + "From then on these sign: {names}.",
                "exchange", -1, { names: card.lang.listing(card.seen.signers.map(name => trust.called(name))) }
            )
        }
    }

    ColumnLayout {
        objectName: "firstContact"
        Layout.fillWidth: true
        visible: card.contact
        spacing: Theme.s3

        SectionLabel {
            Layout.fillWidth: true
            text: card.lang.tr("First contact: compare these figures aloud", "heading")
        }
        Body {
            Layout.fillWidth: true
            text: card.lang.tr(
                "Call or meet somebody you know in {group}. "
                + "They find their figures at their Exchange, under “Our figures”. One reads, the other compares. "
                + "A stranger who only sends you a file cannot have the same.",
                "exchange", -1, { group: card.seen.group }
            )
        }
        FingerprintDigits {
            Layout.fillWidth: true
            size: "title"
            groups: card.seen.digits
            label: card.lang.told("figures-of", { group: card.seen.group })
        }
        Check {
            id: same

            objectName: "same"
            Layout.fillWidth: true
            text: card.lang.tr("We compared them aloud, and they are the same", "exchange")
            checked: card.vm.compared
            onToggled: card.vm.compare(checked)
        }
    }

    ColumnLayout {
        Layout.fillWidth: true
        visible: card.good && card.split
        spacing: Theme.s2

        Repeater {
            model: card.seen.forks
            delegate: Body {
                required property var modelData

                Layout.fillWidth: true
                text: card.lang.tr(
                    "There are two different records {seq} of {laptop}. Both are kept; "
                    + "nothing more is taken from it until the signers settle it.",
                    "exchange", -1, { laptop: trust.laptop(modelData.name, false), seq: modelData.seq }
                )
            }
        }
        Repeater {
            model: card.seen.frozen
            delegate: Body {
                required property string modelData

                Layout.fillWidth: true
                text: card.lang.tr(
                    "The record of {laptop} went two ways before. "
                    + "What this bundle has of it is kept aside, and nothing of it counts until the signers settle it.",
                    "exchange", -1, { laptop: trust.laptop(modelData, false) }
                )
            }
        }
    }

    ColumnLayout {
        Layout.fillWidth: true
        visible: card.good && !card.nothing && card.seen.records + card.seen.filled > 0
        spacing: Theme.s2

        SectionLabel { Layout.fillWidth: true; text: card.lang.tr("What would change", "heading: a bundle") }
        Words {
            objectName: "wouldChange"
            Layout.fillWidth: true
            visible: card.seen.records > 0
            text: {
                const records = card.lang.tr("{n} new records", "exchange", card.seen.records)
                const parts = card.changes()
                return parts.length > 0
                    ? card.lang.tr("{records}, among them {parts}.", "exchange", -1, {
                        records: records,
                        parts: card.lang.listing(parts)
                    })
                    : records + "."
            }
        }
        Words {
            Layout.fillWidth: true
            visible: card.seen.withheld > 0
            tone: "muted"
            text: card.lang.told("withheld", { n: card.seen.withheld })
        }
        Words {
            Layout.fillWidth: true
            visible: card.seen.filled > 0
            text: card.lang.tr(
                "{n} records that are here without their text get it.",
                "exchange", card.seen.filled
            )
        }
        Words {
            Layout.fillWidth: true
            visible: card.seen.erases > 0
            text: card.seen.standing === "own"
                ? card.lang.tr("{n} records are erased: their text goes for good.", "exchange", card.seen.erases)
                : card.lang.tr(
                    "It asks to erase {n} records. That is asked once more, afterwards.",
                    "exchange", card.seen.erases
                )
        }
        Repeater {
            model: card.seen.decisions
            delegate: RowLayout {
                id: decision

                required property var modelData

                Layout.fillWidth: true
                spacing: Theme.s3

                StageShape {
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: Theme.beside("body", size)
                    shape: "circle"
                }
                Words {
                    Layout.fillWidth: true
                    text: card.say.said(decision.modelData.titles)
                        || card.lang.tr("(not for other eyes)", "a decision's title")
                }
                Words {
                    size: "small"
                    tone: "muted"
                    wrapMode: Text.NoWrap
                    text: card.lang.facts([decision.modelData.number, card.lang.date(decision.modelData.at, "medium")])
                }
            }
        }
        SectionLabel {
            Layout.fillWidth: true
            Layout.topMargin: Theme.s2
            visible: going.count > 0
            text: card.lang.tr("New feeds and feeds that go on", "heading: a bundle")
        }
        Repeater {
            id: going

            model: card.seen.feeds.filter(each => each.there > each.here)
            delegate: Words {
                required property var modelData

                Layout.fillWidth: true
                text: modelData.here === 0
                    ? card.lang.tr("{name}: a new feed of {n} records", "exchange", modelData.there, {
                        name: trust.called(modelData.name)
                    })
                    : card.lang.tr("{name}: from record {here} on to {there}", "exchange", -1, {
                        name: trust.called(modelData.name),
                        here: modelData.here,
                        there: modelData.there
                    })
            }
        }
    }
}
