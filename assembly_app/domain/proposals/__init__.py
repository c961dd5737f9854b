# SPDX-License-Identifier: GPL-3.0-or-later
"""Proposals: drafting, stages, concerns, the test for consensus, blocks and votes (R15 to R24)."""
