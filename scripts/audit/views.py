"""The pages that stand for all, one of each kind, in both languages; and the states in which they are met."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

SCHEMES = {"light": "default", "dark": "slate"}
SIZES = {"phone": (412, 823), "desk": (1366, 900)}
ASKED = {"ar": "داعش", "en": "fighters"}
OTHERS = {"en", "assets", "data", "search"}
"""Folders of the site that hold no pages of their own language."""
ARTICLE = "articles/why-fighters-flee-isis.html"


@dataclass(frozen=True)
class View:
    """A page, and what is done to it before it is judged."""

    name: str
    path: str
    act: Callable[[Page], None] | None = None


def list_pages(site: Path, language: str) -> list[str]:
    """Paths of one page of each kind: all at the top, and of each folder its list and its first page."""
    root = site if language == "ar" else site / language
    pages = [path.name for path in sorted(root.glob("*.html"))]
    for folder in sorted(path for path in root.iterdir() if path.is_dir() and path.name not in OTHERS):
        inside = sorted(path.name for path in folder.glob("*.html"))
        first = [name for name in inside if name != "index.html"][:1]
        pages += [f"{folder.name}/{name}" for name in inside if name == "index.html" or name in first]
    return [path if language == "ar" else f"{language}/{path}" for path in pages]


def list_views(site: Path, language: str) -> Iterator[View]:
    """Every kind of page as it is found."""
    for path in list_pages(site, language):
        yield View(path, path)


def list_states(language: str) -> Iterator[View]:
    """What opens, and what a link leads to."""
    root = "" if language == "ar" else f"{language}/"
    asked = ASKED[language]
    yield View("results", f"{root}index.html?q={asked}", _wait_for_results)
    yield View("narrowing", f"{root}index.html?q={asked}", _open_narrowing)
    yield View("search", f"{root}index.html", lambda page: page.keyboard.press("/"))
    yield View("drawer", f"{root}{ARTICLE}", _open_drawer)
    yield View("line", f"{ARTICLE}#l7")
    yield View("reminded", f"{root}{ARTICLE}?h={asked}")
    yield View("unfolded", f"{root}glossary.html", _unfold)
    yield View("evidence", f"{root}{ARTICLE}", _unfold)
    yield View("meaning", f"{root}{ARTICLE}", _ask_meaning)
    yield View("filtered", f"{root}glossary.html", lambda page: page.fill(".wq-filter input", "zzzz"))


def _wait_for_results(page: Page) -> None:
    page.wait_for_selector(".md-search-result__article")


def _open_narrowing(page: Page) -> None:
    _wait_for_results(page)
    _unfold(page)


def _ask_meaning(page: Page) -> None:
    page.locator("article a.term").first.hover()
    page.wait_for_selector(".wq-tip:not([hidden])")


def _open_drawer(page: Page) -> None:
    button = page.locator("[data-wq-opens=drawer]")
    if button.is_visible():
        button.click()


def _unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


def open_context(browser: Browser, size: str, scheme: str) -> BrowserContext:
    """A reader with this screen and scheme, who declined motion, so that nothing is judged half-way."""
    width, height = SIZES[size]
    return browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )


def show(page: Page, address: str, view: View, scheme: str) -> None:
    """Opens the view and waits for its letters."""
    page.goto("about:blank")  # else a fragment alone would not load the page anew
    page.goto(address + view.path, wait_until="load")
    seen = page.evaluate("document.body.dataset.mdColorScheme")
    if seen not in {None, SCHEMES[scheme]}:
        raise AssertionError(f"{view.path} is shown in {seen}, not in {scheme}")
    if view.act:
        view.act(page)
    page.evaluate("document.fonts.ready.then(() => undefined)")
