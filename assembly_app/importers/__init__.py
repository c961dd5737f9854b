# SPDX-License-Identifier: GPL-3.0-or-later
"""What groups have already, read into acts: members, agenda items and meetings. Knows no file, no store and no Qt."""
