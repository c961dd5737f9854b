# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of why nothing can be read from a list."""

from __future__ import annotations

from assembly_app.i18n.marks import CN_, N_
from assembly_app.i18n.words.feature import Words

WORDS = Words(
    plain={
        "not-text": N_(
            "This is no list in plain text: it may be a picture, a PDF or a document. Save it as CSV (UTF-8), or copy "
            "the lines and paste them. Nothing was recorded."
        ),
        "spreadsheet": N_(
            "This is the file of a spreadsheet or a word processor. Save it there as CSV (UTF-8), or copy the lines "
            "and paste them. Nothing was recorded."
        ),
        "unknown-alphabet": N_(
            "The letters of this file cannot be told for certain. Save it as CSV (UTF-8) and read it again. Nothing "
            "was recorded."
        ),
        "list-too-large": CN_(
            "most",
            "This is more than {most} lines or {megabytes} MB, too much for one list. Cut it into several. Nothing was "
            "recorded.",
        ),
        "nothing-in-it": N_("There is nothing in it. Nothing was recorded."),
        "not-a-calendar": N_(
            "This is no calendar that can be read: it has to be a file in the iCalendar format, whose name mostly ends "
            "in .ics. Nothing was recorded."
        ),
        "no-events": N_("This calendar holds no events. Nothing was recorded."),
    },
)
