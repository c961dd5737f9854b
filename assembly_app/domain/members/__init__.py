# SPDX-License-Identifier: GPL-3.0-or-later
"""Members: who they are, what they are trained for, offices held for a term."""
