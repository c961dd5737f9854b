# SPDX-License-Identifier: GPL-3.0-or-later
"""What the log of decisions is narrowed to, and what it can be, as pages show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.viewmodels.kit.detail import Detail, showing

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


class FiltersRow(NamedTuple):
    """The filters that are on; "" and False for none."""

    year: str = ""
    method: str = ""
    implementer: str = ""
    implementerName: str = ""
    reviewDue: bool = False


@QmlElement
@QmlUncreatable("made by the program")
@showing(FiltersRow)
class ActiveFilters(Detail[FiltersRow]):  # type: ignore[operator]
    """The filters of the log that are on."""


class FacetsRow(NamedTuple):
    """What there is to filter by; `implementers` are maps of `code` and `says`."""

    years: Sequence[str] = ()
    methods: Sequence[str] = ()
    implementers: Sequence[Mapping[str, str]] = ()


@QmlElement
@QmlUncreatable("made by the program")
@showing(FacetsRow)
class Facets(Detail[FacetsRow]):  # type: ignore[operator]
    """What the log can be narrowed to."""
