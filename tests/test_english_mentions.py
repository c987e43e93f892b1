"""English names are found in English text as a reader would find them, and Latin forms in Arabic lines."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conftest import run_warraq
from glossary_terms import make_term
from warraq.catalog import build_catalog
from warraq.mentions import find_english, find_mentions

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "goldens" / "mentions" / "english.yml").read_text(encoding="utf-8"))
OPEN, CLOSE = "\u27e6", "\u27e7"
TERMS = [
    make_term(
        "isis",
        "داعش",
        "ISIS",
        kind="organisation",
        abbreviations=("IS",),
        en_variants=("Daesh", "Da'esh", "Islamic State"),
    ),
    make_term("usa", "الولايات المتحدة", "United States", kind="place", abbreviations=("US",)),
    make_term(
        "sdf",
        "قسد",
        "Syrian Democratic Forces",
        kind="organisation",
        abbreviations=("SDF",),
        plural=False,
    ),
    make_term("sinai", "سيناء", "Sinai", kind="place", en_variants=("Sinai Peninsula",)),
    make_term("ngo", "منظمة غير حكومية", "non-governmental organisation", abbreviations=("NGO",)),
    make_term("ai", "الذكاء الاصطناعي", "artificial intelligence", abbreviations=("AI",)),
    make_term("turkey", "تركيا", "Turkey", kind="place", en_variants=("Türkiye",), plural=False),
    make_term("mali", "مالي", "Mali", kind="place", plural=False),
    make_term("hol", "مخيم الهول", "al-Hol camp", kind="place", en_variants=("al-Hawl camp",)),
    make_term("deir", "دير الزور", "Deir ez-Zor", kind="place", en_variants=("Dayr az-Zawr",)),
    make_term("jadaa", "الجدعة", "Jada'a", kind="place"),
    make_term("fighters", "المقاتلون الأجانب", "foreign fighters"),
    make_term("ct", "مكافحة الإرهاب", "counter-terrorism"),
    make_term("terror", "الإرهاب", "terrorism", plural=False),
    make_term("cell", "خلية نائمة", "sleeper cell"),
    make_term("wolf", "ذئب منفرد", "lone wolf"),
    make_term("agencies", "جهاز أمني", "security agencies"),
    make_term("gunman", "مسلح", "gunman"),
    make_term("caliphate", "الخلافة", "caliphate", plural=False),
    make_term("site", "موقع 24", "Site 24", en_variants=("24",)),
]
CATALOG = build_catalog(TERMS)


def mark(text: str, spans: list[tuple[int, int]]) -> str:
    opens, closes = [start for start, _ in spans], [end for _, end in spans]
    return "".join(
        CLOSE * closes.count(at) + OPEN * opens.count(at) + text[at : at + 1] for at in range(len(text) + 1)
    )


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_an_english_sentence_mentions_what_a_reader_marks(case: dict[str, Any]) -> None:
    text = re.sub(f"[{OPEN}{CLOSE}]", "", case["text"])
    found = find_english(text, CATALOG)
    assert mark(text, [(start, end) for _, start, end in found]) == case["text"]
    assert [term for term, _, _ in found] == case["terms"]


@given(st.lists(st.sampled_from([*"ISDFusaié'’-. @_/\n", "foreign ", "fighter", "\u064b", "ـ"])).map("".join))
def test_english_mentions_are_in_order_and_apart(text: str) -> None:
    end = 0
    for _, start, stop in find_english(text, CATALOG):
        assert end <= start < stop <= len(text)
        end = stop


def test_a_form_that_is_listed_with_dots_is_the_abbreviation() -> None:
    catalog = build_catalog([make_term("usa", "الولايات المتحدة", "United States", abbreviations=("U.S.",))])
    assert [span[1:] for span in find_english("US and U.S. but us", catalog)] == [(0, 2), (7, 11)]


# ---------------------------------------------------------------- raw lines


def find(text: str) -> list[tuple[str, str]]:
    return [(each.term, each.surface) for each in find_mentions([(1, text)], CATALOG)]


def test_latin_forms_in_an_arabic_line_are_told_in_order() -> None:
    text = "انسحبت قسد (SDF) من مخيم الهول إلى تركيا Turkey"
    assert find(text) == [
        ("sdf", "قسد"),
        ("sdf", "SDF"),
        ("hol", "مخيم الهول"),
        ("turkey", "تركيا"),
        ("turkey", "Turkey"),
    ]


def test_a_latin_form_that_both_languages_list_is_told_once() -> None:
    term = make_term(
        "ecci", "المركز الأوروبي", "European Centre", variants=("ECCI",), abbreviations=("ECCI",)
    )
    found = find_mentions([(4, "المركز الأوروبي ECCI")], build_catalog([term]))
    assert [(each.line, each.start, each.end) for each in found] == [(4, 0, 15), (4, 16, 20)]


def test_an_english_mention_inside_a_longer_one_of_the_other_side_is_not_told() -> None:
    terms = [make_term("long", "شركة ABC للنفط", "oil company"), make_term("abc", "ألفا", "ABC")]
    found = find_mentions([(1, "قالت شركة ABC للنفط")], build_catalog(terms))
    assert [each.term for each in found] == ["long"]


def test_an_address_in_an_arabic_line_mentions_nothing() -> None:
    assert find("رابط مختصر..https://www.example.org/SDF?q=Turkey و SDF") == [("sdf", "SDF")]


def test_show_tells_english_mentions_with_offsets_in_the_raw_line(tmp_path: Path) -> None:
    seed = tmp_path / "mixed.txt"
    raw = "وقالت SDF إن Foreign  fighters غادروا."
    seed.write_text(f"عنوان\n\n{raw}\n\nThe al-Hol camp is in Syria, they wrote to us.\n", encoding="utf-8")
    glossary = tmp_path / "glossary.yml"
    glossary.write_text(
        "- id: sdf\n  ar: {term: قسد}\n  en: {term: Syrian Democratic Forces, abbreviations: [SDF]}\n"
        "- id: fighters\n  ar: {term: المقاتلون الأجانب}\n  en: {term: foreign fighters}\n"
        "- id: hol\n  kind: place\n  ar: {term: مخيم الهول}\n  en: {term: al-Hol camp}\n"
        "- id: usa\n  kind: place\n  ar: {term: أمريكا}\n  en: {term: United States, abbreviations: [US]}\n",
        encoding="utf-8",
    )
    done = run_warraq("show", "--json", "--glossary", str(glossary), str(seed))
    assert done.returncode == 0, done.stderr
    mentions = json.loads(done.stdout)["mentions"]
    assert mentions == [
        {"term": "sdf", "line": 3, "start": 6, "end": 9, "surface": "SDF"},
        {"term": "fighters", "line": 3, "start": 13, "end": 30, "surface": "Foreign  fighters"},
        {"term": "hol", "line": 5, "start": 4, "end": 15, "surface": "al-Hol camp"},
    ]
