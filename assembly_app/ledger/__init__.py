# SPDX-License-Identifier: GPL-3.0-or-later
"""The ledger: records, feeds, checkpoints, the roll of signers and the signatures that bind them."""
