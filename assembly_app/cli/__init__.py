# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: arguments, output and exit codes over the same operations as the desk."""
