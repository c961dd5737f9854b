# SPDX-License-Identifier: GPL-3.0-or-later
"""The process rules R1-R30, pure: frozen state, acts that become events or a refusal, and folds of events."""
