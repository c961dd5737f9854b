# SPDX-License-Identifier: GPL-3.0-or-later
"""Who runs the Exchange's errands, in a thread: made there when the first one is run."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assembly_app.viewmodels.kit.background import Beside

if TYPE_CHECKING:
    from assembly_app.service.exchange.correspondence import Correspondence
    from assembly_app.service.exchange.courier import Courier
    from assembly_app.service.exchange.paperwork import Paperwork
    from assembly_app.service.trust.trustee import Trustee


class Hired:
    """The courier, the one who keeps the correspondence, the one who looks after whom one may believe and the one for
    codes on paper; all on the store that the desk shows."""

    def __init__(self, beside: Beside, hire: Callable[[], Courier]) -> None:
        self.beside, self._hire = beside, hire
        self._courier: Courier | None = None
        self._post: Correspondence | None = None
        self._trustee: Trustee | None = None
        self._paperwork: Paperwork | None = None

    async def courier(self) -> Courier:
        """Carries bundles."""
        if self._courier is None:
            self._courier = await self.beside.in_thread(self._hire)
        return self._courier

    async def post(self) -> Correspondence:
        """Receipts, delegates' keys and the watched folder."""
        if self._post is None:
            self._post = await self.beside.in_thread(_begun, await self.courier())
        return self._post

    async def trustee(self) -> Trustee:
        """The roll, forks, erasing and signed minutes."""
        if self._trustee is None:
            self._trustee = await self.beside.in_thread(_trusted, await self.courier())
        return self._trustee

    async def paperwork(self) -> Paperwork:
        """Codes for paper, and what was scanned."""
        if self._paperwork is None:
            self._paperwork = await self.beside.in_thread(_at_the_papers, await self.courier())
        return self._paperwork


def _begun(courier: Courier) -> Correspondence:
    from assembly_app.service.exchange.correspondence import Correspondence

    return Correspondence(courier)


def _trusted(courier: Courier) -> Trustee:
    from assembly_app.service.trust.trustee import Trustee

    return Trustee(courier)


def _at_the_papers(courier: Courier) -> Paperwork:
    from assembly_app.service.exchange.paperwork import Paperwork

    return Paperwork(courier)
