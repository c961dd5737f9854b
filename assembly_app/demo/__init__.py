# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample neighbourhood: a store to practise with."""
