# SPDX-License-Identifier: GPL-3.0-or-later
"""The members in the read tables."""

from __future__ import annotations

from assembly_app.domain.members.state import People
from assembly_app.store.projections.projection import Projection
from assembly_app.store.read_tables import numbers, read_table, texts
from assembly_app.store.rows import Rows, moment, packed

members = read_table(
    "members", *texts("member", "name", "standing", "joined_at", "skills"), *numbers("shown"), key=("member",)
)


def _rows(people: People, *_: object) -> Rows:
    return {
        members: [
            (m.id, m.name, m.standing, moment(m.joined_at), packed(m.skills), int(m.shown)) for m in people.everyone
        ]
    }


PROJECTION = Projection(of=People, tables=(members,), rows=_rows)
