"""The glossary, the index of names and the pages of subjects as readers use them."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode

from conftest import DOCS
from warraq.arabic import strip_marks
from warraq.pipeline import Walk
from warraq.render.collate import collate, first_letter

LANGUAGES = (("ar", ""), ("en", "en/"))
BOTH = pytest.mark.parametrize(("language", "root"), LANGUAGES)


def read_entries(html: str) -> dict[str, LexborNode]:
    """Term id -> its section."""
    found = {}
    for section in HTMLParser(html).css("section.entry"):
        heading = section.css_first("h3[id]")
        assert heading is not None
        found[str(heading.attributes["id"])] = section
    return found


def text_of(section: LexborNode, selector: str) -> str:
    node = section.css_first(selector)
    return node.text() if node else ""


# ---------------------------------------------------------------- order


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        # Without the article, which is no article in ألمانيا; wherever a hamza sits; ة beside ت.
        (
            "ar",
            [
                "أبو بكر",
                "الإدماج",
                "ألمانيا",
                "الأنبار",
                "أوروبا",
                "البيعة",
                "قناة",
                "قناع",
                "مؤتمر",
                "اليمن",
            ],
        ),
        ("en", ["al-Anbar", "bay’a", "Émile", "Eritrea", "the Hague", "al-Hol camp", "ISIS", "Zawr"]),
    ],
)
def test_the_order_is_the_one_in_which_a_reader_looks(language: str, ordered: list[str]) -> None:
    assert sorted(set(ordered), key=lambda term: collate(term, language)) == ordered


@pytest.mark.parametrize(
    ("language", "term", "letter"),
    [
        ("ar", "المقاتلون الأجانب", "م"),
        ("ar", "ألمانيا", "ا"),
        ("ar", "إعادة", "ا"),
        ("en", "al-Hol camp", "H"),
        ("en", "the Hague", "H"),
    ],
)
def test_an_entry_stands_under_its_letter(language: str, term: str, letter: str) -> None:
    assert first_letter(term, language) == letter


@BOTH
def test_the_glossary_holds_every_entry_in_order(
    walked: Walk, pages: dict[str, str], language: str, root: str
) -> None:
    page = HTMLParser(pages[f"{root}glossary.html"])
    terms = [node.text().strip() for node in page.css("section.entry h3")]
    assert len(terms) == 109
    assert terms == sorted(terms, key=lambda term: collate(term, language))
    letters = [str(node.attributes["href"])[1:] for node in page.css("nav.letters a")]
    assert letters == [node.attributes["id"] for node in page.css("h2[id^=letter]")]


# ---------------------------------------------------------------- an entry


@BOTH
def test_an_entry_says_all_that_is_known(pages: dict[str, str], language: str, root: str) -> None:
    entries = read_entries(pages[f"{root}glossary.html"])
    entry = entries["syrian-democratic-forces"]
    assert "SDF" in text_of(entry, ".other-term")
    assert text_of(entry, ".kind") == ("هيئة أو تنظيم" if language == "ar" else "organisation")
    assert ("Syrian Democratic Forces" if language == "ar" else "قوات سوريا الديمقراطية") in entry.text()
    assert "وقوات سوريا الديمقراطية" in text_of(entry, ".forms")
    for one in entries.values():
        assert text_of(one, ".kind")
        assert one.css_first(".other-term span[lang]") is not None
        assert len(one.css("p")) >= 2


@BOTH
def test_every_mention_is_listed_and_every_section_shows_it_in_its_line(
    walked: Walk, pages: dict[str, str], language: str, root: str
) -> None:
    entries = read_entries(pages[f"{root}glossary.html"])
    base = "articles/" if language == "ar" else "../articles/"
    listed = {
        (term, str(a.attributes["href"])) for term, one in entries.items() for a in one.css(".places li a")
    }
    expected = {(m.term, f"{base}{e.record.slug}.html#l{m.line}") for e in walked.entries for m in e.mentions}
    assert listed == expected
    contexts = [node for one in entries.values() for node in one.css(".context")]
    assert len(contexts) > 200
    for node in contexts:
        assert (node.attributes["lang"], node.attributes["dir"]) == ("ar", "rtl")
        keyword = node.css_first("strong")
        assert keyword is not None
        assert keyword.text() in node.text()
        assert len(node.text()) < 220


def test_a_context_is_the_corrected_line_around_the_mention(walked: Walk, pages: dict[str, str]) -> None:
    entries = read_entries(pages["glossary.html"])
    for entry in walked.entries:
        texts = {
            node.attributes["id"]: " ".join(node.text().split())
            for node in HTMLParser(pages[f"articles/{entry.record.slug}.html"]).css("article [id^=l]")
        }
        for one in entries.values():
            for item in one.css(".places li"):
                href = str(item.css("a")[0].attributes["href"])
                if f"/{entry.record.slug}.html#" not in href:
                    continue
                context = " ".join(text_of(item, ".context").strip(" …").split())
                assert context in texts[href.partition("#")[2]], href


@BOTH
def test_forms_are_those_of_the_texts_and_not_said_twice(
    walked: Walk, pages: dict[str, str], language: str, root: str
) -> None:
    surfaces: dict[str, set[str]] = {}
    for entry in walked.entries:
        for mention in entry.mentions:
            surfaces.setdefault(mention.term, set()).add(re.sub('[«»“”"]', "", strip_marks(mention.surface)))
    told = 0
    for term, one in read_entries(pages[f"{root}glossary.html"]).items():
        forms = re.split("[،,] ", text_of(one, ".forms").partition(": ")[2].strip())
        for form in filter(None, forms):
            assert form in surfaces[term], term
            assert form not in text_of(one, ".variants").split("، ")
            told += 1
    assert told > 60


@BOTH
def test_the_index_of_names_gives_articles_and_lines(
    walked: Walk, pages: dict[str, str], language: str, root: str
) -> None:
    entries = read_entries(pages[f"{root}names.html"])
    mentioned = {m.term for e in walked.entries for m in e.mentions}
    for term, one in entries.items():
        links = one.css(".places a[href*='#l']")
        assert bool(links) == (term in mentioned)
        assert not one.css(".context")
    assert {"mosul", "abu-bakr-al-baghdadi", "diyaruna"} <= set(entries)


# ---------------------------------------------------------------- the filter


@pytest.mark.parametrize(
    ("path", "letters", "shown", "count"),
    [
        ("glossary.html", "خلافه", {"caliphate"}, "المداخل: 1"),
        ("glossary.html", "ِالمانيا", {"germany"}, "المداخل: 1"),
        ("glossary.html", "sleeper", {"sleeper-cell"}, "المداخل: 1"),
        ("glossary.html", "النائمة", {"sleeper-cell"}, "المداخل: 1"),
        ("en/glossary.html", "SLEEPER", {"sleeper-cell"}, "Entries: 1"),
        ("en/glossary.html", "خلايا", {"sleeper-cell"}, "Entries: 1"),
        ("names.html", "الموصل", {"mosul", "fall-of-mosul-2014"}, "المداخل: 2"),
        ("glossary.html", "زنجبيل", set(), "لا مدخل بهذا اللفظ"),
    ],
)
def test_the_filter_leaves_what_holds_the_letters(
    page: Page, site: Path, path: str, letters: str, shown: set[str], count: str
) -> None:
    page.goto((site / path).as_uri())
    page.locator(".wq-filter input").fill(letters)
    expect(page.locator(".wq-filter [role=status]")).to_have_text(count)
    visible = page.locator("section.entry:visible h3").evaluate_all("all => all.map(h => h.id)")
    assert set(visible) == shown
    heads = page.locator(".md-content h2:visible").count()
    assert heads == len(
        {
            page.locator(f"#{one}").evaluate("""h => {
        let at = h.closest('section');
        while (at && at.tagName !== 'H2') at = at.previousElementSibling;
        return at.id }""")
            for one in shown
        }
    )


def test_an_emptied_filter_and_a_link_show_all_again(page: Page, site: Path) -> None:
    page.goto((site / "glossary.html").as_uri())
    box = page.locator(".wq-filter input")
    box.fill("خلافه")
    page.get_by_role("link", name="البيعة").first.click()
    expect(page.locator("#bayah")).to_be_in_viewport()
    expect(box).to_have_value("")
    expect(page.locator("section.entry:visible")).to_have_count(109)


def test_without_javascript_the_page_is_plain_and_whole(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "glossary.html").as_uri())
    expect(page.locator(".wq-filter")).to_have_count(0)
    expect(page.locator("section.entry:visible")).to_have_count(109)
    places = page.locator("#isis").locator("xpath=..").locator("details.places")
    expect(places.locator("li").first).to_be_hidden()
    places.locator("summary").click()
    expect(places.locator("li").first).to_be_visible()
    context.close()


# ---------------------------------------------------------------- subjects


@BOTH
def test_every_subject_has_a_page_with_its_articles(
    walked: Walk, pages: dict[str, str], language: str, root: str
) -> None:
    subjects = {subject for entry in walked.entries for subject in entry.record.subject}
    files = {path.stem for path in (DOCS / language / "subjects").glob("*.md")}
    assert files == subjects | {"index"}
    index = HTMLParser(pages[f"{root}subjects/index.html"])
    assert {str(a.attributes["href"]) for a in index.css("article li a")} == {f"{s}.html" for s in subjects}
    for subject in subjects:
        page = HTMLParser(pages[f"{root}subjects/{subject}.html"])
        listed = [str(a.attributes["href"]) for a in page.css("article h2 a")]
        having = [e.record.slug for e in walked.entries if subject in e.record.subject]
        assert sorted(listed) == sorted(f"../articles/{slug}.html" for slug in having)
        assert page.css_first(f"article a[href='../glossary.html#{subject}']") is not None


@BOTH
def test_articles_and_front_page_lead_to_the_subjects(
    walked: Walk, pages: dict[str, str], language: str, root: str
) -> None:
    for entry in walked.entries:
        page = HTMLParser(pages[f"{root}articles/{entry.record.slug}.html"])
        links = [str(a.attributes["href"]) for a in page.css(".facts a[href*=subjects]")]
        assert links == [f"../subjects/{subject}.html" for subject in entry.record.subject]
    front = HTMLParser(pages[f"{root}index.html"])
    subjects = {subject for entry in walked.entries for subject in entry.record.subject}
    shown = {str(a.attributes["href"]) for a in front.css("article .subjects a")}
    assert shown == {f"subjects/{subject}.html" for subject in subjects}


# ---------------------------------------------------------------- terms in English


def test_english_pages_link_the_first_mention_of_each_term(walked: Walk, pages: dict[str, str]) -> None:
    linked = 0
    for entry in walked.entries:
        summary = entry.record.summary
        assert summary is not None
        texts = [summary.text, *(point.text for point in summary.points)]
        assert len(entry.english) == len(texts)
        for part in (entry.english[:1], entry.english[1:]):
            terms = [mention.term for found in part for mention in found]
            assert len(terms) == len(set(terms))
        page = HTMLParser(pages[f"en/articles/{entry.record.slug}.html"])
        for number, found in enumerate(entry.english[1:], 1):
            shown = [(a.text(), a.attributes["href"]) for a in page.css(f"#point-{number} a.term")]
            assert shown == [(texts[number][m.start : m.end], f"../glossary.html#{m.term}") for m in found]
            linked += len(shown)
        hints = [str(a.attributes["title"]) for a in page.css("a.term")]
        assert hints
        assert all(re.search("[\u0621-\u064a]", hint) for hint in hints)
    assert linked > 40
