# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom one may believe, on the Exchange place: read together, shown in parts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.viewmodels.kit.command_runner import Acting
from assembly_app.viewmodels.kit.operations import StoreOperations
from assembly_app.viewmodels.trust.erasing import ErasingViewModel
from assembly_app.viewmodels.trust.forks import ForksViewModel
from assembly_app.viewmodels.trust.signers import SignersViewModel

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class TrustViewModel(QObject):  # type: ignore[operator]
    """The roll of signers, feeds that went two ways, and erasing."""

    def __init__(
        self, acting: Acting, operations: StoreOperations, placed: Callable[[Path], Path], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self.signers_ = SignersViewModel(acting, operations, placed, self)
        self.forks_ = ForksViewModel(acting, operations, self)
        self.erasing_ = ErasingViewModel(acting, operations, self)

    async def read(self) -> None:
        """Read how everything stands. Raises CodedError."""
        await self._operations.load()
        from assembly_app.service.trust.overview import overview

        trusted = await self._operations.read(overview)
        self.signers_.read(trusted)
        self.forks_.read(trusted)
        self.erasing_.read(trusted)

    def _read_signers(self) -> QObject:
        return self.signers_

    def _read_forks(self) -> QObject:
        return self.forks_

    def _read_erasing(self) -> QObject:
        return self.erasing_

    signers = Property(SignersViewModel, _read_signers, constant=True)
    forks = Property(ForksViewModel, _read_forks, constant=True)
    erasing = Property(ErasingViewModel, _read_erasing, constant=True)
