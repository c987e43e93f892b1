"""Laws 2, 3 and 7 on a site whose newest article is nothing but markup, scripts and odd lists."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from conftest import copy_project, render_site, run_warraq
from test_markup import HOSTILE

ENGLISH = '</title><script>alert(1)</script>" onload="alert(2)" _x_ {{ 7 * 7 }}'
TITLE = "عنوان <b>تجريبي</b> {{ 7 * 7 }} [نص](javascript:alert(1))"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of a copy of the project with one hostile article more."""
    project = copy_project(tmp_path_factory.mktemp("hostile"))
    seeds = project / "seeds"
    lines = [TITLE, "", *(f"{text} ، هذا سطر من نص تجريبي فيه ما فيه من العلامات." for text in HOSTILE)]
    (seeds / "zz_hostile.txt").write_text("\n\n".join(lines), encoding="utf-8")
    numbers = range(5, 2 * len(lines), 2)
    (seeds / "zz_hostile.yml").write_text(
        f"slug: hostile\ntitle: {{en: {ENGLISH!r}}}\n"
        "lines:\n  1: title\n" + "".join(f"  {n}: paragraph\n" for n in numbers),
        encoding="utf-8",
    )
    built = run_warraq("build", "--seeds", str(seeds), "--docs", str(project / "docs"))
    assert built.returncode == 0, built.stderr
    done = render_site(project)
    assert done.returncode == 0, done.stderr
    return project / "site"


def test_every_line_reads_as_written(hostile: Path) -> None:
    raw = (hostile.parent / "seeds" / "zz_hostile.txt").read_text("utf-8").split("\n")
    tree = HTMLParser((hostile / "articles" / "hostile.html").read_text("utf-8")).css_first("article")
    assert tree is not None
    built = {
        int((node.attributes["id"] or "")[1:]): node.text(deep=True).strip(" ")
        for node in tree.css("[id]")
        if re.fullmatch(r"l\d+", node.attributes["id"] or "")
    }
    assert built == {number: text.strip() for number, text in enumerate(raw, 1) if text.strip()}
    page = HTMLParser((hostile / "en" / "articles" / "hostile.html").read_text("utf-8"))
    title = page.css_first("title")
    assert title is not None
    assert title.text().startswith(ENGLISH)
    assert not tree.css("script, img, b, iframe, table, [onclick], [onerror], a[href^=javascript]")


def test_no_page_runs_anything_of_it(hostile: Path, browser: Browser) -> None:
    page = browser.new_page()
    alarms: list[str] = []

    def refuse(dialog: Dialog) -> None:
        alarms.append(f"{page.url}: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", refuse)
    for path in ("index.html", "articles/hostile.html", "en/articles/hostile.html", "en/articles/index.html"):
        page.goto((hostile / path).as_uri())
        assert "{{ 7 * 7 }}" in page.locator("article").inner_text()
    page.goto((hostile / "index.html").as_uri())
    box = page.locator("input.md-search__input")
    box.click()
    box.fill("العلامات")
    box.press("End")
    page.locator("a.md-search-result__link[href*=hostile]").first.wait_for()
    page.close()
    assert alarms == []


@pytest.mark.parametrize(
    ("head", "what"),
    [
        ("---\ntitle: a: b\n---\n", "front matter could not be read"),
        ("---\ntitle: x\nlang: fr\n---\n", "lacks `lang`"),
    ],
)
def test_a_broken_front_matter_stops_the_rendering(tmp_path: Path, head: str, what: str) -> None:
    """MkDocs itself would print the broken lines into the page and say nothing."""
    project = copy_project(tmp_path)
    (project / "docs" / "en" / "about.md").write_text(head + "\n# About\n", encoding="utf-8")
    done = render_site(project)
    assert done.returncode == 1
    assert "en/about.md" in done.stderr
    assert what in done.stderr
