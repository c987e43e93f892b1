"""Law 7: no page asks for anything outside the site, over http and from the disk, and it works there."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

RESOURCE = re.compile(r"""(?:src|href)\s*=\s*["']?(https?:)?//[^"'\s>]+""")


class Watch:
    """Every request and every complaint of a browser page."""

    def __init__(self, page: Page, root: str) -> None:
        self.outside: list[str] = []
        self.complaints: list[str] = []
        self.root = root
        page.on("request", self._see)
        page.on(
            "console", lambda m: self.complaints.append(m.text) if m.type in {"error", "warning"} else None
        )
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _see(self, request: Request) -> None:
        if not request.url.startswith((self.root, "data:", "blob:", "about:")):
            self.outside.append(request.url)


def addresses(site: Path, server: str, way: str) -> str:
    return server if way == "http" else site.as_uri() + "/"


@pytest.mark.parametrize("way", ["http", "file"])
def test_every_page_asks_for_nothing_outside(
    site: Path, server: str, browser: Browser, pages: dict[str, str], way: str
) -> None:
    root = addresses(site, server, way)
    page = browser.new_page()
    watch = Watch(page, root)
    for path in pages:
        page.goto(root + path)
        page.wait_for_load_state("networkidle")
        fonts = page.evaluate(
            "document.fonts.ready.then(f => [...f].filter(x => x.status == 'error').length)"
        )
        assert fonts == 0, path
    page.close()
    assert watch.outside == []
    assert watch.complaints == []


@pytest.mark.parametrize("way", ["http", "file"])
@pytest.mark.parametrize(
    ("start", "query", "expected"),
    [
        ("index.html", "الحويجة", "articles/isis-urges-foreign-fighters-to-flee.html"),
        ("en/index.html", "Kerchove", "en/articles/life-after-isis.html"),
    ],
)
def test_search_finds_and_its_results_open(
    site: Path, server: str, browser: Browser, way: str, start: str, query: str, expected: str
) -> None:
    root = addresses(site, server, way)
    page = browser.new_page()
    watch = Watch(page, root)
    page.goto(root + start)
    box = page.locator("input.md-search__input")
    box.click()
    box.fill(query)
    box.press("End")
    link = page.locator(f"a.md-search-result__link[href*='{expected}']").first
    link.wait_for()
    link.click()
    page.wait_for_url(re.compile(re.escape(expected)))
    assert page.locator("article h1").count() == 1
    page.close()
    assert watch.outside == []
    assert watch.complaints == []


def test_switch_lands_on_the_same_article(site: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((site / "articles" / "life-after-isis.html").as_uri())
    page.locator("a.wq-switch").click()
    expect(page).to_have_url(re.compile(r"/en/articles/life-after-isis\.html$"))
    page.locator("details.evidence summary").first.click()
    expect(page.locator(".quoted-line").first).to_be_visible()
    page.locator(".evidence a").first.click()
    expect(page).to_have_url(re.compile(r"1/articles/life-after-isis\.html#l5$"))
    expect(page.locator("#l5")).to_be_visible()
    page.close()


@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
def test_nothing_is_wider_than_the_screen(
    site: Path, browser: Browser, pages: dict[str, str], width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    for path in pages:
        page.goto((site / path).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, width)
    page.close()


def test_no_stored_page_names_a_resource_elsewhere(pages: dict[str, str]) -> None:
    for path, html in pages.items():
        resources = re.findall(r"<(?:script|img|iframe|source)\b[^>]*>|<link\b[^>]*stylesheet[^>]*>", html)
        assert not [r for r in resources if RESOURCE.search(r)], path
