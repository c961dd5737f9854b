# SPDX-License-Identifier: GPL-3.0-or-later
"""What the surroundings of a command say of the person who gave it."""

from __future__ import annotations

import pytest

from assembly_app.files import paths


@pytest.mark.parametrize(
    ("named", "region"),
    [
        ({"LANG": "en_GB.UTF-8"}, "GB"),
        ({"LANG": "en_GB.UTF-8", "LC_TIME": "de_DE@euro"}, "DE"),
        ({"LANG": "en_GB", "LC_ALL": "C.UTF-8"}, ""),
        ({"LANG": "English_United Kingdom.1252"}, ""),
        ({}, ""),
    ],
)
def test_where_a_person_lives_is_what_the_locale_says(
    named: dict[str, str], region: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_TIME", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in named.items():
        monkeypatch.setenv(name, value)

    assert paths.region() == region
