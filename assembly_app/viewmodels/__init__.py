# SPDX-License-Identifier: GPL-3.0-or-later
"""What the screens show and do: one QObject for each screen, over the service."""

from __future__ import annotations
