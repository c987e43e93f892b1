"""Known names are found in every form that Arabic gives them, and in no other word."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conftest import SEEDS
from glossary_terms import make_term
from measure_glossary import Span, read_terms, score
from warraq.arabic import split_words
from warraq.catalog import build_catalog
from warraq.grammar.patterns import Catalog
from warraq.grammar.phrases import Found
from warraq.mentions import (
    choose_links,
    drop_nested,
    find_mentions,
    first_in_section,
    longest_then_leftmost,
    one_term_a_span,
    only_linked_terms,
)
from warraq.model import Bilingual, Correction, Entry, Mention, Record, Role, Seed
from warraq.parse import parse_seed
from warraq.read import load_phrases, load_words
from warraq.render.lines import Names, render_lines
from warraq.sections import find_linkable, list_prose_mentions, number_sections

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "goldens" / "mentions" / "arabic.yml").read_text(encoding="utf-8"))
LINKS = yaml.safe_load((HERE / "goldens" / "mentions" / "links.yml").read_text(encoding="utf-8"))
OPEN, CLOSE = "\u27e6", "\u27e7"


def mark(text: str, mentions: tuple[Mention, ...]) -> str:
    """The text with every mention between brackets."""
    opens = [mention.start for mention in mentions]
    closes = [mention.end for mention in mentions]
    return "".join(
        CLOSE * closes.count(at) + OPEN * opens.count(at) + text[at : at + 1] for at in range(len(text) + 1)
    )


def find(catalog: Catalog, text: str) -> tuple[Mention, ...]:
    return find_mentions([(1, text)], catalog)


# ---------------------------------------------------------------- Arabic


@pytest.mark.parametrize("case", CASES, ids=[case["rule"] for case in CASES])
def test_a_term_is_found_where_the_golden_marks_it(case: dict[str, Any]) -> None:
    more = {name: case[name] for name in ("variants", "kind", "plural") if name in case}
    terms = [make_term("first", case["term"], case.get("english", ""), **more)]
    terms += [make_term(f"other-{at}", other) for at, other in enumerate(case.get("others", ()))]
    text = re.sub(f"[{OPEN}{CLOSE}]", "", case["text"])
    assert mark(text, find(build_catalog(terms), text)) == move_conjunction(case["text"])


def move_conjunction(marked: str) -> str:
    """A conjunction is part of the word; the goldens write it before the bracket, where it reads better."""
    return re.sub("(^|\\s)\u0648" + OPEN, rf"\1{OPEN}" + "\u0648", marked)


def test_offsets_are_of_the_raw_line_and_the_line_number_is_kept() -> None:
    raw = "  \u200f قَالَ إن تَنْظِيـم داعـش، انتهى"
    (mention,) = find_mentions([(36, raw)], build_catalog([make_term("isis", "تنظيم داعش")]))
    assert (mention.term, mention.line) == ("isis", 36)
    assert raw[mention.start : mention.end] == mention.surface == "تَنْظِيـم داعـش"


def test_a_decomposed_hamza_is_the_same_letter() -> None:
    raw = unicodedata.normalize("NFD", "أجهزة الأمن")
    assert len(raw) == 13
    assert [each.surface for each in find(build_catalog([make_term("x", "أجهزة الأمن")]), raw)] == [raw]


def test_a_direction_mark_after_a_word_is_not_of_the_word() -> None:
    (mention,) = find(build_catalog([make_term("isis", "داعش")]), "من داعش\u200f!")
    assert mention.surface == "داعش"


def test_terms_that_are_never_linked_are_found_as_well() -> None:
    catalog = build_catalog([make_term("isis", "داعش", match="never")])
    assert [each.term for each in find(catalog, "من داعش")] == ["isis"]


def test_of_two_terms_for_the_same_words_the_one_spelt_so_counts() -> None:
    found = (Found(0, 0, "near"), Found(0, 0, "exact", is_exact=True), Found(0, 0, "later", is_exact=True))
    assert one_term_a_span(found) == (Found(0, 0, "exact", is_exact=True),)
    assert one_term_a_span(found[:1] * 2) == found[:1]


@pytest.mark.parametrize("order", [("قيادة", "قيادات"), ("قيادات", "قيادة")])
def test_a_text_names_the_term_that_is_spelt_so(order: tuple[str, str]) -> None:
    catalog = build_catalog([make_term(word, word) for word in order])
    found = find(catalog, "القيادات والقيادة")
    assert [each.term for each in found] == ["قيادات", "قيادة"]


def test_what_stands_inside_a_longer_one_is_dropped() -> None:
    found = (Found(1, 1, "in"), Found(0, 1, "long"), Found(1, 2, "overlaps"), Found(4, 4, "apart"))
    assert [each.term for each in drop_nested(found)] == ["long", "overlaps", "apart"]


def test_the_seeds_mention_foreign_fighters() -> None:
    catalog = build_catalog([make_term("fighters", "المقاتلون الأجانب")])
    seed = HERE.parent / "seeds" / "001_857a9786652fbb0a.txt"
    lines = seed.read_bytes().decode("utf-8").split("\n")
    found = find_mentions(enumerate(lines, start=1), catalog)
    assert [each.surface for each in found] == [
        "مقاتليه الأجانب",
        "مقاتليه الأجانب",
        "المقاتلين الأجانب",
        "مقاتليه الأجانب",
    ]


ALPHABET = st.sampled_from(
    [*'المقاتلونجبةهيوفكسـ ،."”()-A1', "\u064b", "\u0650", "\u200f", "\u0654", " داعش "]
)


@given(st.lists(ALPHABET, max_size=60).map("".join))
def test_every_mention_is_whole_words_of_the_raw_line(raw: str) -> None:
    terms = [make_term("isis", "داعش"), make_term("fighters", "المقاتلون"), make_term("org", "تنظيم داعش")]
    words = split_words(raw)
    starts, ends = {word.start for word in words}, {word.end for word in words}
    for mention in find(build_catalog(terms), raw):
        assert raw[mention.start : mention.end] == mention.surface
        assert mention.start in starts
        assert mention.end in ends


@given(st.text(max_size=80))
def test_words_of_any_text_are_in_order_and_not_empty(raw: str) -> None:
    words = split_words(raw)
    assert all(word.start < word.end for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))


# ---------------------------------------------------------------- a hundred terms, labelled by reading

READ = yaml.safe_load((HERE / "goldens" / "mentions" / "read.yml").read_text(encoding="utf-8"))
TEXTS = {
    **{path.stem[:3]: path for path in sorted(SEEDS.glob("*.txt"))},
    **{path.stem: path for path in sorted((HERE / "goldens" / "mentions" / "texts").glob("*.txt"))},
}


def locate(term: str, place: str, surfaces: list[str], lines: list[str]) -> Iterator[dict[str, Any]]:
    """The labels of a line with their offsets; each must stand there."""
    file, number = place.split(":")
    raw, at = lines[int(number) - 1], 0
    for label in surfaces:
        surface = label.lstrip("?<")
        at = raw.index(surface, at)
        yield {
            "term": term,
            "file": file,
            "line": int(number),
            "start": at,
            "end": at + len(surface),
            "surface": surface,
            "optional": label.startswith("?"),
            "nested_in": "longer" if label.startswith("<") else None,
        }
        at += len(surface)


def test_a_hundred_terms_are_found_as_a_reader_finds_them() -> None:
    lines = {name: path.read_bytes().decode("utf-8").split("\n") for name, path in TEXTS.items()}
    marked = {
        "terms": [{"forms": [], "uncountable": False} | term for term in READ],
        "occurrences": [
            label
            for term in READ
            for place, surfaces in term["found"].items()
            for label in locate(term["ar"], place, surfaces, lines[place.split(":")[0]])
        ],
    }
    catalog = build_catalog(read_terms(marked))
    found = [
        Span(each.term, name, each.line, each.start, each.end, each.surface)
        for name in lines
        for each in find_mentions(enumerate(lines[name], start=1), catalog)
    ]
    result = score(marked, found)
    assert result.right > 700
    assert result.precision >= 0.99, [str(span) for span in result.alarms]
    assert result.recall >= 0.99, [str(span) for span in result.misses]


# ---------------------------------------------------------------- links


def test_links_are_the_first_in_each_section_on_linkable_lines() -> None:
    catalog = build_catalog([make_term("isis", "داعش"), make_term("iraq", "العراق", kind="place")])
    lines = [(1, "داعش"), (2, "داعش وداعش في العراق"), (3, "داعش"), (4, "لداعش")]
    mentions = find_mentions(lines, catalog)
    links = choose_links(mentions, {1: 1, 2: 1, 3: 1, 4: 2}, {2, 3, 4}, catalog)
    assert [(each.term, each.line, each.surface) for each in links] == [
        ("isis", 2, "داعش"),
        ("iraq", 2, "العراق"),
        ("isis", 4, "لداعش"),
    ]


def test_a_term_that_is_only_listed_is_not_linked() -> None:
    catalog = build_catalog([make_term("isis", "داعش", match="never"), make_term("iraq", "العراق")])
    mentions = find(catalog, "داعش في العراق")
    assert [each.term for each in only_linked_terms(mentions, catalog)] == ["iraq"]
    assert [each.term for each in choose_links(mentions, {}, {1}, catalog)] == ["iraq"]


def test_of_overlapping_links_the_longest_counts_then_the_leftmost() -> None:
    left, right, long = Mention("l", 1, 0, 6, ""), Mention("r", 1, 4, 10, ""), Mention("x", 1, 5, 12, "")
    below = Mention("b", 2, 0, 6, "")
    assert longest_then_leftmost((right, left)) == (left,)
    assert longest_then_leftmost((left, right, long, below)) == (long, below)


def test_touching_links_are_both_kept() -> None:
    one, two = Mention("l", 1, 0, 6, ""), Mention("r", 1, 6, 10, "")
    assert longest_then_leftmost((two, one)) == (one, two)


def test_each_section_has_its_own_first_mention() -> None:
    mentions = [Mention("x", line, 0, 1, "") for line in (5, 2, 3)]
    assert [each.line for each in first_in_section(mentions, {2: 1, 3: 1, 5: 2})] == [2, 5]


def link(entry: Entry, catalog: Catalog) -> Entry:
    """The entry with its mentions and links, chosen as the walk chooses them."""
    article = entry.article
    mentions = find_mentions(article.kept_lines, catalog)
    prose = list_prose_mentions(article, entry.record, mentions)
    links = choose_links(prose, number_sections(article), find_linkable(article), catalog)
    return replace(entry, mentions=mentions, links=links)


def read_entry(text: str, roles: dict[int, str], record: Record) -> Entry:
    seed = Seed("x", "x.txt", text, "")
    overrides = {number: Role(role) for number, role in roles.items()}
    return Entry(parse_seed(seed, load_phrases(), overrides), record)


@pytest.mark.parametrize("case", LINKS, ids=[case["rule"] for case in LINKS])
def test_a_page_links_where_the_golden_marks_it(case: dict[str, Any]) -> None:
    terms = []
    for at, said in enumerate(case["terms"]):
        arabic, _, english = said.removesuffix(" never").partition(" = ")
        match = "never" if said.endswith(" never") else "always"
        terms.append(make_term(f"t{at}", arabic, f"term {at}", abbreviations=(english or "ZZ",), match=match))
    text = re.sub(f"[{OPEN}{CLOSE}]", "", case["text"])
    entry = link(read_entry(text, case["roles"], Record("x")), build_catalog(terms))
    found = [
        mark(raw, tuple(each for each in entry.links if each.line == number))
        for number, raw in enumerate(text.split("\n"), start=1)
    ]
    assert "\n".join(found) == case["text"]


# ---------------------------------------------------------------- links and corrections


def render(raw: str, *corrections: tuple[str, str]) -> str:
    """The Markdown of a paragraph with the corrections, its permalink and its id taken off."""
    terms = [make_term("isis", "داعش", "ISIS"), make_term("iraq", "العراق", "Iraq", kind="place")]
    mended = tuple(Correction(3, was, now, "خطأ") for was, now in corrections)
    entry = read_entry(f"عنوان\n\n{raw}\n", {1: "title", 3: "paragraph"}, Record("x", corrections=mended))
    words = {**load_words(), "corrected": Bilingual("c", "c"), "line": Bilingual("l", "l")}
    linked = link(entry, build_catalog(terms))
    block = render_lines(linked, Names({term.id: term for term in terms}, words))[-1].markdown
    return block.partition(" [](#l3)")[0]


ISIS = '[داعش](../glossary.md#isis "ISIS"){: .term }'
IRAQ = '[العراق](../glossary.md#iraq "Iraq"){: .term }'


def mend(was: str, now: str) -> str:
    return f'<ins class="correction" title="c: {was} (خطأ)">{now}</ins>'


def test_a_correction_before_a_link_does_not_move_it() -> None:
    assert render("وفي حدبث طويل عن داعش في العراق", ("حدبث", "حديث مطوّل جدا")) == (
        f"وفي {mend('حدبث', 'حديث مطوّل جدا')} طويل عن {ISIS} في {IRAQ}"
    )


def test_corrections_and_links_stand_beside_each_other() -> None:
    raw = "عن داعش قال حدبث العراق كلاما كثييرا"
    assert render(raw, ("حدبث", "حديث"), ("كثييرا", "كثيرا")) == (
        f"عن {ISIS} قال {mend('حدبث', 'حديث')} {IRAQ} كلاما {mend('كثييرا', 'كثيرا')}"
    )


def test_a_corrected_mention_leaves_its_link_to_the_next_one() -> None:
    assert render("عن داعش قال ثم داعش", ("عن داعش قال", "عن التنظيم قال")) == (
        f"{mend('عن داعش قال', 'عن التنظيم قال')} ثم {ISIS}"
    )


def test_a_correction_that_crosses_a_mention_is_shown() -> None:
    assert render("عن داعش قال ثم داعش", ("عش قال", "عش قالت")) == (
        f"عن دا{mend('عش قال', 'عش قالت')} ثم {ISIS}"
    )


def test_a_correction_of_the_very_mention_is_no_link() -> None:
    assert render("عن داعش قال", ("داعش", "التنظيم")) == f"عن {mend('داعش', 'التنظيم')} قال"


def test_a_correction_inside_a_link_is_shown_in_it() -> None:
    assert render("قال عن دا\u0640عش كلاما", ("\u0640", "")) == (
        f'قال عن [دا{mend(chr(0x640), "")}عش](../glossary.md#isis "ISIS"){{: .term }} كلاما'
    )
