"""Pages as a reader meets them: evidence on demand, facing pages, terms, lines, the front page."""

import re
from statistics import median

import pytest
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from warraq.model import Bilingual
from warraq.pipeline import Walk
from warraq.read import load_words
from warraq.render.counting import count
from warraq.render.lines import Names

SLUG = "life-after-isis"


def read(pages: dict[str, str], path: str) -> HTMLParser:
    return HTMLParser(pages[f"{path}.html"])


# ---------------------------------------------------------------- evidence


def test_the_lines_of_a_point_are_quoted_beside_it(walked: Walk, pages: dict[str, str]) -> None:
    for entry in walked.entries:
        assert entry.record.summary is not None
        claims = read(pages, f"en/articles/{entry.record.slug}").css("li.claim")
        assert len(claims) == len(entry.record.summary.points)
        arabic = read(pages, f"articles/{entry.record.slug}")
        for claim, point in zip(claims, entry.record.summary.points, strict=True):
            quoted = [node.text().strip() for node in claim.css("details.evidence .quoted-line[lang=ar]")]
            shown = [arabic.css_first(f"#l{number}") for number in point.lines]
            assert quoted == [node.text().strip() for node in shown if node is not None]


def test_the_lines_are_shown_on_demand_without_scripts(server: str, browser: Browser) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{server}en/articles/{SLUG}.html")
    expect(page.locator(".quoted-line").first).to_be_hidden()
    page.locator("details.evidence summary").first.click()
    expect(page.locator(".quoted-line").first).to_be_visible()
    page.close()


# ---------------------------------------------------------------- facing pages


def test_a_point_faces_the_first_of_its_lines(walked: Walk, pages: dict[str, str]) -> None:
    for entry in walked.entries:
        assert entry.record.summary is not None
        for root in ("", "en/"):
            rows = read(pages, f"{root}facing/{entry.record.slug}").css(".facing .row:not(.head)")
            placed = {}
            for row in rows:
                lines = {node.attributes["id"] for node in row.css(".original [id^=l]")}
                for claim in row.css(".claims li.claim"):
                    placed[int(claim.attributes["value"] or 0)] = lines
            first = {n: f"l{min(p.lines)}" for n, p in enumerate(entry.record.summary.points, 1)}
            assert placed.keys() == first.keys()
            assert [n for n, line in first.items() if line not in placed[n]] == []


def test_facing_pages_hold_the_whole_text_once(walked: Walk, pages: dict[str, str]) -> None:
    for entry in walked.entries:
        title = [line.number for line in entry.article.kept if line.role == "title"]
        own = read(pages, f"articles/{entry.record.slug}")
        facing = read(pages, f"en/facing/{entry.record.slug}")
        for line in entry.article.kept:
            if line.number <= max(title):
                continue
            there, here = own.css(f"#l{line.number}"), facing.css(f".original #l{line.number}")
            assert [node.text().split() for node in here] == [node.text().split() for node in there]


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (600, False)])
def test_facing_columns_stand_side_by_side_where_there_is_room(
    server: str, browser: Browser, width: int, beside: bool
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, java_script_enabled=False)
    page.goto(f"{server}facing/{SLUG}.html")
    row = page.locator(".facing .row:has(.claims)").nth(1)
    text, points = row.locator(".original").bounding_box(), row.locator(".claims").bounding_box()
    assert text is not None
    assert points is not None
    assert (points["y"] < text["y"] + text["height"]) == beside
    assert (
        text["x"] > points["x"] + points["width"]
    ) == beside  # Arabic at the right, as a reader of it begins
    page.close()


# ---------------------------------------------------------------- terms


def test_every_linked_term_is_explained_on_its_page(walked: Walk, pages: dict[str, str]) -> None:
    explained = 0
    for entry in walked.entries:
        for root in ("", "en/"):
            page = read(pages, f"{root}articles/{entry.record.slug}")
            told = {(node.attributes["id"] or "").removeprefix("term-") for node in page.css(".terms dt[id]")}
            linked = {(n.attributes["href"] or "").partition("#")[2] for n in page.css("a.term")}
            assert linked <= told
            assert all(node.text().strip() for node in page.css(".terms dd"))
            explained += len(linked)
    assert explained > 200


@pytest.fixture
def article(page: Page, server: str) -> Page:
    page.goto(f"{server}articles/{SLUG}.html")
    return page


def test_a_term_says_what_it_means_under_the_mouse(article: Page) -> None:
    tip = article.locator(".wq-tip")
    article.locator("a.term").first.hover()
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("المقاتلون الأجانب")
    expect(tip).to_contain_text("foreign fighters")
    tip.hover()
    article.wait_for_timeout(400)
    expect(tip).to_be_visible()  # WCAG 1.4.13: it can be pointed at, and dismissed
    article.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def test_a_term_says_what_it_means_to_the_keyboard_and_to_a_screen_reader(article: Page) -> None:
    link = article.locator("a.term").first
    described = link.get_attribute("aria-describedby")
    assert described
    assert article.locator(f"#{described}").inner_text().strip()
    assert link.get_attribute("title") is None
    article.keyboard.press("Tab")
    for _ in range(80):
        if link.evaluate("node => node === document.activeElement"):
            break
        article.keyboard.press("Tab")
    expect(article.locator(".wq-tip")).to_be_visible()


def test_the_first_touch_explains_the_second_follows(server: str, browser: Browser) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{server}articles/{SLUG}.html")
    page.locator("a.term").first.tap()
    expect(page.locator(".wq-tip")).to_be_visible()
    assert page.url.endswith(f"{SLUG}.html")
    page.locator("a.term").first.tap()
    page.wait_for_url(re.compile(r"/glossary\.html#foreign-fighters$"))
    context.close()


# ---------------------------------------------------------------- lines


@pytest.mark.parametrize("root", ["http", "file"])
def test_the_number_of_a_line_copies_its_address(
    root: str, request: pytest.FixtureRequest, browser: Browser
) -> None:
    base = (
        request.getfixturevalue("server")
        if root == "http"
        else request.getfixturevalue("site").as_uri() + "/"
    )
    context = browser.new_context()
    if root == "http":
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=base.rstrip("/"))
    page = context.new_page()
    page.goto(f"{base}articles/{SLUG}.html")
    line = page.locator("a.line[data-line='10']")
    line.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#l10$"))
    expect(page.locator("[aria-live]", has_text="نُسخ رابط السطر 10")).to_have_count(1)
    if root == "http":
        assert page.evaluate("navigator.clipboard.readText()") == f"{base}articles/{SLUG}.html#l10"
    context.close()


def test_what_opens_the_repository_names_the_file_and_the_line(article: Page) -> None:
    text = article.locator(".edit a", has_text="النص الخام")
    expect(text).to_have_attribute("href", re.compile(r"/seeds/004_ca5989160df6187c\.txt\?plain=1$"))
    article.locator("a.line[data-line='12']").click()
    expect(text).to_have_attribute("href", re.compile(r"\.txt\?plain=1#L12$"))
    record = article.locator(".edit a", has_text="عدّل السجل")
    expect(record).to_have_attribute("href", re.compile(r"/edit/main/seeds/004_ca5989160df6187c\.yml$"))


# ---------------------------------------------------------------- the front page


@pytest.mark.parametrize(("root", "language"), [("", "ar"), ("en/", "en")])
def test_the_front_page_tells_what_there_is(
    walked: Walk, pages: dict[str, str], root: str, language: str
) -> None:
    home = read(pages, f"{root}index")
    cards = home.css("section.card")
    assert len(cards) == len(walked.entries)
    for card in cards:
        assert re.search("قراءة" if language == "ar" else r"min\.\sread", card.text())
        assert card.css_first(".status.draft") is not None
    for place in (
        "articles/index.html",
        "glossary.html",
        "subjects/index.html",
        "about.html#offline",
        "contribute.html",
    ):
        assert home.css_first(f"main a[href='{place}']") is not None, place
    assert len(home.css(".latest dt")) == 4


@pytest.mark.parametrize(
    ("number", "arabic", "english"),
    [
        (1, "مقالة واحدة", "1 article"),
        (2, "مقالتان", "2 articles"),
        (3, "3 مقالات", "3 articles"),
        (11, "11 مقالة", "11 articles"),
        (100, "100 مقالة", "100 articles"),
        (103, "103 مقالات", "103 articles"),
    ],
)
def test_arabic_counts_in_six_ways(number: int, arabic: str, english: str) -> None:
    names = Names({}, load_words())
    assert Bilingual(*(count(number, "articles", one, names) for one in ("ar", "en"))) == Bilingual(
        arabic, english
    )


# ---------------------------------------------------------------- the measure

LINES = """() => [...document.querySelectorAll("article > p:not([class]), .point")].flatMap((block) => {
  const lines = new Map();
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    for (let at = 0; at < node.length; at++) {
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      const line = Math.round((box.top + box.height / 2) / 15);
      if (box.height) lines.set(line, (lines.get(line) ?? 0) + 1);
    }
  }
  return [...lines].sort(([one], [other]) => one - other).slice(0, -1).map(([, letters]) => letters);
})"""


@pytest.mark.parametrize("width", [768, 1280, 1920])
@pytest.mark.parametrize("root", ["", "en/"])
def test_a_line_holds_what_an_eye_takes_in(page: Page, server: str, root: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{server}{root}articles/returning-european-fighters.html")
    letters = page.evaluate(LINES)
    assert len(letters) > 20
    assert 60 <= median(letters) <= 75
