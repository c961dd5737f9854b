# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands that check a store, and make its read tables anew."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from assembly_app.cli.exit_codes import REFUSED
from assembly_app.cli.options import json_option, store_option
from assembly_app.cli.session import Session, Shown


@click.command("audit")
@store_option
@json_option
@click.pass_obj
def audit_command(session: Session, store: Path, as_json: bool) -> None:
    """Check every chain, signature and rule of a store again; report every irregularity."""
    from assembly_app.i18n.patterns import counts
    from assembly_app.service.core.audit import audit

    words, report = session.words, session.run(store, lambda assembly, _: audit(assembly.store))
    read = (("feeds", report.feeds), ("records", report.records), ("decisions", report.decisions))
    lines = [str(counts(words, [session.told(code, n=number) for code, number in read]))]
    lines += [f"{one.code}  {one.where}  {one.rule}  {one.detail}".rstrip() for one in report.findings]
    found = len(report.findings)
    lines.append(session.told("audit-bad" if found else "audit-good", n=found))
    session.show(Shown(lines, report), as_json)
    sys.exit(REFUSED if found else 0)


@click.command("rebuild")
@store_option
@click.pass_obj
def rebuild(session: Session, store: Path) -> None:
    """Drop the read tables and fold every record again."""
    folded, digest = session.run(store, lambda assembly, _: (assembly.store.rebuild(), assembly.store.digest()))
    session.say([session.told("rebuilt", n=folded, digest=digest)])


COMMANDS = (audit_command, rebuild)
