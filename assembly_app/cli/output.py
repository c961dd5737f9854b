# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command line says of acts, bundles and audits: lines for people, data for programs."""

from __future__ import annotations

import inspect

import msgspec

from assembly_app.bundles.check import CheckReport
from assembly_app.documents.listings import Report
from assembly_app.domain.aggregates import ACTS
from assembly_app.service.core.audit import Audited


def acts() -> Report:
    """Every act with its parameters: their types, and what they are when left out."""
    lines, data = [], []
    for name, kind in ACTS.items():
        summary = (kind.__doc__ or "").strip()
        fields = []
        for field in msgspec.structs.fields(kind):
            required = field.default is msgspec.NODEFAULT and field.default_factory is msgspec.NODEFAULT
            fields.append({"name": field.name, "type": type_name(kind, field.name), "required": required})
        data.append({"act": name, "summary": summary, "fields": fields})
        lines += [name, f"    {summary}"]
        lines += [f"    {'*' if f['required'] else ' '} {f['name']}: {f['type']}" for f in fields]
    return Report([*lines, "", "* must be given"], data)


def type_name(kind: type, field: str) -> str:
    """The type of a field as it is written in the source, without module names."""
    for owner in kind.__mro__:
        found = inspect.get_annotations(owner).get(field)
        if found is not None:
            return found if isinstance(found, str) else getattr(found, "__name__", str(found))
    return "?"


def checked(report: CheckReport) -> Report:
    """What a bundle holds and whether it is good."""
    lines = []
    if report.group:
        lines += [
            f"Group       {report.group_name} ({report.group})",
            f"Fingerprint {report.fingerprint}",
            f"Signed by   {report.signer}, {report.key}, {report.at}",
            *([f"Carried on by {report.relay}, as it says itself"] if report.relay else []),
            f"Records     {report.records}, of which {report.withheld} withheld",
        ]
        lines += [
            f"Feed        {feed.feed}: {feed.first} to {feed.last}{'' if feed.proven else ', key not proven here'}"
            for feed in report.feeds
        ]
    lines += [f"PROBLEM     {problem} [{problem.code}]" for problem in report.problems]
    lines.append("Good." if report.good else "Not good: nothing of it should be used.")
    plain = {name: getattr(report, name) for name in report.__struct_fields__ if name not in ("path", "problems")}
    problems = [{"code": p.code, "text": str(p), "params": p.params} for p in report.problems]
    return Report(lines, {**plain, "good": report.good, "problems": problems})


def audited(report: Audited) -> Report:
    """What an audit found."""
    lines = [f"{report.feeds} feeds, {report.records} records, {report.decisions} decisions"]
    lines += [
        f"{finding.code}  {finding.where}  {finding.rule}  {finding.detail}".rstrip() for finding in report.findings
    ]
    lines.append("Everything checks." if not report.findings else f"{len(report.findings)} irregularities.")
    return Report(lines, report)
