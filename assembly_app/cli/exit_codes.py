# SPDX-License-Identifier: GPL-3.0-or-later
"""The exit codes of all commands."""

from __future__ import annotations

REFUSED, USAGE, STORE, BUNDLE = 1, 2, 3, 4


def exit_status(error: Exception) -> int:
    """The exit code that an error leads to."""
    from assembly_app.ledger.errors import LedgerError
    from assembly_app.service.core.ports import StoreError
    from assembly_app.service.operations import OperationFailed

    if isinstance(error, LedgerError):
        return BUNDLE
    return STORE if isinstance(error, (StoreError, OperationFailed, OSError)) else REFUSED
