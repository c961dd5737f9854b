# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom to believe: the roll of signers, forks, erasure, cosigned minutes."""
