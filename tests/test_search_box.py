"""The search as a reader uses it: the box, its keys, its results, and what it says when it cannot."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from conftest import ask_search

ITEM = ".md-search-result__item"
LINK = ".md-search-result__list a.md-search-result__link"
ADDRESSES = "all => all.map(one => one.getAttribute('href'))"


@pytest.fixture(params=["http", "file"])
def root(request: pytest.FixtureRequest, site: Path, server: str) -> str:
    return server if request.param == "http" else site.as_uri() + "/"


def watch(page: Page) -> list[str]:
    """Every address that the page asks for from now on."""
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    return seen


def test_nothing_is_fetched_before_the_search_is_opened(page: Page, root: str) -> None:
    seen = watch(page)
    page.goto(root + "articles/life-after-isis.html")
    page.wait_for_load_state("networkidle")
    assert [url for url in seen if "/search" in url or "worker" in url] == []
    with page.expect_request(re.compile(r"search/search\.js$")):
        page.keyboard.press("/")
    ask_search(page, "داعش")
    assert [url for url in seen if "search_index" in url or "worker" in url] == []


def test_a_result_tells_what_it_is_and_lands_on_its_paragraph(page: Page, root: str) -> None:
    page.goto(root + "index.html")
    ask_search(page, "الخلايا النائمة")
    item = page.locator(ITEM).first
    expect(page.locator(".md-search-result__meta")).to_have_text("3 مقالات")
    expect(item.locator("h2")).to_contain_text("انهيار")
    expect(item.locator(".wq-hit__facts")).to_have_text(
        "المركز الأوروبي لدراسات مكافحة الإرهاب والاستخبارات · حوالي 2017"
    )
    expect(item.locator(".wq-hit__heading")).to_have_text("الدائرة الداخليه لـ ابو بكر البغدادي")
    # Whole words only: a mark inside a word would break its joining letters.
    assert item.locator("mark").all_inner_texts() == ["خلايا", "نائمة"]
    page.locator(LINK).first.click()
    page.wait_for_url(re.compile(r"/articles/returning-european-fighters\.html\?h=[^#]+#l32$"))
    expect(page.locator("#l32:target")).to_be_in_viewport()
    expect(page.locator("#l32 mark").first).to_be_visible()
    assert set(page.locator("#l32 mark").all_inner_texts()) == {"خلايا", "نائمة"}


def test_an_english_result_shows_its_status(page: Page, root: str) -> None:
    page.goto(root + "en/index.html")
    ask_search(page, "sleeper cells")
    facts = page.locator(".wq-hit__facts").first
    expect(facts).to_have_text("Diyaruna · about 2018 · draft summary")
    page.locator(LINK).first.click()
    page.wait_for_url(re.compile(r"/en/articles/[a-z-]+\.html\?h=[^#]+#point-\d+$"))
    expect(page.locator(".claim:target")).to_be_in_viewport()


def test_one_language_at_a_time_and_a_way_to_the_other(page: Page, root: str) -> None:
    page.goto(root + "en/index.html")
    ask_search(page, "checkpoint")
    own = page.locator(LINK).evaluate_all(ADDRESSES)
    assert own
    assert [one for one in own if "/en/" not in one] == []
    page.get_by_role("button", name="Search the Arabic texts too").click()
    other = page.locator(".wq-search__other " + ITEM)
    expect(other).not_to_have_count(0)
    assert [one for one in other.locator("a").evaluate_all(ADDRESSES) if "/en/" in one] == []
    expect(other.first.locator("article")).to_have_attribute("dir", "rtl")
    expect(other.first.locator(".wq-hit__via")).to_have_text("Found through the glossary: checkpoint")


def test_an_english_term_finds_arabic_articles_and_says_how(page: Page, root: str) -> None:
    page.goto(root + "index.html")
    ask_search(page, "sleeper cell")
    item = page.locator(ITEM).first
    expect(item.locator(".wq-hit__via")).to_have_text("وُجدت عن طريق المسرد: sleeper cell")
    assert item.locator(".wq-hit__text mark").all_inner_texts() == ["خلايا نائمة"]
    expect(page.locator(".wq-search__term").first).to_have_attribute(
        "href", re.compile(r"/glossary\.html#sleeper-cell$")
    )


def test_results_can_be_narrowed(page: Page, root: str) -> None:
    page.goto(root + "index.html")
    ask_search(page, "داعش")
    expect(page.locator(ITEM)).to_have_count(5)
    page.get_by_text("تضييق النتائج").click()
    publisher = page.get_by_role("button", name="ديارنا (1)")
    publisher.click()
    expect(page.locator(ITEM)).to_have_count(1)
    expect(publisher).to_have_attribute("aria-pressed", "true")
    publisher.click()
    expect(page.locator(ITEM)).to_have_count(5)


def test_the_keys_of_the_box(page: Page, root: str) -> None:
    for key in ("f", "s", "/"):
        page.goto(root + "index.html")
        page.keyboard.press(key)
        expect(page.locator(".md-search__input")).to_be_focused()
        expect(page.locator("#__search")).to_be_checked()
    ask_search(page, "الموصل")
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_have_value("الموصل")
    page.keyboard.press("ArrowDown")
    expect(page.locator(LINK).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"\?h=[^#]+#l\d+$"))


def test_typing_ahead_and_the_empty_box(page: Page, root: str) -> None:
    page.goto(root + "index.html")
    ask_search(page, "الغوري")
    expect(page.locator(ITEM)).to_have_count(1)
    ask_search(page, "")
    expect(page.locator(ITEM)).to_have_count(0)
    expect(page.locator(".md-search-result__meta")).to_contain_text("اكتب كلمة")
    ask_search(page, "من إلى في")
    expect(page.locator(".md-search-result__meta")).to_contain_text("ترد في كل نص")
    ask_search(page, "زنجبيل")
    expect(page.locator(".md-search-result__meta")).to_have_text("لا نتائج في المقالات العربية")
    page.get_by_role("button", name="امسح").click()
    expect(page.locator(".md-search__input")).to_have_value("")


@pytest.mark.parametrize(
    "question",
    [
        "الإرهاب " * 1250,
        "ا" * 10_000,
        "ًٌَُِّْـ",
        "من في على و ف ب",
        "\x00\x07\x1b\u202e\u2066",
        "<img src=x onerror=document.title='broken'>",
        '*:~^+-"[](){}\\ أو',
        "constructor __proto__ hasOwnProperty toString",
        "٪ ؟ ، ؛",
        "😀 😀😀",
    ],
    ids=lambda question: repr(question[:24]),
)
def test_no_question_breaks_the_box(page: Page, root: str, question: str) -> None:
    page.goto(root + "index.html")
    ask_search(page, "داعش")
    ask_search(page, question)
    assert page.locator(".md-search").get_attribute("data-state") == "ready"
    assert page.locator(".md-search img").count() == 0
    assert "broken" not in page.title()
    ask_search(page, "الحويجة")
    expect(page.locator(ITEM)).not_to_have_count(0)


def test_of_a_long_question_the_beginning_counts(page: Page, server: str) -> None:
    """Twelve words, however many there are: what keeps a pasted page from stopping the box."""
    page.goto(server + "index.html")
    many = "تنظيم داعش العراق سوريا مقاتلين أجانب عودة هروب تركيا الرقة الحويجة"
    marks = page.locator(ITEM + " mark")
    for before, counts in (("", True), ("أوروبا ", False), ("أوروبا " + "هرب " * 100, False)):
        ask_search(page, f"{many} {before}الموصل")
        assert ("الموصل" in marks.all_inner_texts()) == counts, before


@pytest.mark.parametrize("word", ["الموصل", "داعش", "mosul"])
def test_a_word_that_is_asked_twice_is_asked_once(page: Page, root: str, word: str) -> None:
    page.goto(root + "index.html")
    ask_search(page, word)
    found = page.locator(ITEM).all_inner_texts()
    assert found
    for question in (f"{word} {word}", f"{word} " * 40):
        ask_search(page, question)
        assert page.locator(ITEM).all_inner_texts() == found


def test_a_term_drops_no_article(page: Page, root: str) -> None:
    """The glossary has the two side by side, the article apart."""
    page.goto(root + "index.html")
    ask_search(page, "العراقية الاتحادية")
    expect(page.locator(".wq-search__term")).not_to_have_count(0)
    expect(page.locator(ITEM)).to_have_count(1)


@pytest.mark.parametrize("lost", ["**/search/search.js", "**/search/ar.js*", "**/search/ar-*/k*.js"])
def test_a_search_that_cannot_start_says_so(page: Page, server: str, lost: str) -> None:
    page.route(lost, lambda route: route.abort())
    page.goto(server + "index.html")
    page.keyboard.press("/")
    page.locator(".md-search__input").fill("داعش")
    expect(page.locator(".md-search-result__meta")).to_contain_text("تعذّر تحميل ملفات البحث")
    expect(page.locator(".md-search__input")).to_be_visible()


def test_a_search_without_decompression_says_so(page: Page, root: str) -> None:
    page.add_init_script("delete window.DecompressionStream")
    page.goto(root + "index.html")
    page.keyboard.press("/")
    page.locator(".md-search__input").fill("داعش")
    expect(page.locator(".md-search-result__meta")).to_contain_text("متصفحك أقدم")


def test_a_site_that_was_published_anew_is_asked_anew(page: Page, server: str) -> None:
    """The page stands open, the pieces that it knows are gone: the head is read again, once."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        body = route.fetch().text()
        if len(asked) == 1:
            body = re.sub(r'"digest":"\w+"', '"digest":"000000000000"', body)
        route.fulfill(body=body, content_type="text/javascript")

    page.route("**/search/ar.js*", answer)
    page.goto(server + "index.html")
    ask_search(page, "الحويجة")
    expect(page.locator(ITEM)).to_have_count(1)
    assert len(asked) == 2


def test_without_javascript_the_reader_is_told(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + "index.html")
    expect(page.locator(".wq-search__noscript")).to_be_visible()
    context.close()
