// SPDX-License-Identifier: GPL-3.0-or-later
// What came of checking what was scanned: what was verified, whose signature it is, and how it goes with what is here.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Assembly.Kit
import Assembly.Text
import Assembly.Models

ColumnLayout {
    id: told

    required property VerdictFacts verdict
    required property Wording say
    property string contact: ""
    property string contactGroup: ""

    readonly property Lang lang: say.lang
    readonly property bool proof: verdict.kind === "proof"
    readonly property bool figures: verdict.kind === "fingerprint"
    readonly property bool met: figures && contact !== "" && contact === verdict.fingerprint
    readonly property bool bad: figures ? contact !== "" && !met && verdict.group === "" : verdict.alarming
    readonly property bool good: figures ? met || verdict.group !== "" : verdict.good

    function heading(): string {
        if (figures)
            return met ? lang.tr("It is the fingerprint of the bundle that was looked into", "what was scanned")
                : verdict.own ? lang.tr("It is our own fingerprint", "what was scanned")
                : verdict.group !== ""
                    ? lang.tr("It is the fingerprint of {group}", "what was scanned", -1, { group: verdict.group })
                : contact !== ""
                    ? lang.tr("It is NOT the fingerprint of the bundle that was looked into", "what was scanned")
                : lang.tr("It is the fingerprint of a group that is not known here", "what was scanned")
        if (verdict.alarming)
            return lang.told("paper-disagrees")
        switch (verdict.agreement) {
        case "agrees": return lang.told("paper-agrees")
        case "behind": return lang.told("paper-behind")
        }
        return verdict.signed ? lang.told("paper-sound")
                              : lang.told("paper-unverified")
    }

    function aboutFigures(): string {
        if (met)
            return lang.tr(
                "So the bundle comes from {group}, if the code was photographed from their own screen or paper.",
                "what was scanned", -1, { group: contactGroup }
            )
        if (bad)
            return lang.tr(
                "Do not take the bundle in: it comes from somebody else than those whose code this is.",
                "what was scanned"
            )
        return verdict.group !== ""
            ? lang.tr("It is the same as here.", "what was scanned: a fingerprint")
            : lang.tr("Look into a bundle of theirs first; then check it once more.", "what was scanned: a fingerprint")
    }

    function verified(): string {
        if (!verdict.signed)
            return lang.told("paper-needs-record")
        const whole = verdict.group !== ""
            ? lang.told("paper-verified", { group: verdict.group, records: lang.number(verdict.records) })
            : lang.told("paper-verified-laptop", { records: lang.number(verdict.records) })
        if (!proof)
            return whole
        return lang.sentences([whole, lang.told("paper-place", { place: lang.number(verdict.place) }),
            verdict.whole ? "" : lang.told("paper-bare")])
    }

    function whose(): string {
        if (verdict.own)
            return lang.told("paper-own", { day: lang.moment(verdict.at) })
        return verdict.name !== ""
            ? lang.told("paper-signed", { name: words.called(verdict.name), day: lang.moment(verdict.at) })
            : lang.told("paper-signed-unknown", { day: lang.moment(verdict.at) })
    }

    function compared(): string {
        const record = !proof ? "" : verdict.same ? lang.told("paper-same")
                     : verdict.other ? lang.told("paper-other") : ""
        return lang.sentences([record, agreement()])
    }

    function agreement(): string {
        switch (verdict.agreement) {
        case "agrees": return lang.told("agreement-agrees")
        case "behind":
            return lang.told("agreement-behind", {
                here: lang.number(verdict.here),
                records: lang.number(verdict.records)
            })
        case "disagrees": return lang.told("agreement-disagrees", { records: lang.number(verdict.records) })
        case "feed-unknown": return lang.told("agreement-feed-unknown")
        }
        return ""
    }

    spacing: Theme.s2

    TrustWording { id: words; lang: told.lang }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.s3

        StageShape {
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Theme.s1
            size: Math.round(16 * Theme.textScale)
            shape: told.bad ? "square" : told.good ? "circle" : "triangle"
            tone: told.bad ? Theme.red : told.good ? Theme.accent : Theme.amber
        }
        Words {
            objectName: "verdict"
            Layout.fillWidth: true
            strong: true
            text: told.heading()
            Accessible.role: Accessible.AlertMessage
        }
    }
    Words {
        objectName: "verdictFigures"
        Layout.fillWidth: true
        visible: told.figures
        text: told.figures ? told.aboutFigures() : ""
    }
    FingerprintDigits {
        Layout.fillWidth: true
        visible: told.figures
        size: "body"
        groups: told.verdict.digits
        label: told.heading()
    }
    ColumnLayout {
        Layout.fillWidth: true
        visible: told.proof
        spacing: 0

        Words {
            objectName: "verdictSays"
            Layout.fillWidth: true
            visible: text !== ""
            strong: true
            text: !told.proof ? ""
                : told.verdict.number !== ""
                    ? told.lang.labelled(told.verdict.number, told.say.said(told.verdict.titles))
                : words.sort(told.verdict.sort)
        }
        Words {
            Layout.fillWidth: true
            visible: text !== ""
            text: told.proof && told.verdict.number !== "" ? told.say.said(told.verdict.texts) : ""
        }
        Words {
            Layout.fillWidth: true
            size: "small"
            tone: "muted"
            text: told.proof ? told.lang.moment(told.verdict.recordedAt) : ""
        }
    }
    Words {
        objectName: "verdictVerified"
        Layout.fillWidth: true
        visible: !told.figures
        text: told.figures ? "" : told.verified()
    }
    Words {
        objectName: "verdictWhose"
        Layout.fillWidth: true
        visible: text !== ""
        text: !told.figures && told.verdict.signed ? told.whose() : ""
    }
    Words {
        objectName: "verdictAgreement"
        Layout.fillWidth: true
        visible: text !== ""
        tone: told.bad ? "red" : "ink"
        text: !told.figures && told.verdict.signed ? told.compared() : ""
    }
    ColumnLayout {
        Layout.fillWidth: true
        visible: key.text !== ""
        spacing: 0

        SectionLabel {
            Layout.fillWidth: true
            text: told.figures ? told.lang.told("fingerprint") : told.lang.told("key")
        }
        KeyLine {
            id: key

            Layout.fillWidth: true
            text: told.figures ? told.verdict.fingerprint : told.verdict.signed ? told.verdict.key : ""
        }
    }
}
