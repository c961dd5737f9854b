# SPDX-License-Identifier: GPL-3.0-or-later
"""Assembly: run a meeting that decides together, keep its record, carry it on."""

from __future__ import annotations

__version__ = "0.1.0"
