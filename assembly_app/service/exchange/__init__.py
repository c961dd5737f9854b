# SPDX-License-Identifier: GPL-3.0-or-later
"""Carrying records between groups: bundles in and out, receipts, the inbox, codes on paper."""
