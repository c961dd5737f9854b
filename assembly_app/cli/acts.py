# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands that record: one act, or a scenario of them; and the list of all acts there are."""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembly_app.cli.options import facilitator_option, json_option, store_option
from assembly_app.cli.session import Session, Shown

if TYPE_CHECKING:
    from assembly_app.ledger.records import Reach
    from assembly_app.service.core.assembly import Assembly
    from assembly_app.service.operations import Operation


@click.command("acts")
@json_option
@click.pass_obj
def acts(session: Session, as_json: bool) -> None:
    """List every act with its parameters."""
    import msgspec

    from assembly_app.domain.aggregates import ACTS
    from assembly_app.i18n.words import ACTS as LABELS

    lines, data = [], []
    for name, kind in ACTS.items():
        summary = (kind.__doc__ or "").strip()
        fields = []
        for field in msgspec.structs.fields(kind):
            required = field.default is msgspec.NODEFAULT and field.default_factory is msgspec.NODEFAULT
            fields.append({"name": field.name, "type": _type_name(kind, field.name), "required": required})
        data.append({"act": name, "summary": summary, "fields": fields})
        # The summary is the source's own and English; in other languages the act is called what forms call it.
        lines += [name, f"    {summary if session.words.language.code == 'en' else session.words.text(LABELS[name])}"]
        lines += [f"    {'*' if f['required'] else ' '} {f['name']}: {f['type']}" for f in fields]
    session.show(Shown([*lines, "", session.told("must-be-given")], data), as_json)


def _type_name(kind: type, field: str) -> str:
    """The type of a field as it is written in the source, without module names."""
    for owner in kind.__mro__:
        found = inspect.get_annotations(owner).get(field)
        if found is not None:
            return found if isinstance(found, str) else getattr(found, "__name__", str(found))
    return "?"


@click.command("play")
@click.argument("scenario", type=click.Path(path_type=Path, dir_okay=False))
@store_option
@facilitator_option
@click.option("--quiet", is_flag=True, help="Say nothing about each act.")
@click.pass_obj
def play(session: Session, scenario: Path, store: Path, facilitator: Path | None, quiet: bool) -> None:
    """Play the acts of SCENARIO, with their own times as the clock; the store is made when there is none."""
    from assembly_app.service.core.scenario import Player, ScenarioClock, read_scenario

    steps, clock, create = read_scenario(scenario), ScenarioClock(), not store.exists()

    def played(assembly: Assembly, _: Operation) -> None:
        for one in Player(assembly, clock).play(steps):
            refused = session.told("refused-as-expected", code=one.refused.code) if one.refused else ""
            if not quiet:
                session.say([f"{one.number:>4}  {one.at:%Y-%m-%d %H:%M}  {one.name}  {refused}".rstrip()])

    session.run(lambda: session.assembly(store, create=create, clock=clock, facilitator=facilitator), played)


@click.command("do")
@store_option
@facilitator_option
@click.option(
    "--reach",
    type=click.Choice(["public", "federation", "group"]),
    default="federation",
    show_default=True,
    help="Who may read it; with group, others learn only that there is a record.",
)
@click.argument("act")
@click.argument("fields", nargs=-1, metavar="[NAME=VALUE]...")
@click.pass_obj
def do(
    session: Session, store: Path, facilitator: Path | None, reach: Reach, act: str, fields: tuple[str, ...]
) -> None:
    """Carry out one ACT now. A VALUE may be JSON. `assembly acts` lists what each act takes."""
    if not all("=" in field for field in fields):
        raise click.UsageError("Each field is NAME=VALUE.")
    from assembly_app.domain.charter.changes import FoundAssembly
    from assembly_app.service.core.assembly import read_act

    given = dict(field.split("=", 1) for field in fields)
    wanted = read_act(act, {key: _value(value) for key, value in given.items()})
    create = isinstance(wanted, FoundAssembly) and not store.exists()
    with session.made_if_done(store, create=create, facilitator=facilitator) as opened:
        made = session.run(opened, lambda assembly, _: assembly.act(wanted, reach=reach).id)
    session.say([made or act])


def _value(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text


COMMANDS = (acts, do, play)
