# SPDX-License-Identifier: GPL-3.0-or-later
"""What people print, mail and read aloud, made from read models and a language."""
