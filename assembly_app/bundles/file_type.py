# SPDX-License-Identifier: GPL-3.0-or-later
"""The type of a file that was handed in, by how it begins and never by its name."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

from assembly_app.bundles.errors import BundleError
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.receipts import SIZE_CAP, SignedReceipt, is_receipt

Kind = Literal["bundle", "receipt", "roll"]
_START: Final = 64
_DRAFT: Final = b"assembly-roll-draft/"


def kind_of(path: Path) -> Kind:
    """A receipt, the draft of a roll, or what has to be a bundle; for a file that cannot be read, a bundle: opening it
    says why."""
    try:
        with path.open("rb") as file:
            start = file.read(_START)
    except OSError:
        return "bundle"
    if is_receipt(start):
        return "receipt"
    return "roll" if start.startswith(b"{") and _DRAFT in start else "bundle"


def read_receipt(path: Path) -> SignedReceipt:
    """The receipt in a file. Raises BundleError; verifies nothing."""
    try:
        with path.open("rb") as file:
            return SignedReceipt.parse(file.read(SIZE_CAP + 1))
    except OSError as error:
        raise BundleError("file-unreadable", reason=error.strerror or str(error)) from error
    except LedgerError as error:
        raise BundleError(error.code, **error.params) from error
