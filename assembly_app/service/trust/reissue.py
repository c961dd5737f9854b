# SPDX-License-Identifier: GPL-3.0-or-later
"""Recording anew what stands on a branch that does not count, so that nothing said is lost when a fork is settled."""

from __future__ import annotations

from assembly_app.domain.refusal import refuse_unless
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.trust.forks import frozen_feeds, to_issue_again


def reissue(assembly: Assembly, branch: int) -> int:
    """Append what a branch of our group's feeds holds to the own feed, each record with a reference to the first one
    of its kind; how many. Raises Refused: branch-unknown, branch-open (its fork is not settled), branch-issued."""
    store, group = assembly.store, assembly.group
    row = next((row for row in store.branches(group) if row.no == branch), None)
    refuse_unless(row is not None, "branch-unknown", "ledger", branch=branch)
    assert row is not None
    refuse_unless(not row.issued, "branch-issued", "ledger", branch=branch)
    refuse_unless(row.feed not in frozen_feeds(store, group), "branch-open", "ledger", branch=branch)
    records = to_issue_again(store, branch)
    with store.write() as tx:
        assembly.journal.append_again(tx, group, records, assembly.clock.now())
        tx.mark_issued(branch)
        changes = tx.project()
    assembly.journal.note()
    assembly.tell(changes)
    return len(records)
