# SPDX-License-Identifier: GPL-3.0-or-later
"""Benchmarks, side by side with a peer in the same run: machines are shared, so only ratios travel."""

from __future__ import annotations
