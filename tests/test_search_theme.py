"""It must not rot: what our search box takes from the theme is still there, and the theme leaves it alone."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from conftest import ROOT

CLASSES = [
    *("md-search", "md-search__overlay", "md-search__inner", "md-search__form", "md-search__input"),
    *("md-search__icon", "md-search__options", "md-search__output", "md-search__scrollwrap"),
    *("md-search-result__meta", "md-search-result__list", "md-search-result__item"),
    *("md-search-result__link", "md-search-result__article"),
]


def test_the_theme_is_pinned_by_version_and_hash() -> None:
    pins = (ROOT / "requirements.txt").read_text("utf-8")
    for name in ("mkdocs-material", "mkdocs", "mkdocs-static-i18n"):
        assert re.search(rf"^{name}==[\d.]+ \\\n +--hash=sha256:", pins, re.MULTILINE), name


@pytest.mark.parametrize("name", CLASSES)
def test_the_theme_still_dresses_the_box(site: Path, name: str) -> None:
    sheet = (site / "assets" / "stylesheets" / "site.css").read_text("utf-8")
    assert re.search(rf"\.{name}(?![\w-])", sheet), f"{name}: the theme's CSS has changed"


def test_the_theme_still_has_the_switch_of_the_box(pages: dict[str, str]) -> None:
    for path, html in pages.items():
        if path == "404.html":
            continue  # it stands alone, without the theme
        assert len(re.findall(r'<input[^>]* data-md-toggle="search"[^>]* id="__search"', html)) == 1, path
        assert html.count('class="md-search__input"') == 1, path


def test_the_theme_finds_no_search_of_its_own_here(pages: dict[str, str]) -> None:
    """Its script, which no page loads, would download a whole index where one of these marks stands."""
    for path, html in pages.items():
        assert not re.search(r'<form[^>]* name="search"', html), path
        assert 'data-md-component="search"' not in html, path


@pytest.mark.parametrize("way", ["http", "file"])
def test_the_theme_starts_no_worker_and_asks_for_no_index(
    site: Path, server: str, browser: Browser, way: str
) -> None:
    page = browser.new_page()
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    page.on("worker", lambda worker: seen.append(worker.url))
    page.goto((server if way == "http" else site.as_uri() + "/") + "index.html")
    page.keyboard.press("/")
    page.locator(".md-search__input").fill("الموصل")
    page.locator(".md-search-result__item").first.wait_for()
    assert [url for url in seen if "worker" in url or "search_index" in url or "lunr" in url] == []
    page.close()


def test_the_open_box_holds_the_page_still(server: str, browser: Browser) -> None:
    """Our frame watches the switch: the page behind the box must not scroll on a narrow screen."""
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(server + "index.html")
    page.locator("[data-wq-opens=search]").click()
    page.wait_for_function("document.body.hasAttribute('data-md-scrolllock')")
    page.keyboard.press("Escape")
    page.wait_for_function("!document.body.hasAttribute('data-md-scrolllock')")
    page.close()
