# SPDX-License-Identifier: GPL-3.0-or-later
"""Qt's `Property` as a decorator of named methods: QML reads a property, Python a typed attribute of the same name.

The tool that describes view-models to QML's linter reads the source, and knows the decorator by the name `Property`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    from PySide6.QtCore import Signal

    T = TypeVar("T", covariant=True)

    class Readable(Generic[T]):
        """What the decorated method has become."""

        @overload
        def __get__(self, owner: None, kind: type[Any]) -> Readable[T]: ...
        @overload
        def __get__(self, owner: object, kind: type[Any]) -> T: ...
        def __get__(self, owner: object | None, kind: type[Any]) -> Readable[T] | T: ...

    def Property(
        kind: object, /, *, notify: Signal = ..., constant: bool = ...
    ) -> Callable[[Callable[[Any], T]], Readable[T]]: ...

else:
    from PySide6.QtCore import Property

__all__ = ["Property"]
