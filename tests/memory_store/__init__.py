# SPDX-License-Identifier: GPL-3.0-or-later
"""The store's port in plain Python: the contract's second store, and the one for fast tests of the service.

It is as simple as it can be: records stand in dicts, a transaction works on a copy, everything else is computed anew
from the folded states. What it answers is what the port means; it is not quick, and nothing of it outlives the test.
"""
