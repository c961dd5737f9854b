# SPDX-License-Identifier: GPL-3.0-or-later
"""An act becomes events, records and rows; ports of store, clock and keys; undo; forms."""
