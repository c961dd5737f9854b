# SPDX-License-Identifier: GPL-3.0-or-later
"""Codes on paper, as plain values for QML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assembly_app.viewmodels.kit.times import instant

if TYPE_CHECKING:
    from assembly_app.service.exchange.paper_codes import Code, FingerprintJudged, Judged, PaperJudged


def code_shown(code: Code) -> dict[str, Any]:
    """A code that is shown; what goes with it depends on its kind, see service.exchange.paper_codes.Code."""
    return {
        "kind": code.kind,
        "text": code.text,
        "group": code.group,
        "name": code.name,
        "own": code.own,
        "records": code.seq,
        "at": instant(code.at),
        "key": code.key,
        "number": code.number,
        "titles": code.title,
        "whole": code.whole,
        "private": code.private,
    }


def judged(one: Judged) -> dict[str, Any]:
    """What was scanned: its `kind` is "checkpoint", "proof" or "fingerprint"."""
    # The service is loaded by now: it was what judged.
    from assembly_app.service.exchange.paper_codes import PaperJudged

    return _paper(one) if isinstance(one, PaperJudged) else _fingerprint(one)


def _paper(one: PaperJudged) -> dict[str, Any]:
    found, entry = one.found, one.entry
    return {
        "kind": found.kind,
        "agreement": found.agreement,
        "signed": found.signed,
        "good": found.good,
        "alarming": found.alarming,
        "group": one.group,
        "own": one.own,
        "name": found.name,
        "key": found.key,
        "records": found.seq,
        "here": found.here,
        "at": instant(found.at),
        "place": found.number,
        "recordedAt": instant(found.recorded_at),
        "sort": found.type.partition(".")[0],
        "whole": found.body is not None,
        "same": found.in_store is True,
        "other": found.in_store is False,
        "number": entry.number if entry else "",
        "titles": entry.title if entry else {},
        "texts": entry.text if entry else {},
    }


def _fingerprint(one: FingerprintJudged) -> dict[str, Any]:
    return {
        "kind": "fingerprint",
        "fingerprint": one.fingerprint,
        "digits": one.digits,
        "group": one.group,
        "own": one.own,
    }
