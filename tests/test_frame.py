"""The frame that stands in the place of Material's bundle, and the one sheet in the place of Material's."""

import importlib.resources
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from audit.views import ARTICLE, SIZES
from conftest import ROOT
from warraq.stylesheet import drop_unused
from warraq.theme import mend_page, pick_scripts

SHEET = """
@charset "utf-8";
:root{--used:url("data:image/svg+xml;charset=utf-8,{x}");--unused:1;--chained:var(--used)}
.seen,.unseen,a:not(.unseen){color:var(--chained)}
.unseen .seen{x:y}
@media print{.unseen{x:y}}
@media screen{.seen::before{content:"}.unseen{"}}
@keyframes turn{from{opacity:0}}
@supports (a:b){.unseen>a,li:is(.unseen,.seen){x:y}}
"""
LEFT = """
@charset "utf-8";
:root{--used:url("data:image/svg+xml;charset=utf-8,{x}");--chained:var(--used)}
.seen,a:not(.unseen){color:var(--chained)}
@media screen{.seen::before{content:"}.unseen{"}}
@keyframes turn{from{opacity:0}}
@supports (a:b){li:is(.unseen,.seen){x:y}}
"""


def test_only_what_nothing_can_match_is_dropped() -> None:
    assert drop_unused(SHEET, {"seen"}) == LEFT.strip()
    assert drop_unused(SHEET, {"seen", "unseen", "--unused"}).count("\n") == SHEET.strip().count("\n")


def test_the_themes_check_boxes_are_mended_and_no_other_input() -> None:
    box = (
        '<input class="md-toggle" type="checkbox" id="__drawer" autocomplete="off"><input autocomplete="off">'
    )
    assert (
        mend_page(box) == '<input class="md-toggle" type="checkbox" id="__drawer"><input autocomplete="off">'
    )


def test_our_own_scripts_stay() -> None:
    assert pick_scripts({"bundle.0.min.js": b"", "frame.js": b"x"}) == {"frame.js": b"x"}


def read_whole_sheet() -> str:
    """All that the theme and we wrote, nothing dropped."""
    theme = Path(str(importlib.resources.files("material"))) / "templates/assets/stylesheets"
    own = ROOT / "overrides/assets/stylesheets"
    sheets = [*theme.glob("main.*.css"), *theme.glob("palette.*.css")]
    sheets += [own / f"{name}.css" for name in ("fonts", "warraq", "frame")]
    return "\n".join(path.read_text("utf-8") for path in sheets)


LISTED = r"""css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    const walk = rules => [...rules].flatMap(one =>
        one.cssRules?.length ? walk(one.cssRules)
        : [...(one.style ?? [])].some(name => !name.startsWith("--")) && one.selectorText
        ? one.selectorText.split(/,(?![^(]*\))/) : []);
    return [...new Set(walk(sheet.cssRules).map(one => one.trim()))];
}"""
MISSED = r"""selectors => selectors.filter(one => {
    const always = one.replace(/::?(before|after|placeholder|hover|focus[a-z-]*|active|target|checked|valid|-[a-z-]+)\b/g, "");
    try { return document.querySelector(always || "*"); }
    catch { return false; }
})"""  # noqa: E501 - a pattern is read whole
"""Those of the selectors that match something on the page, in whatever state it may come to."""


def test_what_was_dropped_matches_nothing_on_any_page(
    server: str, browser: Browser, pages: dict[str, str]
) -> None:
    whole = read_whole_sheet()
    page = browser.new_page()
    page.goto(server + "index.html")
    kept = set(page.evaluate(LISTED, page.request.get(server + "assets/stylesheets/site.css").text()))
    dropped = [one for one in page.evaluate(LISTED, whole) if one not in kept]
    assert len(dropped) > 500
    for path in set(pages) - {"404.html"}:
        page.goto(server + path)
        assert page.evaluate(MISSED, dropped) == [], path
    page.close()


STYLES = """() => [...document.querySelectorAll("body, body *")].flatMap(one =>
    [null, "::before", "::after"].map(part => {
        const style = getComputedStyle(one, part);
        return ["color", "backgroundColor", "fontFamily", "fontSize", "fontWeight", "lineHeight",
            "display", "position", "visibility", "opacity", "paddingTop", "paddingInlineStart", "borderTop",
            "borderRadius", "boxShadow", "maskImage", "content", "textDecoration", "transitionDuration",
            "listStyle", "cursor",
        ].map(name => style[name]).join("|");
    }))"""


@pytest.mark.parametrize(
    ("path", "size", "scheme"), [(ARTICLE, "desk", "light"), ("en/names.html", "phone", "dark")]
)
def test_every_element_is_dressed_as_with_the_whole_sheets(
    server: str, browser: Browser, path: str, size: str, scheme: str
) -> None:
    less, whole = (dress(browser, server, path, size, scheme, one) for one in (None, read_whole_sheet()))
    assert len(less) > 1000
    assert [(one, other) for one, other in zip(less, whole, strict=True) if one != other] == []


def dress(browser: Browser, server: str, path: str, size: str, scheme: str, sheet: str | None) -> list[str]:
    context = browser.new_context(
        viewport={"width": SIZES[size][0], "height": SIZES[size][1]},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    if sheet:
        context.route("**/site.css", lambda route: route.fulfill(body=sheet, content_type="text/css"))
    page = context.new_page()
    page.goto(server + path, wait_until="networkidle")
    styles: list[str] = page.evaluate(STYLES)
    context.close()
    return styles


def test_a_page_asks_for_one_sheet_and_not_for_the_themes_script(site: Path, pages: dict[str, str]) -> None:
    for path, html in pages.items():
        if path != "404.html":
            assert re.findall(r'<link rel="stylesheet" href="[./]*([^"]+)"', html) == [
                "assets/stylesheets/site.css"
            ], path
        assert "bundle." not in html, path
    assert [path.name for path in sorted((site / "assets/stylesheets").iterdir())] == [
        "plain.css",
        "print.css",
        "site.css",
    ]
    assert [
        path.name for path in (site / "assets/javascripts").iterdir() if path.name.startswith("bundle")
    ] == []


# ---------------------------------------------------------------- what its script does


def test_the_title_stands_in_the_header_when_its_heading_is_scrolled_away(server: str, page: Page) -> None:
    page.goto(server + ARTICLE)
    title = page.locator("[data-md-component=header-title]")
    expect(title).not_to_have_class(re.compile("active"))
    page.mouse.wheel(0, 1500)
    expect(title).to_have_class(re.compile("active"))


def test_the_table_of_contents_shows_where_the_reader_is(server: str, page: Page) -> None:
    page.goto(f"{server}glossary.html#turkey")
    current = page.locator(".md-nav--secondary [aria-current]")
    expect(current).to_have_attribute("href", "#turkey")
    expect(current).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    expect(current).to_have_count(0)


def test_the_way_back_to_the_top_shows_when_the_reader_turns_back(server: str, page: Page) -> None:
    page.goto(server + ARTICLE)
    button = page.locator(".md-top")
    page.mouse.wheel(0, 2500)
    page.wait_for_function("scrollY > 1500")
    expect(button).to_have_attribute("hidden", "")
    page.mouse.wheel(0, -300)
    expect(button).not_to_have_attribute("hidden", "")
    button.click()
    page.wait_for_function("scrollY === 0")


def test_a_link_into_something_folded_up_unfolds_it(server: str, page: Page) -> None:
    page.goto(f"{server}glossary.html")
    page.evaluate("document.querySelector('details .context').id = 'inside'")
    page.evaluate("location.hash = 'inside'")
    expect(page.locator("#inside")).to_be_in_viewport()


def test_paper_shows_what_is_folded_up(server: str, page: Page) -> None:
    page.goto(f"{server}glossary.html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0


def test_a_dark_page_is_never_light_first(server: str, browser: Browser) -> None:
    page = browser.new_page(color_scheme="dark")
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => window.first = document.body.dataset.mdColorScheme)"
    )
    page.route("**/frame.js", lambda route: route.abort())
    page.goto(server + "index.html")
    assert page.evaluate("first") == "slate"
    page.close()


@pytest.mark.parametrize("way", ["http", "file"])
def test_an_arabic_article_fetches_no_font_that_it_does_not_show(
    site: Path, server: str, browser: Browser, way: str
) -> None:
    page = browser.new_page()
    fonts: set[str] = set()
    page.on(
        "request", lambda one: fonts.add(one.url.rpartition("/")[2]) if one.resource_type == "font" else None
    )
    page.goto((server if way == "http" else site.as_uri() + "/") + ARTICLE, wait_until="networkidle")
    assert {"amiri-700-ar.woff2", "plex-arabic-400-ar.woff2"} <= fonts
    assert fonts.isdisjoint({"amiri-400-ar.woff2", "amiri-700-la.woff2"})
    page.close()
