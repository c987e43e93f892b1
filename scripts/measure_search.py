"""The scorecard of the search: `python scripts/measure_search.py [FOLDER_WITH_queries.json]`.

Builds the site, and beside it the same pages with Material's own search; asks every question of the labelled
set, of tests/search/ and of search_queries.py in a real Chromium, through the box of each site. Ours is asked
over http and from the disk. Prints the tables and writes dist/search-report.html. Exit code 1 where a target
is missed, 2 where a site cannot be built or asked.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Error, Page, TimeoutError, sync_playwright

from plain_server import serve
from search_queries import make_queries, read_queries
from search_report import (
    CHANGED,
    LABELLED,
    OURS,
    OWN,
    STOCK,
    Answer,
    Answers,
    Key,
    Sets,
    find_missed,
    list_faults,
    render_report,
    score_set,
    tell_tables,
)
from search_sites import build_sites, read_seeds, read_text
from warraq.chromium import QUIET, find_chromium

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "dist" / "search-report.html"

CLOCK = """() => {
  const box = document.querySelector(".md-search"), input = box.querySelector(".md-search__input");
  input.addEventListener("input", () => { delete box.dataset.asked; box.began = performance.now(); }, true);
  const look = () => { if (box.dataset.asked === input.value) box.took = performance.now() - box.began; };
  new MutationObserver(look).observe(box, { attributeFilter: ["data-asked"] });
}"""
DRAWN = """(question) => {
  const { asked, state } = document.querySelector(".md-search").dataset;
  return asked === question || state === "broken";
}"""
MOUNTED = """() => {
  const words = JSON.parse(document.getElementById("__config").textContent).translations;
  const meta = document.querySelector(".md-search-result__meta");
  return meta.textContent.trim() === words["search.result.placeholder"];
}"""
SETTLED = """async () => {
  const wait = (time) => new Promise((done) => setTimeout(done, time));
  await wait(250);
  for (let seen; seen !== (seen = document.querySelector(".md-search-result").innerHTML);) await wait(150);
}"""
READ = """async () => {
  const all = () => [...document.querySelectorAll(".md-search-result__list a.md-search-result__link")];
  const scroll = document.querySelector(".md-search__scrollwrap");
  for (let count = -1; count < all().length;) {
    count = all().length;
    scroll.scrollTo(0, scroll.scrollHeight);
    if (count >= 5) await new Promise((done) => setTimeout(done, 150));
  }
  const { took, dataset } = document.querySelector(".md-search");
  return { took: took ?? 0, state: dataset.state, paths: all().map((link) => new URL(link.href).pathname) };
}"""


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A real Chromium."""
    path = find_chromium()
    if path is None:
        raise RuntimeError("no Chromium: `python scripts/get_chromium.py` gets one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=("--no-sandbox", *QUIET))
        yield browser
        browser.close()


def ask_site(site: str, keys: Sequence[Key], seeds: Mapping[str, str], *, stock: bool = False) -> Answers:
    """Every question, asked in the box of the front page of its language."""
    answers: Answers = {}
    with open_browser() as browser:
        for language, start in (("ar", "index.html"), ("en", "en/index.html")):
            page = browser.new_page()
            page.goto(site + start)
            if stock:
                page.wait_for_function(MOUNTED)
            else:
                page.evaluate(CLOCK)
            page.keyboard.press("/")
            own = [key for key in keys if key[0] == language]
            answers |= {key: ask(page, key, seeds, stock=stock) for key in own}
            page.close()
    return answers


def ask(page: Page, key: Key, seeds: Mapping[str, str], *, stock: bool) -> Answer:
    """A question's answer: the articles in the language of the page, each once."""
    language, question = key
    page.locator(".md-search__input").fill(question)
    if stock:
        page.keyboard.press("End")
        page.evaluate(SETTLED)
    else:
        try:
            page.wait_for_function(DRAWN, arg=question)
        except TimeoutError as silent:
            raise RuntimeError(f"the search draws no list for {question!r}") from silent
    read = page.evaluate(READ)
    if read["state"] == "broken":
        raise RuntimeError(f"the search says that it is broken, asked for {question!r}")
    found: dict[str, None] = {}
    for path in read["paths"]:
        match = re.search(r"(/en)?/articles/([^/]+)\.html$", path)
        if match and match[2] in seeds and (language == "en") == bool(match[1]):
            found[seeds[match[2]]] = None
    return Answer(tuple(found), read["took"])


def ask_all(folder: Path, sets: Sets, seeds: Mapping[str, str]) -> tuple[Answers, Answers, Answers]:
    """Ours over http (alone, for it is timed), ours from the disk, the stock one over http."""
    keys = sorted({(query.language, query.text) for queries in sets.values() for query in queries})
    with serve(folder) as server, ThreadPoolExecutor() as pool:
        http = ask_site(f"{server}{OURS}/", keys, seeds)
        disk = pool.submit(ask_site, (folder / OURS).as_uri() + "/", keys, seeds)
        halves = [keys[::2], keys[1::2]]
        stock = [pool.submit(ask_site, f"{server}{STOCK}/", half, seeds, stock=True) for half in halves]
        return http, disk.result(), stock[0].result() | stock[1].result()


def measure(folder: Path, sets: Sets, notes: Sequence[str]) -> dict[str, Any]:
    """What the page and the terminal are told, by the names of PAGE; `sets` get the changed questions."""
    build_sites(folder)
    seeds = read_seeds()
    pages = folder / OURS / "articles"
    sets[CHANGED] = make_queries({seed: read_text(pages / f"{slug}.html") for slug, seed in seeds.items()})
    http, disk, stock = ask_all(folder, sets, seeds)
    with open_browser() as browser:
        chromium = browser.version
    tables = {name: score_set(queries, http, stock) for name, queries in sets.items()}
    times = [answer.took for answer in http.values()]
    facts = [
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        *(f"{package} {version(package)}" for package in ("mkdocs", "mkdocs-material")),
        f"Chromium {chromium}",
        f"{len(times)} different questions, over http and from the disk",
        f"ours draws in {median(times):.0f} ms (median), {max(times):.0f} ms at the longest",
    ]
    short = [(key[1], http[key].found, disk[key].found) for key in http]
    unlike = [row for row in short if row[1] != row[2]]
    missed = find_missed(tables) + (
        [f"questions ranked otherwise from the disk: {len(unlike)}"] if unlike else []
    )
    told = {"facts": facts, "notes": notes, "tables": tables, "missed": missed, "unlike": unlike}
    return told | {"faults": list_faults(sets, http)}


def main(arguments: Sequence[str]) -> int:
    """Measure, print, write the page; the exit code."""
    labelled = Path(arguments[0] if arguments else "") / "queries.json"
    paths = {LABELLED: labelled} | {name: ROOT / "tests" / "search" / f"{name}.json" for name in OWN}
    notes = []
    if not labelled.is_file():
        notes.append(
            "The labelled set is not there: name its folder, with queries.json. Measured without it."
        )
        print(*notes, file=sys.stderr)
        del paths[LABELLED]
    try:
        with TemporaryDirectory(prefix="warraq-search-") as name:
            told = measure(Path(name), {key: read_queries(path) for key, path in paths.items()}, notes)
    except (RuntimeError, OSError, Error) as fault:
        print(f"measure_search: {fault}", file=sys.stderr)
        return 2
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(render_report(told), "utf-8")
    print(tell_tables(told))
    print(REPORT.relative_to(ROOT))
    return 1 if told["missed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
