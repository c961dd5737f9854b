# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said of each feature, gathered: a feature's words stand in the module of its name."""

from __future__ import annotations

from collections.abc import Mapping

from assembly_app.i18n.marks import Message
from assembly_app.i18n.words import (
    actions,
    any_act,
    charter,
    command_line,
    decisions,
    documents,
    exchange,
    imports,
    meetings,
    members,
    proposals,
    scenarios,
    store,
    trust,
)
from assembly_app.i18n.words.feature import gathered

FEATURES = (
    any_act.WORDS,
    charter.WORDS,
    members.WORDS,
    meetings.WORDS,
    proposals.WORDS,
    decisions.WORDS,
    actions.WORDS,
    exchange.WORDS,
    trust.WORDS,
    documents.WORDS,
    imports.WORDS,
    store.WORDS,
    scenarios.WORDS,
    command_line.WORDS,
)
"""In the order of a meeting's life, in which acts are listed too."""

ACTS = gathered(words.acts for words in FEATURES)
FIELDS = gathered(words.fields for words in FEATURES)
EVENTS = gathered(words.events for words in FEATURES)
NOT_IN_MINUTES = frozenset[str]().union(*(words.not_in_minutes for words in FEATURES))
REFUSALS = gathered(words.refusals for words in FEATURES)
PROBLEMS = gathered(words.problems for words in FEATURES)
PLAIN = gathered(words.plain for words in FEATURES)
FACTS = gathered(words.facts for words in FEATURES)
TERMS = gathered(words.terms for words in FEATURES)
DOCUMENTS = gathered(words.documents for words in FEATURES)
COUNTS = gathered(words.counts for words in FEATURES)
SAID_OF = gathered(words.said_of for words in FEATURES)
VARIANTS = gathered(words.variants for words in FEATURES)


def asked(act: str, field: str) -> Message:
    """What a field of an act wants to know, by the act's own words where it has some."""
    return FIELDS.get(f"{act}.{field}") or FIELDS[field]


def term(code: str, of: str = "") -> Message | None:
    """The words for a code, None for an unknown one. `of` is what it is said of, as in `block:withdrawn`."""
    return TERMS.get(f"{of}:{code}") or TERMS.get(code)


def variant(key: str, parameters: Mapping[str, object]) -> str:
    """The key whose sentence is taken for these parameters: `key` itself, or another one that the feature names."""
    found = VARIANTS.get(key)
    if found is None:
        return key
    return (found.missing if parameters.get(found.parameter) in (None, "") else found.given) or key
