# SPDX-License-Identifier: GPL-3.0-or-later
"""The proposals in the read tables, and the list of them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Index, bindparam, select, text

from assembly_app.domain.proposals.state import Proposal
from assembly_app.service.core.read_models import PARTS, ProposalPage, ProposalRow, part_of
from assembly_app.store import search_text
from assembly_app.store.projections import decisions
from assembly_app.store.projections.projection import Projection, Searched
from assembly_app.store.read_tables import documents, numbers, read_table, texts
from assembly_app.store.rows import Rows, moment, packed, read_texts
from assembly_app.store.search_hits import hits

proposals = read_table(
    "proposals",
    *texts("title", "proposer", "weight", "stage", "text", "drafted_at"),
    *numbers("version", "operational", "tests", "part"),
    key=(),
)
concerns = read_table(
    "concerns", *texts("concern", "member", "text", "status"), *numbers("number", "version"), key=("concern",)
)
Index("proposals_part", proposals.c.group_no, proposals.c.part, proposals.c.drafted_at.desc(), proposals.c.about)


def _rows(proposal: Proposal, *_: object) -> Rows:
    row = (
        packed(proposal.title),
        proposal.proposer,
        proposal.weight,
        proposal.stage,
        packed(proposal.version.texts),
        moment(proposal.drafted_at),
        proposal.version.number,
        int(proposal.operational),
        len(proposal.tests),
        PARTS.index(part_of(proposal.stage)),
    )
    raised = [(c.id, c.member, c.text, c.status, c.number, c.version) for c in proposal.concerns]
    # What is not for other eyes is not found by its words either (R28).
    hidden = proposal.decision is not None and proposal.decision.entry.personal
    words = search_text.searchable(proposal.title, {} if hidden else proposal.version.texts)
    return {proposals: [row], concerns: raised, documents: [("proposal", "0", words)]}


def ids(connection: Connection, group_no: int | None) -> tuple[str, ...]:
    """See Store.proposal_ids."""
    wanted = select(proposals.c.about).where(proposals.c.group_no == group_no)
    rows = connection.execute(wanted.order_by(proposals.c.drafted_at.desc(), proposals.c.about))
    return tuple(row[0] for row in rows)


_FEW_PROPOSALS = (
    "FROM search_proposal s CROSS JOIN documents d ON d.no = s.rowid AND d.group_no = :g "
    "CROSS JOIN proposals p ON p.group_no = :g AND p.about = d.about WHERE search_proposal MATCH :q"
)
_PROPOSALS_ON_THE_WAY = (
    "FROM proposals p CROSS JOIN documents d ON d.group_no = :g AND d.about = p.about AND d.kind = 'proposal' "
    "AND d.key = '0' WHERE p.group_no = :g "
    "AND +d.no IN (SELECT rowid FROM search_proposal WHERE search_proposal MATCH :q)"
)


def page(connection: Connection, group_no: int, words: str, now: datetime, limit: int, skip: int) -> ProposalPage:
    """A page of the proposals by part, within it the newest first."""
    given = {"g": group_no, "q": search_text.query(words), "limit": limit, "skip": skip}
    if words.strip() and not given["q"]:
        return ProposalPage((), 0)
    source = "FROM proposals p WHERE p.group_no = :g"
    if given["q"]:
        total = hits(connection, "proposal", given)
        source = _FEW_PROPOSALS if total <= search_text.FEW else _PROPOSALS_ON_THE_WAY
    else:
        total = int(connection.execute(text("SELECT count(*) FROM proposals WHERE group_no = :g"), given).scalar_one())
    columns = "p.about, p.title, p.proposer, p.weight, p.part, p.stage, p.version, p.drafted_at"
    order = "ORDER BY p.part, p.drafted_at DESC, p.about LIMIT :limit OFFSET :skip"
    rows = connection.execute(text(f"SELECT {columns} {source} {order}"), given).all()
    abouts = [row[0] for row in rows]
    log_of = decisions.newest_of(connection, group_no, abouts, now)
    still_open = _open_concerns(connection, group_no, abouts)
    listed = []
    for about, title, proposer, weight, part, stage, version, drafted_at in rows:
        number, stands = log_of.get(about, ("", stage))
        listed.append(
            ProposalRow(
                proposal=about,
                title=read_texts(title),
                proposer=proposer,
                weight=weight,
                part=PARTS[part],
                standing=stands if stage == "decided" else stage,
                number=number,
                version=version,
                open_concerns=still_open.get(about, 0),
                drafted_at=datetime.fromisoformat(drafted_at),
            )
        )
    return ProposalPage(tuple(listed), total)


_OPEN_CONCERNS = text(
    "SELECT about, count(*) FROM concerns WHERE group_no = :g AND about IN :abouts AND status = 'open' GROUP BY about"
).bindparams(bindparam("abouts", expanding=True))


def _open_concerns(connection: Connection, group_no: int, abouts: list[str]) -> dict[str, int]:
    return {row[0]: row[1] for row in connection.execute(_OPEN_CONCERNS, {"g": group_no, "abouts": abouts})}


PROJECTION = Projection(
    of=Proposal,
    tables=(proposals, concerns),
    rows=_rows,
    searched=(Searched("proposal", as_typed=True),),
)
