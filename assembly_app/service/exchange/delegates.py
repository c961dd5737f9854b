# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom bundles are encrypted for, the watched folder, and this laptop's own key for what others encrypt."""

from __future__ import annotations

from assembly_app.bundles.encryption import check_recipient
from assembly_app.domain.refusal import Refused
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.exchange_settings import Choices, Delegate
from assembly_app.service.operations import Operation


def age_key(assembly: Assembly, _: Operation, *, make: bool) -> str:
    """The key that others encrypt bundles with for this laptop; "" while there is none."""
    own = assembly.keys.identity(make=make)
    return own.recipient if own else ""


def choices(assembly: Assembly, _: Operation) -> Choices:
    """What was chosen."""
    return assembly.keys.choices()


def add_delegate(assembly: Assembly, _: Operation, name: str, recipient: str) -> Choices:
    """Keep a delegate's key from now on. Raises Refused ("nobody-named") and BundleError for what is no such key."""
    if not name.strip():
        raise Refused("nobody-named", "input")
    delegate = Delegate(name.strip(), check_recipient(recipient))
    return _kept(assembly, assembly.keys.choices().with_delegate(delegate))


def remove_delegate(assembly: Assembly, _: Operation, recipient: str) -> Choices:
    """Keep that key no longer."""
    return _kept(assembly, assembly.keys.choices().without_delegate(recipient))


def watch_folder(assembly: Assembly, _: Operation, folder: str) -> Choices:
    """Watch another folder from now on; "" for none."""
    return _kept(assembly, assembly.keys.choices().watching(folder))


def _kept(assembly: Assembly, chosen: Choices) -> Choices:
    assembly.keys.keep_choices(chosen)
    return chosen
