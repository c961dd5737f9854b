# SPDX-License-Identifier: GPL-3.0-or-later
"""Bundles (`*.assembly`): feeds of a group in one signed file that any system can open and anyone can check."""
