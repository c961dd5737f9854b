# SPDX-License-Identifier: GPL-3.0-or-later
"""The charter: the assembly's own settings (R3, R8, R10, R18 to R24 read their numbers from it)."""
