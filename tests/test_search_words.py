"""The browser reads a question by the rules by which Python read the texts: words, keys, places."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from conftest import SEEDS
from warraq.read import load_search_list
from warraq.search.families import BASE, EXACT, KIN, LOOSE, STEM, Vocabulary, find_keys, fold_kin
from warraq.search.words import (
    RULES,
    derive_english,
    fold_token,
    is_stopped,
    spell_stop,
    split_tokens,
    strip_back,
    strip_front,
)

READ = """([texts, rules]) => texts.map((text) =>
  warraqSearch.words.split(text, rules).map((t) => [t.start, t.end, t.folded, t.skeleton]))"""
STRIP = """([words, rules]) => words.map((word) => [
  warraqSearch.words.stripFront(word), warraqSearch.words.stripBack(word, rules),
  warraqSearch.words.deriveEnglish(word, rules)])"""


@pytest.fixture(scope="module")
def client(site: Path, browser: Browser) -> Iterator[Page]:
    """A page that has the search's own script and nothing else."""
    page = browser.new_page()
    page.goto("about:blank")
    page.evaluate("window.warraqSearch = {}")
    page.add_script_tag(path=site / "search" / "search.js")
    yield page
    page.close()


def rules() -> Any:
    return json.loads(json.dumps(RULES))


def lines_of_the_seeds() -> list[str]:
    return [
        line for seed in sorted(SEEDS.glob("*.txt")) for line in seed.read_text("utf-8").split("\n") if line
    ]


def odd_lines() -> list[str]:
    """Made of every kind of letter that the rules name, in any order."""
    letters = "ابتةهىيوؤئءأإآٱلكفسن ًٌَُِّْـ\u200c\u200f'’.,٬٫-0123٠١٢۳۴aAeésingZ²½ﷺﻻ😀پچڤگکی"
    dice = random.Random(3)  # noqa: S311 - the same odd lines at every run
    return ["".join(dice.choices(letters, k=40)) for _ in range(1500)]


@pytest.mark.parametrize("lines", [lines_of_the_seeds, odd_lines], ids=lambda one: one.__name__)
def test_python_and_the_browser_read_the_same_words(client: Page, lines: Any) -> None:
    texts = lines()
    seen = client.evaluate(READ, [texts, rules()])
    for text, tokens in zip(texts, seen, strict=True):
        # The browser counts in UTF-16.
        width = [len(text[:at].encode("utf-16-le")) // 2 for at in range(len(text) + 1)]
        expected = [[width[t.start], width[t.end], t.folded, t.skeleton] for t in split_tokens(text)]
        assert tokens == expected, text


def test_python_and_the_browser_strip_the_same_ends(client: Page) -> None:
    english = [
        "returnees",
        "radicalisation",
        "running",
        "crises",
        "boxes",
        "cities",
        "caliphate",
        "Al",
        "2014",
    ]
    texts = [*lines_of_the_seeds(), *odd_lines(), *english]
    words = sorted({token.folded for text in texts for token in split_tokens(text)})
    seen = client.evaluate(STRIP, [words, rules()])
    for word, (front, back, derived) in zip(words, seen, strict=True):
        assert [tuple(pair) for pair in front] == list(strip_front(word)), word
        assert tuple(back) == strip_back(word), word
        assert tuple(derived) == derive_english(word), word


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("الإِرْهَـــاب", "الارهاب"),
        ("مسؤول", "مسوول"),
        ("الدائرة", "الدايره"),
        ("على", "علي"),
        ("١٬٩٢٤", "1924"),
        ("1,924", "1924"),
        ("2.5", "2.5"),
        ("سماء", "سما"),
        ("شيء", "شي"),
        ("ماء", "ماء"),
        ("ﻻجئ", "لاجي"),
        ("organisation’s", "organisation"),
        ("Bay'a", "baya"),
        ("Škoda", "skoda"),
    ],
)
def test_folding(written: str, folded: str) -> None:
    assert [token.folded for token in split_tokens(written)] == [folded]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("نوفمبر2015", ["نوفمبر", "2015"]),
        ("مدينةالموصل", ["مدينه", "الموصل"]),
        ("الداخلةي", ["الداخلهي"]),
        ("ب”الدولة”", ["ب", "الدوله"]),
        ("600،000 و5,000 في 2014.", ["600", "000", "و", "5000", "في", "2014"]),
        ("ـ – ً", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [token.folded for token in split_tokens(text)] == words


STOP = frozenset(
    spell_stop(word) for words in load_search_list("stopwords").values() for word in words.split()
)


@pytest.mark.parametrize(
    ("word", "is_stop"),
    [
        ("على", True),
        ("عَلى", True),
        ("وعلى", True),
        ("علي", False),
        ("وهؤلاء", True),
        ("وفد", False),
        ("The", True),
    ],
)
def test_stop_words(client: Page, word: str, is_stop: bool) -> None:
    ask = "([word, stop, rules]) => warraqSearch.words.isStopped(word, new Set(stop), rules)"
    assert is_stopped(word, STOP) is is_stop
    assert client.evaluate(ask, [word, sorted(STOP), rules()]) is is_stop


@given(st.text(max_size=40))
def test_folding_is_done_once_and_for_all(text: str) -> None:
    for token in split_tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert not any(letter.isspace() for letter in token.folded)
        # A second folding may still drop an end that the first one brought to light, never add to it.
        assert token.folded.startswith(fold_token(token.folded))


def vocabulary(*words: str) -> Vocabulary:
    kin = [(singular, *plurals) for singular, plurals in load_search_list("plurals").items()]
    return Vocabulary({fold_token(word): fold_token(word) for word in words}, fold_kin(kin))


@pytest.mark.parametrize(
    ("word", "others", "key", "near"),
    [
        ("والعراق", [], "عراق", BASE),
        ("بالموصل", [], "موصل", BASE),
        ("للخلافة", [], "خلافه", BASE),
        ("مقاتليه", ["مقاتل"], "مقاتل", STEM),
        ("مطارات", [], "مطار", STEM),
        ("الجهادية", [], "جهاد", LOOSE),  # an adjective is another word
        ("مقاتلي", [], "مقاتل", STEM),  # a plural before its noun is not
        ("خلايا", [], "خليه", KIN),
        ("مدينة", [], "مدن", KIN),
        ("هزائم", [], "هزيمه", KIN),
        ("تعيش", ["يعيش"], "يعيش", STEM),
        ("انهيارالتنظيم", ["انهيار", "التنظيم"], "تنظيم", BASE),
        ("بلد", [], "بلد", EXACT),
    ],
)
def test_keys(word: str, others: list[str], key: str, near: int) -> None:
    known = vocabulary(word, *others)
    assert find_keys(fold_token(word), known).get(key) == near


@pytest.mark.parametrize(
    ("word", "others", "key"),
    [
        ("بحر", ["البحر"], "حر"),  # the article shows that the first letter is the word's own
        ("تقدم", ["التقدم", "يقدم"], "يقدم"),
        ("لبنان", [], "لبن"),
        ("ليلية", [], "يلي"),
    ],
)
def test_what_is_no_key(word: str, others: list[str], key: str) -> None:
    assert key not in find_keys(fold_token(word), vocabulary(word, *others))
