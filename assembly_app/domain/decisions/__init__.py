# SPDX-License-Identifier: GPL-3.0-or-later
"""Decisions: entries of the decision log and what became of them (R25 to R28)."""
