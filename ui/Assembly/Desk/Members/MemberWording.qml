// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of people: why somebody has their place in the rotation, and what they are trained for.
import QtQuick
import Assembly.Text
import Assembly.Models

QtObject {
    id: words

    required property Lang lang
    required property Wording say

    function trained(skill: string): string {
        return lang.tr("trained: {skill}", "member", -1, {
            skill: skill === "facilitation" ? lang.tr("facilitation", "a training") : skill
        })
    }

    // The facts that the order goes by.
    function facts(turns: int, at: real): string {
        const so = turns === 0
            ? lang.tr("no turn in twelve months", "rotation")
            : lang.tr("{n} turns in twelve months", "rotation", turns)
        return at > 0
            ? so + " · " + lang.tr("last on {day}", "rotation", -1, { day: lang.date(at, "medium") })
            : so + " · " + lang.tr("never yet", "rotation")
    }

    // What put them there, behind the one before.
    function why(reason: string, place: int): string {
        switch (reason) {
        case "last-time":
            return lang.tr(
                "facilitated the last meeting: nobody does it twice in a row while somebody else can",
                "rotation"
            )
        case "declined": return lang.tr("would rather not this time", "rotation")
        case "not-trained": return lang.tr("not trained yet, and the charter asks for it", "rotation")
        case "fewest-turns":
            return place === 1
                ? lang.tr("first: nobody has had fewer turns", "rotation")
                : lang.tr("has had more turns than the one before", "rotation")
        case "longest-since": return lang.tr("as many turns as the one before, but more recently", "rotation")
        }
        return lang.tr("equal to the one before: a fixed draw decides, which nobody can choose", "rotation")
    }
}
