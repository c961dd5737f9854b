# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a document cannot be made. Nothing was written then, and a file that was there is as it was."""

from __future__ import annotations

from assembly_app.errors import CodedError


class DocumentError(CodedError):
    """A document cannot be made, or not be written."""
