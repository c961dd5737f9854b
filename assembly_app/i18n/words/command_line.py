# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of what only the command line tells."""

from __future__ import annotations

from assembly_app.i18n.marks import CN_, P_
from assembly_app.i18n.words.feature import Words

WORDS = Words(
    facts={
        "bundle-written": CN_("n", "{file}: {n} records, {size} bytes", "command line"),
        "taken-from": P_("command line", "From {group}, signed by {name}."),
        "see-forks": P_("command line", "“assembly forks” shows both sides."),
        "feed": P_("command line", "Feed {feed}: records {first} to {last}"),
        "feed-unproven": P_("command line", "Feed {feed}: records {first} to {last}; its key is not proven here"),
        "none-found": P_("command line", "No record holds these words."),
        "erasure-done": P_("command line: an erasure", "erased"),
        "erasure-asked": P_("command line: an erasure", "asked for"),
        "none-erased": P_("command line", "Nothing was erased."),
        "no-forks": P_("command line", "No feed went two ways, and none was ended."),
        "settle-fork": P_(
            "command line",
            "To settle feed {feed}, “assembly roll draft --close {feed}@NUMBER” drafts which side counts; then "
            "enough people sign it.",
        ),
        "must-be-given": P_("command line: a list of acts", "* must be given"),
        "refused-as-expected": P_("command line: a scenario", "refused as expected: {code}"),
        "document-pages": CN_("n", "{file}: {n} pages", "command line"),
        "feeds": CN_("n", "{n} feeds", "command line"),
        "decisions": CN_("n", "{n} decisions", "exchange: new"),
        "audit-good": P_("command line", "Everything checks."),
        "audit-bad": CN_("n", "{n} irregularities.", "command line"),
        "rebuilt": CN_("n", "{n} aggregates folded again; digest: {digest}", "command line"),
    },
)
