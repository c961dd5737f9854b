# SPDX-License-Identifier: GPL-3.0-or-later
"""The charter has no rows: it is read as a whole."""

from __future__ import annotations

from assembly_app.domain.charter.state import Charter
from assembly_app.store.projections.projection import Projection

PROJECTION = Projection(of=Charter)
