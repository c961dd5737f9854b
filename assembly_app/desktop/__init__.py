# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop program: windows, screens, the QML engine, the event loop, and what ties them to a store."""
