"""Which articles stand beside an article, why, and in which order: by terms, by words, by date."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from conftest import copy_project, run_warraq
from warraq.edtf_dates import date_key
from warraq.model import Article, Entry, Line, Mention, Meta, Part, Record, Role, Seed
from warraq.pipeline import Walk, walk
from warraq.related import MOST, relate
from warraq.titles import find_quoted_titles, index_titles


def make_entry(slug: str, terms: str = "", text: str = "", **record: object) -> Entry:
    """An article of one line that mentions the terms (given by letter)."""
    seed = Seed(slug, f"{slug}.txt", text, "")
    line = Line(1, Role.PARAGRAPH, "test", (Part("text", 0, len(text)),))
    mentions = tuple(Mention(term, 1, 0, 1, term) for term in terms)
    known = replace(Record(slug), **record)  # type: ignore[arg-type]  # fields of a record, by name
    return Entry(Article(seed, (line,), Meta()), known, mentions)


def others(entries: list[Entry]) -> dict[str, list[str]]:
    return {slug: [relation.slug for relation in found] for slug, found in relate(entries).items()}


# ---------------------------------------------------------------- near


def test_rare_terms_weigh_more_and_are_the_reasons() -> None:
    entries = [make_entry("a", "xyr"), make_entry("b", "xyq"), make_entry("c", "xr"), make_entry("d", "xyq")]
    found = relate(entries)
    assert found["a"][0].slug == "c"
    assert found["a"][0].reasons[0] == "r"
    assert found["b"][0].slug == "d"


def test_near_by_score_is_near_both_ways_and_never_too_much() -> None:
    # One article shares a term with each of many: a hub.
    many = [make_entry(f"n{i:02}", f"x{chr(200 + i)}") for i in range(12)]
    hub = make_entry("hub", "x" + "".join(chr(200 + i) for i in range(12)))
    near = others([hub, *many])
    for slug, found in near.items():
        assert len(found) <= MOST
        assert all(slug in near[other] for other in found), slug
    assert near["hub"]


def test_what_the_editor_and_the_text_say_stands_first() -> None:
    entries = [make_entry("a", "xy", see_also=("c",)), make_entry("b", "xy"), make_entry("c", "z")]
    found = relate(entries)
    assert [relation.slug for relation in found["a"]] == ["c", "b"]
    assert found["a"][0].reasons == ("see_also",)
    assert [relation.slug for relation in found["c"]] == []  # what is said one way is not said the other


def test_an_article_without_shared_terms_is_compared_by_its_words() -> None:
    entries = [
        make_entry("a", "x", "المفاعل النووي والوقود"),
        make_entry("b", "y", "المفاعل النووي في المدينة"),
        make_entry("c", "z", "موسم الأمطار والفلاحة"),
    ]
    found = relate(entries)
    assert [relation.slug for relation in found["a"]] == ["b"]
    assert found["a"][0].reasons == ()
    assert set(found["a"][0].words) == {"مفاعل", "نووي"}
    assert found["c"] == ()


def test_the_order_of_the_articles_decides_nothing() -> None:
    entries = [make_entry(f"n{i}", "xy" + chr(97 + i % 3)) for i in range(9)]
    assert others(entries) == others(entries[::-1])


# ---------------------------------------------------------------- on the pages


def test_pages_tell_the_reasons_and_lead_both_ways(walked: Walk, pages: dict[str, str]) -> None:
    for entry in walked.entries:
        for language, root, said in (("ar", "", "تشتركان في"), ("en", "en/", "They share")):
            page = HTMLParser(pages[f"{root}articles/{entry.record.slug}.html"])
            items = page.css("#related + ul > li")
            assert len(items) == len(entry.related) > 0, language
            for item, relation in zip(items, entry.related, strict=True):
                link = item.css_first("a")
                assert link is not None
                assert link.attributes["href"] == f"{relation.slug}.html"
                assert said in item.text()
                assert len(item.css("a")) > 1


def test_previous_and_next_go_by_date(walked: Walk, pages: dict[str, str]) -> None:
    order = sorted(walked.entries, key=lambda e: (date_key(e.record.date), e.record.slug))
    assert [entry.record.date for entry in order] == ["2015%", "2017~", "2017-10~", "2018~", "2025-05-25"]
    for root in ("", "en/"):
        for before, after in pairwise(order):
            page = HTMLParser(pages[f"{root}articles/{before.record.slug}.html"])
            following = page.css_first("nav.around a[rel=next]")
            assert following is not None
            assert following.attributes["href"] == f"{after.record.slug}.html"
            back = HTMLParser(pages[f"{root}articles/{after.record.slug}.html"]).css_first("a[rel=prev]")
            assert back is not None
            assert back.attributes["href"] == f"{before.record.slug}.html"


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2015%", "2017~"),
        ("2017~", "2017-10~"),
        ("../2019", "2020"),
        ("201X", "2011"),
        ("2017-21", "2017-10"),
        ("2025-05-25", None),
    ],
)
def test_dates_are_put_in_order_by_their_earliest_day(earlier: str, later: str | None) -> None:
    assert date_key(earlier) < date_key(later)


# ---------------------------------------------------------------- titles of other articles

TITLES = {
    "calls": "تنظيم داعش يدعو مقاتليه إلى الفرار",
    "short": "عودة",
    "twin-a": "واحد في اثنين",
    "twin-b": "واحد في اثنين",
}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("وفي مقال «تنظيم داعش يدعو مقاتليه الى الفرار» حديث عن ذلك.", ["calls"]),
        ("وفي مقال ”تنظيم داعش يدعو مقاتليه إلى الفرار“ حديث.", ["calls"]),
        ('قيل "كلام" ثم "تنظيم داعش يدعو مقاتليه إلى الفرار".', ["calls"]),
        ("تنظيم داعش يدعو مقاتليه إلى الفرار من دون علامات.", []),
        ("وفي «تنظيم داعش يدعو مقاتليه إلى الفرار من العراق» عنوان آخر.", []),
        ("وفي «واحد في اثنين» عنوان لمقالتين.", []),
        ("قال «إن تنظيم داعش يدعو مقاتليه إلى الفرار» أمس.", []),
    ],
)
def test_a_quoted_title_is_found_only_whole(line: str, found: list[str]) -> None:
    quotations = find_quoted_titles([(4, line)], index_titles(TITLES), own="another")
    assert [each.slug for each in quotations] == found
    for each in quotations:
        assert each.line == 4
        assert line[each.start - 1] in '«”"'
        assert line[each.end] in '»“"'
        assert line[each.start : each.end].startswith("تنظيم")


def test_a_quoted_title_is_one_link_on_its_page(tmp_path: Path) -> None:
    """Glossary links do not stand inside it, and the text stays as it is."""
    project = copy_project(tmp_path)
    title = "تنظيم داعش يدعو مقاتليه الأجانب إلى الفرار من العراق وسوريا"
    text = f"عنوان المقالة الجديدة\n\nجاء في مقال «{title}» أن داعش يتراجع في العراق، كما نشرت ديارنا.\n"
    (project / "seeds" / "005_new.txt").write_text(text, encoding="utf-8")
    (project / "seeds" / "005_new.yml").write_text(
        "slug: quoting\ntitle: {en: Quoting}\nlines: {1: title, 3: paragraph}\n", encoding="utf-8"
    )
    done = run_warraq("build", "--seeds", str(project / "seeds"), "--docs", str(project / "docs"))
    assert done.returncode == 0, done.stderr
    page = (project / "docs" / "ar" / "articles" / "quoting.md").read_text("utf-8")
    assert f"«[{title}](isis-urges-foreign-fighters-to-flee.md){{: .quoted }}»" in page
    assert "أن [داعش](../glossary.md#isis" in page
    entry = next(e for e in walk(project / "seeds").entries if e.record.slug == "quoting")
    assert "isis-urges-foreign-fighters-to-flee" in {relation.slug for relation in entry.related}


def test_references_that_the_archive_lacks_are_listed(walked: Walk, pages: dict[str, str]) -> None:
    told = 0
    for entry in walked.entries:
        missing = [one for one in entry.article.references if one not in entry.titles]
        for root in ("", "en/"):
            page = HTMLParser(pages[f"{root}articles/{entry.record.slug}.html"])
            items = {item.css("span[lang=ar]")[0].text(): item for item in page.css("#beyond + ul > li")}
            assert set(items) == {one.title.strip() for one in missing}
            for one in missing:
                hrefs = [str(a.attributes["href"]) for a in items[one.title.strip()].css("a")]
                assert any(href.endswith(f"#l{one.line}") for href in hrefs)
                told += 1
    assert told == 6
