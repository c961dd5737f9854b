# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents, for those who ask for them and those who make them."""
