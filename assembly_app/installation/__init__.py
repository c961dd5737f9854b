# SPDX-License-Identifier: GPL-3.0-or-later
"""What belongs to this computer: keys, folders, feeds written here, the log of unexpected errors."""
