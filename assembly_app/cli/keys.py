# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands about this installation's own keys."""

from __future__ import annotations

import click

from assembly_app.cli.session import Session


@click.group("key")
def key() -> None:
    """This installation's signing key."""


@key.command("new")
@click.option("--force", is_flag=True, help="Put the old key aside and make another one.")
@click.pass_obj
def key_new(session: Session, force: bool) -> None:
    """Make the signing key of this installation and print its public half."""
    from assembly_app.domain.refusal import Refused
    from assembly_app.installation.keystore import SystemClock

    path = session.installation.key_path
    if path.exists():
        if not force:
            raise Refused("key-exists", "ledger", path=str(path))
        path.rename(path.with_name(f"{path.name}.{SystemClock().now():%Y%m%d%H%M%S}"))
    session.say([session.installation.key().public.to_line("assembly")])


@key.command("show")
@click.pass_obj
def key_show(session: Session) -> None:
    """Print the public key and its fingerprint."""
    public = session.installation.key().public
    session.say([public.to_line("assembly"), public.fingerprint()])


@key.command("age")
@click.pass_obj
def key_age(session: Session) -> None:
    """Print the key others encrypt bundles with for this installation (age1...), made when there is none yet.

    Its secret half lies beside the signing key, and `age -d -i` reads it too.
    """
    made = session.installation.identity(make=True)
    session.say([made.recipient] if made else [])


COMMANDS = (key,)
