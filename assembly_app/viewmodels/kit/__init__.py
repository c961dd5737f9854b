# SPDX-License-Identifier: GPL-3.0-or-later
"""What view-models share: list models, background work, languages, forms for acts, choosing files."""
