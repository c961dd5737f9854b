# SPDX-License-Identifier: GPL-3.0-or-later
"""The hall: its scene, its screens, the size of its text."""
