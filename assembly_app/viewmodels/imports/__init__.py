# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists that a group has already, read line by line before they are recorded."""
