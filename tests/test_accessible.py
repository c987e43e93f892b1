"""Whoever reads with a keyboard, a screen reader, large letters or without motion reads the same archive."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from audit.accessibility import judge
from audit.views import ARTICLE, SIZES, list_pages, list_states, list_views, open_context, show

BOTH = pytest.mark.parametrize("language", ["ar", "en"])
SEEN = pytest.mark.parametrize(("size", "scheme"), [("desk", "light"), ("phone", "dark")])
ROOTS = {"ar": "", "en": "en/"}
FOCUSABLE = "a[href], button, input, summary, select, textarea, [tabindex]"
STOPS = """selector => [...document.querySelectorAll(selector)]
    .filter(one => one.checkVisibility({visibilityProperty: true, opacityProperty: true}) && one.tabIndex >= 0
        && one.getClientRects().length && !one.closest('.md-search__inner'))
    .map((one, at) => one.dataset.stop = String(at))"""
"""What a keyboard must reach, numbered; the search has its own test, since it opens under the keyboard."""
FOCUSED = """() => {
    const one = document.activeElement;
    if (one === document.body) return null;
    const box = one.getBoundingClientRect(), style = getComputedStyle(one);
    const at = document.elementFromPoint(
        (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2,
        (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2);
    return {
        stop: one.dataset.stop ?? null,
        what: one.outerHTML.slice(0, 120),
        onScreen: box.width > 0 && box.right > 0 && box.left < innerWidth
            && box.bottom > 0 && box.top < innerHeight,
        bare: Boolean(at && (one.contains(at) || at.contains(one))),
        marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        search: Boolean(one.closest('.md-search__inner')),
    };
}"""


@BOTH
@SEEN
def test_axe_finds_nothing_on_any_kind_of_page(
    site: Path, server: str, browser: Browser, language: str, size: str, scheme: str
) -> None:
    context = open_context(browser, size, scheme)
    page, found = context.new_page(), []
    for view in list_views(site, language):
        show(page, server, view, scheme)
        found += [f"{view.path}: {one}" for one in judge(page)]
    context.close()
    assert found == []


@pytest.mark.parametrize(("language", "size", "scheme"), [("ar", "phone", "dark"), ("en", "desk", "light")])
def test_axe_finds_nothing_in_what_opens(
    server: str, browser: Browser, language: str, size: str, scheme: str
) -> None:
    context = open_context(browser, size, scheme)
    page, found = context.new_page(), []
    for view in list_states(language):
        show(page, server, view, scheme)
        found += [f"{view.name}: {one}" for one in judge(page)]
    context.close()
    assert found == []


def test_axe_does_find_faults(page: Page) -> None:
    page.set_content(
        "<html lang=ar><title>x</title><body><img src=''><p style='color:#999'>words</p></body></html>"
    )
    assert {one.split(":")[0] for one in judge(page)} >= {"image-alt", "color-contrast"}


# ---------------------------------------------------------------- the keyboard


@pytest.fixture(params=SIZES)
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page of each size of screen."""
    context = open_context(browser, request.param, "light")
    yield context.new_page()
    context.close()


def walk(page: Page, most: int = 400) -> Iterator[dict[str, Any]]:
    """Every stop of the Tab key, from the top of the page until it leaves the page or begins anew."""
    first = None
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None or stop["what"] == first:
            return
        first = first or stop["what"]
        yield stop
    raise AssertionError("the Tab key never came to the end")


@BOTH
@pytest.mark.parametrize("path", [ARTICLE, "index.html", "about.html"])
def test_tab_reaches_all_that_can_be_used_and_nothing_that_is_hidden(
    server: str, reader: Page, language: str, path: str
) -> None:
    reader.goto(server + ROOTS[language] + path)
    expected = reader.evaluate(STOPS, FOCUSABLE)
    stops = list(walk(reader))
    assert [stop["what"] for stop in stops if not (stop["onScreen"] and stop["bare"])] == []
    assert [stop["what"] for stop in stops if not (stop["marked"] or stop["search"])] == []
    reached = {stop["stop"] for stop in stops}
    assert [
        reader.locator(f"[data-stop='{n}']").first.inner_text() for n in expected if n not in reached
    ] == []


@BOTH
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_drawer_opens_walks_and_closes_by_keyboard(
    server: str, browser: Browser, language: str, key: str
) -> None:
    context = open_context(browser, "phone", "light")
    page = context.new_page()
    page.goto(f"{server}{ROOTS[language]}{ARTICLE}")
    button = page.locator("[data-wq-opens=drawer]")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_have_accessible_name("تصفح" if language == "ar" else "Navigation")
    button.focus()
    page.keyboard.press(key)
    expect(button).to_have_attribute("aria-expanded", "true")
    drawer = page.locator(".md-sidebar--primary")
    links = drawer.locator("a")
    assert links.count() >= 8
    for number in range(links.count()):
        expect(links.nth(number)).to_be_focused()
        expect(links.nth(number)).to_be_in_viewport()
        page.keyboard.press("Tab")
    expect(button).to_have_attribute("aria-expanded", "false")  # whoever walks out of it, closes it
    expect(drawer).to_be_hidden()
    button.focus()
    page.keyboard.press(key)
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(drawer).to_be_hidden()
    context.close()


@BOTH
def test_the_search_opens_and_closes_by_keyboard(server: str, reader: Page, language: str) -> None:
    reader.goto(f"{server}{ROOTS[language]}index.html")
    output, button = reader.locator(".md-search__output"), reader.locator("[data-wq-opens=search]")
    expect(output).to_be_hidden()
    if button.is_visible():
        button.focus()
        reader.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-expanded", "true")
    else:
        reader.locator(".md-search__input").focus()
    expect(reader.locator(".md-search__input")).to_be_focused()
    expect(output).to_be_visible()
    reader.keyboard.press("Escape")
    expect(output).to_be_hidden()
    if button.is_visible():
        expect(button).to_be_focused()


def test_the_skip_link_leads_past_the_frame(server: str, reader: Page) -> None:
    reader.goto(server + ARTICLE)
    reader.keyboard.press("Tab")
    skip = reader.locator(".md-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    reader.keyboard.press("Enter")
    reader.keyboard.press("Tab")
    assert reader.evaluate("Boolean(document.activeElement.closest('article'))")


@BOTH
def test_the_scheme_is_chosen_by_keyboard_and_kept(server: str, reader: Page, language: str) -> None:
    reader.goto(f"{server}{ROOTS[language]}index.html")
    button = reader.locator("[data-wq-scheme]")
    expect(button).to_have_accessible_name("الوضع الداكن" if language == "ar" else "Dark mode")
    button.focus()
    reader.keyboard.press("Space")
    for _ in range(2):
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(reader.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        reader.reload()


# ---------------------------------------------------------------- large letters, no motion, no script


@BOTH
@pytest.mark.parametrize(
    ("width", "letters"), [(320, "125%"), (683, "125%"), (1280, "250%")], ids=["400 %", "200 %", "letters"]
)
def test_large_pages_flow_in_one_column(
    site: Path, server: str, browser: Browser, language: str, width: int, letters: str
) -> None:
    """A screen of 1280 at 400 % is 320 wide (WCAG 1.4.10); letters alone grow by the root's size (1.4.4)."""
    page = browser.new_page(viewport={"width": width, "height": 512})
    for path in list_pages(site, language):
        page.goto(server + path)
        page.add_style_tag(content=f"html {{ font-size: {letters} !important }}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    page.close()


MOVING = """() => [...document.querySelectorAll('*'), document.documentElement].flatMap(one =>
    [null, '::before', '::after'].filter(part => {
        const style = getComputedStyle(one, part);
        const takes = times => times.split(',').some(time => parseFloat(time) > 0);
        return style.animationName !== 'none' || takes(style.transitionDuration)
            || style.scrollBehavior === 'smooth';
    }).map(() => one.className || one.tagName))"""


def test_nothing_moves_for_those_who_declined_motion(server: str, browser: Browser) -> None:
    still = browser.new_page(reduced_motion="reduce")
    moving = browser.new_page(reduced_motion="no-preference")
    for page in (still, moving):
        page.goto(f"{server}{ARTICLE}#l7")
    assert still.evaluate(MOVING) == []
    assert len(moving.evaluate(MOVING)) > 5
    still.close()
    moving.close()


@BOTH
def test_without_scripts_the_page_is_whole_and_its_drawer_opens(
    server: str, browser: Browser, language: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 412, "height": 823})
    page = context.new_page()
    page.goto(f"{server}{ROOTS[language]}glossary.html")
    expect(page.locator("section.entry h3")).to_have_count(109)
    page.locator("details.places summary").first.click()
    expect(page.locator("details.places .context").first).to_be_visible()
    expect(page.locator(".wq-js")).to_have_count(3)
    for number in range(3):
        expect(page.locator(".wq-js").nth(number)).to_be_hidden()
    page.locator("label.wq-nojs").click()
    expect(page.locator(".md-sidebar--primary .md-nav__link").nth(2)).to_be_in_viewport()
    context.close()
