# SPDX-License-Identifier: GPL-3.0-or-later
"""Why nothing can be read from a list."""

from __future__ import annotations

from assembly_app.errors import CodedError


class UnreadableError(CodedError):
    """Nothing can be read from it; nothing was recorded."""
