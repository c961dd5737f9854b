# SPDX-License-Identifier: GPL-3.0-or-later
"""Meetings: agenda, notice, roles, attendance, the floor, the stack, timers and minutes (R1 to R14, R29)."""
