"""A bad entry of the glossary gets one clear line with its place and the way out; a large glossary works."""

import json
import re
from pathlib import Path

import pytest

from conftest import run_warraq
from glossary_terms import make_term
from warraq.catalog import find_claims, find_odd_forms

GOOD = "- id: iraq\n  ar: {term: العراق}\n  en: {term: Iraq}\n  definition: {ar: بلد., en: A country.}\n"
AT = GOOD.count("\n") + 1
"""The line on which the entry under test opens."""


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A small collection: one text, its record and a glossary of one entry."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "one.txt").write_text(
        "عنوان النص\n\nهذه فقرة قصيرة من نص تجريبي عن العراق كتبناه نحن.\n", encoding="utf-8"
    )
    (folder / "one.yml").write_text("slug: one\n", encoding="utf-8")
    (folder / "glossary.yml").write_text(GOOD, encoding="utf-8")
    return folder


def entry(ar: str = "{term: خلية نائمة}", en: str = "{term: sleeper cell}", id_: str = "new") -> str:
    lines = [f"- id: {id_}"]
    lines += [f"  {key}: {value}" for key, value in (("ar", ar), ("en", en)) if value]
    return "\n".join([*lines, "  definition: {ar: شرح., en: A note.}", ""])


def with_variant(ar: str = "", en: str = "") -> str:
    return entry(
        f"{{term: خلية نائمة, variants: [{ar}]}}" if ar else "{term: خلية نائمة}",
        f"{{term: sleeper cell, variants: [{en}]}}" if en else "{term: sleeper cell}",
    )


BAD = {
    "no Arabic": (entry(ar=""), r"the key `1\.ar` is missing\. Write it\."),
    "no English": (entry(en=""), r"the key `1\.en` is missing\. Write it\."),
    "an empty headword": (entry(ar="{term: ''}"), "`new` lacks a headword. Write it in both languages."),
    "a headword of signs": (entry(ar="{term: '…'}"), "`new`: “…” under `ar` has no letters. Write"),
    "a doubled id": (entry(id_="iraq"), r"the id iraq stands twice \(first on line 1\)\. Give one"),
    "one Arabic letter": (with_variant(ar="ع"), "“ع” is a single letter, which is met everywhere. Write"),
    "one letter with a mark": (with_variant(ar="'عُـ'"), "“عُـ” is a single letter"),
    "one English letter": (with_variant(en="a"), "“a” is a single letter, which is met everywhere. Write"),
    "a pattern": (with_variant(ar="'(أ|ب).*['"), r"“\(أ\|ب\)\.\*\[” has the sign `\|`\. Forms are plain"),
    "an English pattern": (with_variant(en="'cells?$'"), r"“cells\?\$” has the sign `\$`\. Forms are plain"),
    "an empty variant": (with_variant(ar="''"), "`new`: an empty form under `ar`. Write it, or take it out"),
    "an empty English variant": (with_variant(en="' '"), "an empty form under `en`. Write it, or take"),
    "only marks": (with_variant(ar="'ًُـ'"), "under `ar` has no letters. Write the words, or take it out"),
    "only punctuation": (with_variant(en="'--'"), "“--” under `en` has no letters. Write the words, or take"),
    "the headword again": (with_variant(ar="خلية نائمة"), "“خلية نائمة” stands twice under `ar`. Keep one"),
    "the English again": (with_variant(en="sleeper cell"), "“sleeper cell” stands twice under `en`. Keep"),
    "Arabic as English": (with_variant(en="خلايا"), "“خلايا” stands under `en` and is not English. Move it"),
    "English as Arabic": (with_variant(ar="cells"), "“cells” stands under `ar` and is not Arabic. Move it"),
    "a form of another": (with_variant(ar="عراق"), "“عراق” stands for two terms, iraq and new. Leave it to"),
    "an English form of another": (with_variant(en="iraqs"), "“iraqs” stands for two terms, iraq and new"),
}


def tell(seeds: Path, glossary: str) -> list[str]:
    """What `warraq check` says of the collection with the entry after the good one."""
    (seeds / "glossary.yml").write_text(GOOD + glossary, encoding="utf-8")
    done = run_warraq("check", "--seeds", str(seeds))
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("case", BAD)
def test_a_bad_entry_gets_one_clear_line(seeds: Path, case: str) -> None:
    glossary, expected = BAD[case]
    told = tell(seeds, glossary)
    assert len(told) == 1, told
    assert re.match(rf"{re.escape(str(seeds))}/glossary\.yml:{AT}: .*{expected}", told[0]), told


def test_all_bad_forms_of_an_entry_are_told_at_once(seeds: Path) -> None:
    told = tell(seeds, with_variant(ar="ع, '', cells", en="a, خلايا"))
    assert len(told) == 5
    assert all(line.startswith(f"{seeds}/glossary.yml:{AT}: `new`: ") for line in told)


def test_forms_without_letters_are_no_claim(seeds: Path) -> None:
    told = tell(
        seeds, with_variant(ar="'…'") + entry("{term: بيعة, variants: ['…']}", "{term: oath}", "other")
    )
    assert [line.partition("glossary.yml:")[2].partition("”")[0] for line in told] == [
        f"{AT}: `new`: “…",
        f"{AT + 4}: `other`: “…",
    ]


def test_usual_forms_are_no_fault() -> None:
    english = ("ISIS (2014)", "Da'esh", "Al-Hol", "9/11", "24 (website)", "AT&T", "Türkiye")
    arabic = ("داعش (2014)", "كوفيد-19", "موقع 24", "تنظيم «الدولة»", "شركة ABC", "دَاعِش", "ﷲ أكبر")
    term = make_term("x", "داعش", "ISIS", variants=arabic, en_variants=english, abbreviations=("IS",))
    assert list(find_odd_forms(term)) == []
    assert find_claims([term], "g.yml") == ()


def test_fifty_thousand_entries_simply_work(seeds: Path) -> None:
    rows = (
        f"- {{id: t{i}, ar: {{term: رقم {i}}}, en: {{term: no {i}}}, definition: {{ar: ت, en: d}}}}\n"
        for i in range(50_000)
    )
    glossary = seeds / "glossary.yml"
    glossary.write_text("".join(rows) + GOOD, encoding="utf-8")
    text = seeds / "one.txt"
    text.write_text(text.read_text("utf-8") + "\nالفقرة رقم ٤٩٩٩٩ هي no 7.\n", encoding="utf-8")
    checked = run_warraq("check", "--seeds", str(seeds))
    assert checked.stdout == "No faults.\n", checked.stdout[:500] + checked.stderr
    shown = run_warraq("show", "--json", "--glossary", str(glossary), str(text))
    mentions = json.loads(shown.stdout)["mentions"]
    assert [(each["term"], each["line"]) for each in mentions] == [("iraq", 3), ("t49999", 5), ("t7", 5)]
