# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom one may believe, on the Exchange place: read together, shown in parts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.operations import StoreOperations
from assembly_app.viewmodels.kit.properties import Property
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
        self, acting: CommandRunner, operations: StoreOperations, placed: Callable[[Path], Path], parent: QObject
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

    @Property(SignersViewModel, constant=True)
    def signers(self) -> SignersViewModel:
        return self.signers_

    @Property(ForksViewModel, constant=True)
    def forks(self) -> ForksViewModel:
        return self.forks_

    @Property(ErasingViewModel, constant=True)
    def erasing(self) -> ErasingViewModel:
        return self.erasing_
