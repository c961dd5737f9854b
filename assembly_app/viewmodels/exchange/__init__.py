# SPDX-License-Identifier: GPL-3.0-or-later
"""The Exchange place: bundles, receipts, delegates, the watched folder, codes on paper."""
