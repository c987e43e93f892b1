"""The article pages of the built site -> one PDF each, printed by Chromium with the site's own print style.

The page brings everything: the running head, the foot with source and address, the fonts. What a PDF says
of itself (Dublin Core in XMP) is written by pikepdf, which also takes the hour of printing out.
"""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

import pikepdf
from playwright.sync_api import Browser, BrowserContext, Error, Route, sync_playwright
from selectolax.lexbor import LexborHTMLParser

from .chromium import QUIET, find_chromium
from .faults import Problem, fault

_FOLDERS = {"ar": "articles", "en": "en/articles"}
_LOAD_FONTS = "Promise.all([...document.fonts].map((face) => face.load())).then(() => true)"
"""All of them: a print may be the first to use one, and takes another font while that is on its way."""


def print_articles(site: Path, address: str, folder: Path, moment: datetime) -> tuple[Problem, ...]:
    """Make the folder hold `<slug>-ar.pdf` and `<slug>-en.pdf` of every article, and no other PDF.

    `address` is where the site is published, so that a link in a PDF leads there and names no folder of
    this machine; `moment` (UTC) is the date that the files bear. The folder changes when all are printed.
    """
    chromium = find_chromium()
    if chromium is None:
        return (fault("Chromium", 0, "no-chromium"),)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        printed = Path(name) / folder.name
        printed.mkdir()
        try:
            _print(chromium, site, address, printed, moment)
        except Error as error:
            return (fault(site.as_posix(), 0, "not-printed", why=error.message.splitlines()[0]),)
        shutil.rmtree(folder, ignore_errors=True)
        printed.rename(folder)
    return ()


def _list_articles(site: Path) -> Iterator[tuple[Path, str]]:
    for language, folder in _FOLDERS.items():
        for page in sorted((site / folder).glob("*.html")):
            if page.stem != "index":
                yield page, f"{page.stem}-{language}.pdf"


def _print(chromium: str, site: Path, address: str, folder: Path, moment: datetime) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        try:
            context = _open_site(browser, site, address)
            for page, name in _list_articles(site):
                opened = context.new_page()
                opened.emulate_media(media="print")  # before it loads: it waits for the style that counts
                opened.goto(address + page.relative_to(site).as_posix(), wait_until="load")
                opened.evaluate(_LOAD_FONTS)
                opened.pdf(path=folder / name, prefer_css_page_size=True, tagged=True, outline=True)
                opened.close()
                _describe(folder / name, page, moment)
        finally:
            browser.close()


def _open_site(browser: Browser, site: Path, address: str) -> BrowserContext:
    """A browser without scripts that gets the folder's files under the site's address, and nothing else."""
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}

    def answer(route: Route) -> None:
        file = files.get(unquote(route.request.url.removeprefix(address)))
        route.fulfill(path=file) if file else route.abort()

    context = browser.new_context(java_script_enabled=False)
    context.route("**/*", answer)
    return context


def _describe(target: Path, page: Path, moment: datetime) -> None:
    """Title, language and address, by their Dublin Core names; Chromium's own stamps of the hour go."""
    html = LexborHTMLParser(page.read_text("utf-8"))
    heading, canonical = html.css_first("article h1"), html.css_first("link[rel=canonical]")
    with pikepdf.open(target, allow_overwriting_input=True) as pdf:
        pdf.docinfo = pdf.make_indirect(pikepdf.Dictionary())
        with pdf.open_metadata(set_pikepdf_as_editor=False) as about:
            about["dc:title"] = heading.text().strip() if heading else page.stem
            about["dc:language"] = {str(html.root.attributes["lang"])} if html.root else set()
            about["dc:identifier"] = str(canonical.attributes["href"]) if canonical else page.name
            about["xmp:CreateDate"] = f"{moment:%Y-%m-%dT%H:%M:%SZ}"
        pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
