# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts that the desk and the command line both tell, each in one sentence by its code and parameters."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from assembly_app.i18n.catalogues import Catalogue
from assembly_app.i18n.words import FACTS

_CAPACITIES = ("secretary", "facilitator", "delegate")


def told(words: Catalogue, code: str, /, **params: object) -> str:
    """The fact `code` in words."""
    return tell(words, code, params)


def tell(words: Catalogue, code: str, params: Mapping[str, object]) -> str:
    """`told` for parameters that come as a mapping. A code without words is shown as it is."""
    if code in _COMPOSED:
        return _COMPOSED[code](words, params)
    return words.phrase(FACTS[code], "", None, params) if code in FACTS else code


def capacities(words: Catalogue, codes: Sequence[str]) -> str:
    """What a key signs as."""
    return words.formats.listing([tell(words, f"capacity-{code}", {}) for code in codes])


def called(words: Catalogue, name: str) -> str:
    """A name on the roll. The first keys of a group are named after what they sign as, in English: that is said in
    each language."""
    if name.lower() not in _CAPACITIES:
        return name
    said = tell(words, f"capacity-{name.lower()}", {})
    return said[:1].upper() + said[1:]


def signer(words: Catalogue, name: str, codes: Sequence[str]) -> str:
    """A name with what it signs as; a roll may name somebody by that already."""
    signs_as = [code for code in codes if code != name.lower()]
    if not signs_as:
        return called(words, name)
    return told(words, "signer", name=called(words, name), capacities=capacities(words, signs_as))


def laptop(words: Catalogue, name: str, *, own: bool = False) -> str:
    """Whose laptop a feed is written by."""
    if own:
        return told(words, "laptop-own")
    return told(words, "laptop-of", name=called(words, name)) if name else told(words, "laptop-unknown")


def roll_step(words: Catalogue, step: Mapping[str, object]) -> str:
    """A change of the roll; see service.trust.roll.Step."""
    code, name, seq = str(step["code"]), str(step.get("name", "")), step.get("seq", 0)
    if code == "ended" and not seq:
        code = "ended-nothing"
    listed = step.get("capacities", ())
    return told(
        words,
        f"roll-{code}",
        name=called(words, name),
        capacities=capacities(words, [str(one) for one in listed]) if isinstance(listed, (list, tuple)) else "",
        laptop=laptop(words, name),
        seq=seq,
        n=step.get("number", 0),
    )


def _listed(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, (list, tuple)) else []


_COMPOSED: Mapping[str, Callable[[Catalogue, Mapping[str, object]], str]] = MappingProxyType(
    {
        "called": lambda words, params: called(words, str(params["name"])),
        "capacities": lambda words, params: capacities(words, _listed(params["codes"])),
        "signed-as": lambda words, params: signer(words, str(params["name"]), _listed(params["codes"])),
        "laptop": lambda words, params: laptop(words, str(params["name"]), own=bool(params["own"])),
        "roll-step": roll_step,
    }
)
"""Those that are put together from others."""
