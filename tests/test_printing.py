"""On paper: the print style of every page, and the PDF of every article, made by the real Chromium."""

import re
import shutil
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from conftest import ADDRESS, MOMENT, run_warraq
from warraq.pipeline import Walk

A4 = (595, 842)


@pytest.fixture(scope="module")
def printed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of PDFs that the command makes of a copy of the site's pages."""
    dist = tmp_path_factory.mktemp("printed")
    print_into(dist, shutil.copytree(site, dist / "site"))
    return dist / "pdf"


def print_into(dist: Path, site: Path) -> None:
    done = run_warraq("pdf", "--site", str(site), "--dist", str(dist), SOURCE_DATE_EPOCH=MOMENT)
    assert done.returncode == 0, done.stderr


def read_pages(path: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """The text and the size in points of each page."""
    with closing(pypdfium2.PdfDocument(path)) as pdf:
        for page in pdf:
            with closing(page.get_textpage()) as text:
                yield text.get_text_range(), (round(page.get_width()), round(page.get_height()))


def list_fonts(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Those with a name, page by page; the drawings that a PDF calls fonts (Type 3) have none."""
    fonts = (font for page in pdf.pages for font in page.resources.get("/Font", {}).values())
    return [font for font in fonts if font.Subtype != "/Type3"]


def letters(text: str) -> str:
    """Letters and digits alone; PDFium gives some ligatures in the order of the eye, so we count them."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def test_every_article_is_printed_in_both_languages(printed: Path, walked: Walk) -> None:
    slugs = [entry.record.slug for entry in walked.entries]
    assert sorted(path.name for path in printed.iterdir()) == sorted(
        f"{slug}-{language}.pdf" for slug in slugs for language in ("ar", "en")
    )


def test_every_foot_has_number_source_and_address(printed: Path, walked: Walk) -> None:
    for entry in walked.entries:
        for language, root in (("ar", ""), ("en", "en/")):
            pages = list(read_pages(printed / f"{entry.record.slug}-{language}.pdf"))
            assert len(pages) > 1
            for number, (text, size) in enumerate(pages, 1):
                assert size == A4
                assert f"{number} / {len(pages)}" in text
                assert f"{ADDRESS}{root}articles/{entry.record.slug}.html" in text
                if entry.record.source:
                    assert str(entry.record.source) in text
                else:
                    assert ("المصدر" if language == "ar" else "Source: ") in text


def test_every_line_of_the_article_is_on_paper(printed: Path, walked: Walk, pages: dict[str, str]) -> None:
    for slug in (entry.record.slug for entry in walked.entries):
        whole = Counter(letters("".join(text for text, _size in read_pages(printed / f"{slug}-ar.pdf"))))
        lines = HTMLParser(pages[f"articles/{slug}.html"]).css("article [id^=l]")
        assert Counter(letters("".join(node.text() for node in lines))) - whole == Counter()


def test_a_pdf_says_what_it_is_and_embeds_its_fonts(printed: Path, walked: Walk) -> None:
    for entry in walked.entries:
        with pikepdf.open(printed / f"{entry.record.slug}-ar.pdf") as pdf:
            with pdf.open_metadata() as about:
                assert about["dc:language"] == {"ar"}
                assert about["xmp:CreateDate"] == "2026-11-18T11:06:40Z"
                assert str(about["dc:identifier"]).endswith(f"/articles/{entry.record.slug}.html")
                assert about["dc:title"]
            # Neither the hour of printing nor the browser that printed.
            assert set(pdf.docinfo.keys()) == {"/Title", "/CreationDate", "/Producer"}
            assert "Chrom" not in repr(pdf.docinfo)
            assert pdf.Root.Lang == "ar"
            assert pdf.Root.MarkInfo.Marked
            actions: list[Any] = [
                note.get("/A", {}) for page in pdf.pages for note in page.get("/Annots", [])
            ]
            links = [str(action["/URI"]) for action in actions if "/URI" in action]
            assert len(links) > 5
            assert not [one for one in links if not one.startswith("https://")]  # no folder of this machine
            names = {str(font.BaseFont) for font in list_fonts(pdf)}
            assert any("Amiri" in name for name in names)
            assert all(re.match(r"/[A-Z]{6}\+", name) for name in names), names  # a subset that is embedded


def test_every_pdf_is_set_in_our_own_faces(printed: Path) -> None:
    """The foot is the first on a page to ask for its face, and must not be printed before it has come."""
    for path in printed.iterdir():
        with pikepdf.open(path) as pdf:
            names = {str(font.BaseFont) for font in list_fonts(pdf) if draws(font)}
            # Citations for machines are set in the machine's own monospace.
            assert not [name for name in names if not re.search("Amiri|IBMPlexSansArabic|Mono", name)], path


def draws(font: pikepdf.Object) -> bool:
    """Whether it has a letter: the end of a line inside a foot is drawn as the space of any face at all."""
    mapped = re.findall(rb"^(?:<[0-9A-F]{4}> ?)+$", font.ToUnicode.read_bytes(), re.MULTILINE)
    return len(mapped) > 2 or not mapped[-1].endswith(b"<0020>")


def test_no_mark_of_a_page_stands_at_the_foot_of_the_page_before(printed: Path) -> None:
    """Chromium draws what rises above the first line of a page below the last line of the page before."""
    foot = (0, 764.5, A4[0], 770)  # from the end of the text to the foot, in points from the top
    for path in sorted(printed.iterdir()):
        with closing(pypdfium2.PdfDocument(path)) as pdf:
            for number, page in enumerate(pdf, 1):
                drawn = page.render(scale=4).to_pil().convert("L").crop([round(4 * side) for side in foot])
                assert drawn.point(lambda grey: 255 * (grey < 140)).getbbox() is None, (path.name, number)


def test_printed_twice_the_same_bytes(printed: Path, site: Path, tmp_path: Path) -> None:
    print_into(tmp_path, shutil.copytree(site, tmp_path / "site"))
    for path in sorted(printed.iterdir()):
        assert (tmp_path / "pdf" / path.name).read_bytes() == path.read_bytes(), path.name


def test_the_about_pages_offer_each_language_its_own(printed: Path, browser: Browser, walked: Walk) -> None:
    page = browser.new_page()
    for about, language in (("about.html", "ar"), ("en/about.html", "en")):
        page.goto((printed.parent / "site" / about).as_uri())
        links = page.locator("#downloads a")
        assert links.count() == len(walked.entries)
        for link in links.all():
            assert re.search(rf"downloads/[a-z-]+-{language}\.pdf$", str(link.get_attribute("href")))
            assert len(link.inner_text()) > 20
    page.close()


# ---------------------------------------------------------------- Ctrl+P


@pytest.fixture
def paper(browser: Browser) -> Iterator[Page]:
    """A page as the printer gets it, from a reader who reads in the dark."""
    opened = browser.new_page(color_scheme="dark")
    opened.emulate_media(media="print")
    yield opened
    opened.close()


def test_on_paper_no_navigation_and_no_dark(paper: Page, site: Path, pages: dict[str, str]) -> None:
    for path in pages:
        if path == "404.html":
            continue
        paper.goto((site / path).as_uri())
        frame = ".md-header, .md-tabs, .md-sidebar, .md-footer, .md-search, .md-top, nav.around, nav.letters"
        for part in paper.locator(frame).all():
            expect(part).to_be_hidden()
        assert paper.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)", path
        assert (
            paper.evaluate("getComputedStyle(document.querySelector('article h1')).color") == "rgb(0, 0, 0)"
        )


def test_on_paper_a_source_shows_its_address(paper: Page, site: Path) -> None:
    paper.goto((site / "articles" / "iraq-syria-cooperation-isis-families.html").as_uri())
    source = paper.locator(".facts a.address")
    expect(source).to_have_text("https://www.europarabct.com/?p=104689")
    paper.evaluate("document.querySelector('.facts a.address').classList.remove('address')")
    shown = "getComputedStyle(document.querySelector('.facts a[href^=http]'), '::after').content"
    assert "https://www.europarabct.com/?p=104689" in paper.evaluate(shown)


def test_on_paper_the_lines_of_a_point_are_not_cut(paper: Page, site: Path) -> None:
    """The theme clips what leaves the box of a summary, and without its padding letters do."""
    paper.goto((site / "en" / "articles" / "life-after-isis.html").as_uri())
    shown = paper.locator("details.evidence > summary")
    assert set(shown.evaluate_all("all => all.map(one => getComputedStyle(one).overflow)")) == {"visible"}


# ---------------------------------------------------------------- a machine without a browser


def test_without_chromium_only_this_command_stops(site: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(site, tmp_path / "site")
    nothing = {"PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path), "WARRAQ_CHROMIUM": ""}
    options = ("--site", str(copy), "--dist", str(tmp_path / "dist"))
    done = run_warraq("pdf", *options, **nothing)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert ".venv/bin/python scripts/get_chromium.py" in done.stderr
    assert not (tmp_path / "dist").exists()
    assert run_warraq("offline", *options, **nothing).returncode == 0
