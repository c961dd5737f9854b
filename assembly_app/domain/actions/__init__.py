# SPDX-License-Identifier: GPL-3.0-or-later
"""Action items: who does what by when (R30)."""
