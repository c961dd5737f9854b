# SPDX-License-Identifier: GPL-3.0-or-later
"""The tests. `unit` needs neither Qt nor SQL; `qt` runs offscreen."""

from __future__ import annotations
