# SPDX-License-Identifier: GPL-3.0-or-later
"""Signers, forks, erasure and cosigned minutes, as the Exchange place shows them."""
