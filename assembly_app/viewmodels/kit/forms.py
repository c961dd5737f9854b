# SPDX-License-Identifier: GPL-3.0-or-later
"""What a feature gives to forms: what can be chosen, what stands in a field at first, its own words for codes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Texts, in_language
from assembly_app.i18n.catalogues import Catalogue
from assembly_app.i18n.marks import P_, Message
from assembly_app.i18n.words import TERMS
from assembly_app.service.core.form_fields import YES_NO, Field, refs_of
from assembly_app.service.core.world import StoreWorld
from assembly_app.viewmodels.kit.command_runner import CommandRunner

LANGUAGE = "~language"
"""The field of a form that says in which language its texts are; no act has one of that name."""
LONGEST = 80
ANSWERS = {"yes": P_("answer", "yes"), "no": P_("answer", "no")}


class Choice(NamedTuple):
    """Something to choose: its id or code, and how it is called."""

    code: str
    says: str


class FormContext:
    """What a form is asked in: the act, what is given or filled in so far, the world and the words.

    `consulted` holds the kinds of things that were asked for: where another one is chosen, choices may be others.
    """

    def __init__(self, acting: CommandRunner, act: str, values: Mapping[str, Any]) -> None:
        self.acting, self.act, self.values = acting, act, values
        self.consulted: set[str] = set()

    @property
    def world(self) -> StoreWorld:
        """The assembly as it stands."""
        return self.acting.assembly.world

    @property
    def words(self) -> Catalogue:
        """The words of the desk."""
        return self.acting.lang.catalogue

    @property
    def now(self) -> datetime:
        """The instant, by the assembly's clock."""
        return self.acting.now

    def chosen(self, ref: str) -> str:
        """The id of the thing of that kind that is given or chosen; "" for none."""
        self.consulted.add(ref)
        keys = (key for key, kind in refs_of(self.act).items() if kind == ref)
        return next((str(self.values[key]) for key in keys if self.values.get(key)), "")

    def said(self, texts: Texts) -> str:
        """What people wrote, in the language that the desk would look for first; "" for nothing."""
        return in_language(texts, *self.acting.languages)

    def short(self, texts: Texts) -> str:
        """The same on one line, cut off where it is long."""
        text = " ".join(self.said(texts).split())
        return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"

    def term(self, code: str) -> str:
        """A code in words, if there are any."""
        found = TERMS.get(code)
        return self.words.text(found) if found else code


ChoicesOf = Callable[[FormContext], list[Choice]]
"""What can be chosen, the likeliest first."""

Start = Callable[[FormContext], Mapping[str, Any]]
"""What stands in fields at first, by their keys. May be refused, and miss a key, where not all of it is known."""

Kept = Callable[[FormContext], Mapping[str, Texts]]
"""Texts that are there already, by field, or by field and part ("values.care"), in all the languages they have."""

Whole = Callable[[FormContext, dict[str, Any]], None]
"""Puts in what a field needs besides its changed parts."""


@dataclass(frozen=True, kw_only=True)
class FeatureForms:
    """What one feature gives to forms.

    `choices` go by kind of thing, as in `Ref("hand")`; `here` gives the ids of what is going on now by kind.
    `starts`, `kept` and `whole` go by act; `words` by act and field, then by code.
    """

    choices: Mapping[str, ChoicesOf] = field(default_factory=dict)
    here: Start | None = None
    starts: Mapping[str, Start] = field(default_factory=dict)
    kept: Mapping[str, Kept] = field(default_factory=dict)
    whole: Mapping[str, Whole] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, Message]] = field(default_factory=dict)


class Forms:
    """What all features together give to forms."""

    def __init__(self, features: Iterable[FeatureForms]) -> None:
        self.features = tuple(features)
        self.choices = {ref: choices for one in self.features for ref, choices in one.choices.items()}
        self._starts = {act: start for one in self.features for act, start in one.starts.items()}
        self._kept = {act: kept for one in self.features for act, kept in one.kept.items()}
        self._whole = {act: whole for one in self.features for act, whole in one.whole.items()}
        self.words = {key: words for one in self.features for key, words in one.words.items()}

    def choices_of(self, context: FormContext, asked: Field) -> list[Choice]:
        """What can be chosen for a field."""
        if asked.codes:
            return [Choice(code, self._code(context, asked, code)) for code in asked.codes]
        return self.choices[asked.ref](context)

    def here(self, context: FormContext) -> dict[str, Any]:
        """What is going on now, by kind of thing: the meeting that runs, the item on its floor."""
        return {ref: wanted for one in self.features if one.here for ref, wanted in one.here(context).items()}

    def standing(self, context: FormContext) -> Mapping[str, Any]:
        """What holds now, by field: what an act would change begins with what is there."""
        try:
            return self._starts[context.act](context) if context.act in self._starts else {}
        except (Refused, KeyError):  # what it is about is not known yet, or not given
            return {}

    def kept(self, context: FormContext) -> Mapping[str, Texts]:
        """Texts that an act would change, by field, in every language they have: the others stay when one is mended."""
        try:
            return self._kept[context.act](context) if context.act in self._kept else {}
        except (Refused, KeyError):
            return {}

    def complete(self, context: FormContext, given: dict[str, Any]) -> None:
        """Put in what is needed besides what was typed."""
        if context.act in self._whole:
            self._whole[context.act](context, given)

    def _code(self, context: FormContext, asked: Field, code: str) -> str:
        words = ANSWERS if asked.codes == YES_NO else self.words.get(f"{context.act}.{asked.key}", {})
        return context.words.text(words[code]) if code in words else context.term(code)
