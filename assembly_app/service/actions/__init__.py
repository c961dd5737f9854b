# SPDX-License-Identifier: GPL-3.0-or-later
"""Action items, for those who list them."""
