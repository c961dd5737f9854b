# SPDX-License-Identifier: GPL-3.0-or-later
"""A question to the store that belongs to one feature, and so is no method of the port."""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec

Answer = TypeVar("Answer")


class Query(msgspec.Struct, Generic[Answer], frozen=True):
    """What is asked of one group's records: its fields say which of them, `Answer` is what `Store.query` gives.

    A feature defines its queries in `service/<feature>/queries.py`, and its projection in the store answers them.
    """
