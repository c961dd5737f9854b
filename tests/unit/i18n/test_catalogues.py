# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person reads: translated, counted, fenced, and never missing."""

from __future__ import annotations

from pathlib import Path

from assembly_app.i18n.catalogues import Catalogues
from assembly_app.i18n.marks import N_, NN_, P_

ARABIC_RULE = "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;"


def write(folder: Path, code: str, body: str, plural: str = "nplurals=2; plural=(n != 1);", extra: str = "") -> Path:
    path = folder / code / "LC_MESSAGES" / "assembly.po"
    path.parent.mkdir(parents=True)
    head = f'"Language: {code}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {plural}\\n"\n{extra}'
    path.write_text(f'msgid ""\nmsgstr ""\n{head}\n{body}', encoding="utf-8")
    return folder


def entry(text: str, said: str, context: str = "") -> str:
    return (f'msgctxt "{context}"\n' if context else "") + f'msgid "{text}"\nmsgstr "{said}"\n\n'


def test_a_word_with_two_meanings_has_two_translations(tmp_path: Path) -> None:
    body = entry("Minutes", "Protocolo", "record") + entry("Minutes", "Minutos", "time")
    spanish = Catalogues([write(tmp_path, "es", body)]).get("es")

    assert spanish.text("Minutes", "record") == "Protocolo"
    assert spanish.text(P_("time", "Minutes")) == "Minutos"


def test_a_missing_text_is_read_in_the_source_language(tmp_path: Path) -> None:
    catalogue = Catalogues([tmp_path]).get("gn")

    assert catalogue.text(N_("Agenda")) == "Agenda"


def test_a_groups_own_language_falls_back_where_it_says(tmp_path: Path) -> None:
    write(tmp_path, "es", entry("Agenda", "Orden del día") + entry("Stack", "Turnos"))
    write(
        tmp_path, "tzh", entry("Agenda", "Sk'oplal"), extra='"X-Fallback: es\\n"\n"X-Native-Name: bats\'il k\'op\\n"\n'
    )
    tzeltal = Catalogues([tmp_path]).get("tzh")

    assert (tzeltal.text("Agenda"), tzeltal.text("Stack")) == ("Sk'oplal", "Turnos")
    assert tzeltal.language.name == "Bats'il k'op"


def test_two_languages_may_fall_back_on_each_other(tmp_path: Path) -> None:
    write(tmp_path, "aa", entry("Agenda", "A"), extra='"X-Fallback: bb\\n"\n')
    write(tmp_path, "bb", entry("Stack", "B"), extra='"X-Fallback: aa\\n"\n')

    assert Catalogues([tmp_path]).get("aa").text("Stack") == "B"


def test_arabic_counts_by_the_rule_in_the_catalogue(tmp_path: Path) -> None:
    forms = "".join(f'msgstr[{i}] "form {i}: {{n}}"\n' for i in range(6))
    body = f'msgid "{{n}} hands"\nmsgid_plural "{{n}} hands"\n{forms}\n'
    arabic = Catalogues([write(tmp_path, "ar", body, ARABIC_RULE)]).get("ar")

    said = [arabic.text(NN_("{n} hands"), n=n)[5] for n in (0, 1, 2, 5, 11, 100)]
    assert said == ["0", "1", "2", "3", "4", "5"]
    assert arabic.text("{n} hands", n=5).endswith("٥")


def test_a_language_unicode_does_not_know_keeps_its_own_plural_rule(tmp_path: Path) -> None:
    body = 'msgid "{n} hands"\nmsgid_plural "{n} hands"\nmsgstr[0] "few"\nmsgstr[1] "many"\n'
    own = Catalogues([write(tmp_path, "tzh", body, "nplurals=2; plural=(n > 7);")]).get("tzh")

    assert [own.text("{n} hands", n=n) for n in (1, 7, 8)] == ["few", "few", "many"]


def test_what_people_wrote_is_fenced_off_and_never_read_as_a_placeholder(tmp_path: Path) -> None:
    catalogue = Catalogues([tmp_path]).get("en")

    assert catalogue.text("Ask {who}", who="{n} ليلى") == "Ask \u2068{n} ليلى\u2069"
    assert catalogue.text("Ask {who} {when}", who="Ana") == "Ask \u2068Ana\u2069 {when}"


def test_compiled_catalogues_are_kept_and_renewed_when_the_text_changes(tmp_path: Path) -> None:
    folder = write(tmp_path / "words", "fr", entry("Block", "Blocage"))
    kept = tmp_path / "kept"
    assert Catalogues([folder], kept).get("fr").text("Block") == "Blocage"
    assert len(list(kept.iterdir())) == 1

    path = folder / "fr" / "LC_MESSAGES" / "assembly.po"
    path.write_text(path.read_text(encoding="utf-8").replace("Blocage", "Objection"), encoding="utf-8")

    assert Catalogues([folder], kept).get("fr").text("Block") == "Objection"


def test_pseudo_languages_show_what_was_forgotten(tmp_path: Path) -> None:
    catalogues = Catalogues([tmp_path])

    long = catalogues.get("en_XA").text("{n} hands raised", n=3)
    assert long.startswith("⟦3 ") and long.endswith("⟧") and len(long) > 1.3 * len("3 hands raised")
    mirrored = catalogues.get("ar_XB")
    assert mirrored.language.rtl
    assert mirrored.text("Agenda") == "\u202eAgenda\u202c"
