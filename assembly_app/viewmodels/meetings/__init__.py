# SPDX-License-Identifier: GPL-3.0-or-later
"""The Meeting place: before, during and after a meeting."""
