# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of the program and of its people: where they lie, and writing one whole or not at all. Knows nothing else."""
