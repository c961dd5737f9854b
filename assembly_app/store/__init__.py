# SPDX-License-Identifier: GPL-3.0-or-later
"""The local store: SQLite through SQLAlchemy, records as exact bytes, and read tables that can always be rebuilt."""
