# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of every page, to be looked at by a person."""

from __future__ import annotations
