# SPDX-License-Identifier: GPL-3.0-or-later
"""One object per screen that QML reads: properties, lists and acts. QtCore and QtQml only."""

from __future__ import annotations
