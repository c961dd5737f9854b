# SPDX-License-Identifier: GPL-3.0-or-later
"""From an act to what people see: act -> decide -> append -> project -> what changed. No SQL, no Qt."""
