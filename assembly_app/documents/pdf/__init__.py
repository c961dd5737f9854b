# SPDX-License-Identifier: GPL-3.0-or-later
"""How a document gets onto paper: letters, fonts, tags, pages. Knows nothing of assemblies."""
