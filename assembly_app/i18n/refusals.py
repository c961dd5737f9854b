# SPDX-License-Identifier: GPL-3.0-or-later
"""Refusals and faults in words: what happened, what was kept, and what to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from assembly_app.i18n.catalogues import Catalogue, Said
from assembly_app.i18n.marks import Message
from assembly_app.i18n.words import COUNTS, FIELDS, REFUSALS, SAID_OF, term, variant

Naming = Callable[[str], str]
"""Gives the name behind an id, or the id itself."""


def sentence(catalogue: Catalogue, code: str, params: Mapping[str, object], naming: Naming = str) -> str:
    """The refusal or fault `code` in words. A code without words is shown as it is: never nothing."""
    message = REFUSALS.get(variant(code, params))
    if message is None:
        return f"{code}: " + ", ".join(f"{key} {value}" for key, value in params.items()) if params else code
    of = SAID_OF.get(code, "")
    shown = {key: written(catalogue, value, naming, of) for key, value in params.items()}
    for key, counted in COUNTS.get(code, {}).items():
        shown[key] = count(catalogue, counted, params.get(key))
    if "hours" in params:
        shown["hours"] = catalogue.formats.duration(dt.timedelta(hours=int(str(params["hours"]))))
    if "field" in params:
        shown["field"] = _field(catalogue, params["field"]) or shown["field"]
    return catalogue.phrase(message, "", None, shown)


def _field(catalogue: Catalogue, value: object) -> str:
    """What a form calls a field of an act; "" for what is none."""
    return catalogue.text(FIELDS[value]) if isinstance(value, str) and value in FIELDS else ""


def count(catalogue: Catalogue, message: Message, value: object) -> Said:
    """So many of something, as part of a sentence that has several counts."""
    return Said(catalogue.text(message, n=value if isinstance(value, int) else 0))


def written(catalogue: Catalogue, value: object, naming: Naming = str, of: str = "") -> object:
    """A parameter as it is shown: instants, lengths of time, lists, known terms and names behind ids.

    `of` is what the terms are said of (see `term`).
    """
    if isinstance(value, dt.datetime):
        return catalogue.formats.moment(value)
    if isinstance(value, dt.timedelta):
        return catalogue.formats.duration(value)
    if isinstance(value, (tuple, list)):
        return catalogue.formats.listing([str(written(catalogue, one, naming, of)) for one in value])
    if isinstance(value, str):
        found = term(value, of)
        return Said(catalogue.text(found)) if found else naming(value)
    return value
