# SPDX-License-Identifier: GPL-3.0-or-later
"""The language of one window: QML asks it for words, dates and numbers, and hears when it changes."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from PySide6.QtCore import QDateTime, QObject, Signal, Slot
from PySide6.QtQml import QJSEngine, QJSValue, QmlElement, QmlUncreatable, QQmlEngine

from assembly_app.i18n.catalogues import Catalogue, Catalogues
from assembly_app.i18n.facts import tell
from assembly_app.i18n.formatting import Style
from assembly_app.i18n.key_names import keys
from assembly_app.i18n.patterns import JOINERS
from assembly_app.viewmodels.kit.properties import Property

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1

# QML re-evaluates a binding when a property it read changes. So each function is a property, made anew for each
# language: `lang.tr("Agenda")` reads the property `tr` and is evaluated again after a switch, and nothing else is.
_FUNCTIONS = """(function(lang) {
    function or(value, otherwise) { return value === undefined || value === null ? otherwise : value }
    // Rows say the same words and days again and again: each is asked for once in a language.
    var known = new Map()
    function kept(key, ask) {
        var found = known.get(key)
        if (found === undefined) {
            if (known.size > 4000) known.clear()
            known.set(key, found = ask())
        }
        return found
    }
    function words(text, context, n, params) {
        if (n === undefined && params === undefined)
            return kept(or(context, "") + "\u0004" + text,
                        function() { return lang.words(text, or(context, ""), -1, {}) })
        return lang.words(text, or(context, ""), or(n, -1), or(params, {}))
    }
    function styled(kind) {
        return function(value, style) {
            function ask() { return lang.written(kind, or(value, ""), or(style, "")) }
            return typeof value === "number" ? kept(kind + "\u0005" + or(style, "") + value, ask) : ask()
        }
    }
    return {
        tr: words, word: words,
        told: function(code, params) { return lang.fact(code, or(params, {})) },
        date: styled("date"), weekday: styled("weekday"), time: styled("time"), moment: styled("moment"),
        relative: function(value, now) { return lang.relative_to(or(value, ""), or(now, "")) },
        duration: function(seconds) { return lang.counted("duration", or(seconds, 0)) },
        clock: function(seconds) { return lang.counted("clock", or(seconds, 0)) },
        number: function(value) { return lang.counted("number", or(value, 0)) },
        percent: function(share) { return lang.counted("percent", or(share, 0)) },
        keys: function(combination) { return lang.keyed(or(combination, "")) },
        metres: function(value) { return lang.counted("metres", or(value, 0)) },
        labelled: function(label, text) { return lang.joined("labelled", [or(label, ""), or(text, "")]) },
        clauses: function(parts) { return lang.joined("clauses", or(parts, [])) },
        counts: function(parts) { return lang.joined("counts", or(parts, [])) },
        facts: function(parts) { return lang.joined("facts", or(parts, [])) },
        sentences: function(parts) { return lang.joined("sentences", or(parts, [])) },
        listing: function(items) { return lang.listed(or(items, [])) },
        languageName: function(code) { return lang.language_named(or(code, "")) }
    }
})"""


@QmlElement
@QmlUncreatable("made by the program, one for each window")
class Lang(QObject):  # type: ignore[operator]  # PySide6 declares QmlUncreatable without its call
    """Words and formats of one window.

    Instants are milliseconds since 1970, JavaScript dates, or ISO 8601 text; days are ISO 8601 text. An empty value
    is written as the empty text.

    Signals:
        changed: emitted when the language changes; every function property is new.
    """

    changed = Signal()

    def __init__(
        self, engine: QJSEngine, catalogues: Catalogues, code: str = "en", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._catalogues = catalogues
        self._catalogue = catalogues.get(code)
        QQmlEngine.setObjectOwnership(self, QQmlEngine.ObjectOwnership.CppOwnership)
        self._functions = self._make()

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue in use, for view-models that put words together themselves."""
        return self._catalogue

    def every(self) -> list[Catalogue]:
        """The catalogues of all languages, for what is understood in any of them."""
        return [self._catalogues.get(each.code) for each in self._catalogues.available()]

    @property
    def code(self) -> str:
        """The code of the language in use."""
        return self._catalogue.language.code

    @Slot(str)
    def choose(self, code: str) -> None:
        """Speak the language `code` from now on. Choosing the one that is spoken does nothing."""
        if code != self._catalogue.language.code:
            self._speak(code)

    @Slot()
    def again(self) -> None:
        """Say everything once more: the zone of the times of day is another one."""
        self._speak(self._catalogue.language.code)

    def _speak(self, code: str) -> None:
        self._catalogue = self._catalogues.get(code)
        self._functions = self._make()
        self.changed.emit()

    def _make(self) -> QJSValue:
        # PySide6 declares a second result that evaluate does not have.
        make = cast("QJSValue", self._engine.evaluate(_FUNCTIONS, "lang.js"))
        return make.call([self._engine.newQObject(self)])

    def _function(self, name: str) -> QJSValue:
        return self._functions.property(name)

    @Property(str, notify=changed)
    def locale(self) -> str:
        return self._catalogue.language.code

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._catalogue.language.name

    @Property(bool, notify=changed)
    def rtl(self) -> bool:
        return self._catalogue.language.rtl

    # tr takes literal texts, which the translators are shown; word takes texts marked in Python with N_ or P_.
    @Property(QJSValue, notify=changed)
    def tr(self) -> QJSValue:  # type: ignore[override]
        return self._function("tr")

    @Property(QJSValue, notify=changed)
    def word(self) -> QJSValue:
        return self._function("word")

    @Property(QJSValue, notify=changed)
    def told(self) -> QJSValue:
        # By the code of a fact that the command line tells too.
        return self._function("told")

    @Property(QJSValue, notify=changed)
    def date(self) -> QJSValue:
        return self._function("date")

    @Property(QJSValue, notify=changed)
    def weekday(self) -> QJSValue:
        return self._function("weekday")

    @Property(QJSValue, notify=changed)
    def time(self) -> QJSValue:
        return self._function("time")

    @Property(QJSValue, notify=changed)
    def moment(self) -> QJSValue:
        return self._function("moment")

    @Property(QJSValue, notify=changed)
    def relative(self) -> QJSValue:
        return self._function("relative")

    @Property(QJSValue, notify=changed)
    def duration(self) -> QJSValue:
        return self._function("duration")

    @Property(QJSValue, notify=changed)
    def clock(self) -> QJSValue:
        return self._function("clock")

    @Property(QJSValue, notify=changed)
    def number(self) -> QJSValue:
        return self._function("number")

    @Property(QJSValue, notify=changed)
    def percent(self) -> QJSValue:
        return self._function("percent")

    @Property(QJSValue, notify=changed)
    def keys(self) -> QJSValue:
        return self._function("keys")

    @Property(QJSValue, notify=changed)
    def metres(self) -> QJSValue:
        return self._function("metres")

    @Property(QJSValue, notify=changed)
    def labelled(self) -> QJSValue:
        return self._function("labelled")

    @Property(QJSValue, notify=changed)
    def clauses(self) -> QJSValue:
        return self._function("clauses")

    @Property(QJSValue, notify=changed)
    def counts(self) -> QJSValue:
        return self._function("counts")

    @Property(QJSValue, notify=changed)
    def facts(self) -> QJSValue:
        return self._function("facts")

    @Property(QJSValue, notify=changed)
    def sentences(self) -> QJSValue:
        return self._function("sentences")

    @Property(QJSValue, notify=changed)
    def listing(self) -> QJSValue:
        return self._function("listing")

    @Property(QJSValue, notify=changed)
    def languageName(self) -> QJSValue:
        return self._function("languageName")

    @Slot(str, str, int, "QVariantMap", result=str)
    def words(self, text: str, context: str, n: int, params: dict[str, Any]) -> str:
        shown = {name: _whole(value) for name, value in params.items()}
        return self._catalogue.phrase(text, context, None if n < 0 else n, shown)

    @Slot(str, "QVariantMap", result=str)
    def fact(self, code: str, params: dict[str, Any]) -> str:
        return tell(self._catalogue, code, {name: _whole(value) for name, value in params.items()})

    @Slot(str, "QVariant", str, result=str)
    def written(self, kind: str, value: object, style: str) -> str:
        when = _when(value)
        if when is None:
            return ""
        formats = self._catalogue.formats
        if kind == "weekday":
            return formats.weekday(when)
        if kind == "date":
            return formats.date(when, cast("Style", style or "long"))
        if not isinstance(when, dt.datetime):
            when = dt.datetime.combine(when, dt.time(), dt.UTC)
        return formats.time(when) if kind == "time" else formats.moment(when, cast("Style", style or "medium"))

    @Slot("QVariant", "QVariant", result=str)
    def relative_to(self, value: object, now: object) -> str:
        moment, reference = _when(value), _when(now)
        if not isinstance(moment, dt.datetime) or not isinstance(reference, dt.datetime):
            return ""
        return self._catalogue.formats.relative(moment, reference)

    @Slot(str, float, result=str)
    def counted(self, kind: str, value: float) -> str:
        formats = self._catalogue.formats
        if kind == "clock":
            return formats.clock(int(value))
        if kind == "duration":
            return formats.duration(value)
        if kind == "metres":
            return formats.metres(_whole(value))
        return formats.percent(value) if kind == "percent" else formats.number(_whole(value))

    @Slot("QVariantList", result=str)
    def listed(self, items: list[Any]) -> str:
        return self._catalogue.formats.listing([str(item) for item in items])

    @Slot(str, result=str)
    def keyed(self, combination: str) -> str:
        return keys(self._catalogue, combination)

    @Slot(str, "QVariantList", result=str)
    def joined(self, how: str, parts: list[Any]) -> str:
        return JOINERS[how](self._catalogue, [str(part) for part in parts])

    @Slot(str, result=str)
    def language_named(self, code: str) -> str:
        return self._catalogue.formats.language(code)


def _whole(value: Any) -> Any:
    # JavaScript has one kind of number; 3.0 people are three people.
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _when(value: object) -> dt.date | dt.datetime | None:
    if isinstance(value, QDateTime):
        value = value.toMSecsSinceEpoch() if value.isValid() else ""
    if isinstance(value, (int, float)):
        return dt.datetime.fromtimestamp(value / 1000, dt.UTC)
    text = str(value or "")
    if len(text) <= 10:
        return dt.date.fromisoformat(text) if text else None
    moment = dt.datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
