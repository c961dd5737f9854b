# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents about a meeting: before it, in it and after it."""
