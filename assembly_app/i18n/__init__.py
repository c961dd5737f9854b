# SPDX-License-Identifier: GPL-3.0-or-later
"""Languages, catalogues of words, and the writing of dates and numbers. Knows no Qt and no domain."""

from __future__ import annotations
