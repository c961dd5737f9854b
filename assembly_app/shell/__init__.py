# SPDX-License-Identifier: GPL-3.0-or-later
"""Windows, screens, the QML engine and the event loop: what ties the program to a desktop."""

from __future__ import annotations
