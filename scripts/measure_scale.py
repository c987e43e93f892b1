"""The search at scale in a real Chromium, beside Pagefind where an interpreter that has it is named.

    python scripts/measure_scale.py TEXTS [--sizes 5,1000,5000] [--repeats 3] [--with-pagefind PYTHON]

TEXTS holds *.txt, a paragraph a line. For each size so many article pages are made of them; both searches
index the same pages and are asked the same questions in turns, each in a fresh browser context: from a
server, from one that packs with gzip, and ours from the disk as well. Of the repeats the best counts. One
run compares the two; quote the ratios, not the milliseconds of a shared machine.
"""

import argparse
import math
import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from scale.browser import Place, Run, ask_once, find_all
from scale.pages import KINDS, Made, Question, choose_questions, make_pages, read_texts
from scale.server import serve
from scale.site import OURS, PAGEFIND, Built, build_ours, build_pagefind, write_site
from warraq.chromium import QUIET, find_chromium

NAMES = {OURS: "ours", PAGEFIND: "Pagefind"}
NOTES = """
Milliseconds run from the input event to the first result in the list; ours puts five there at once. In the
first rows the search is opened in the same moment: script, head and pieces are all yet to come, and ours
asks without a pause. In the next rows it was open before, and ours waits 30 ms for another key, which the
number includes; Pagefind is asked through its functions, without the pause of its own interface (300 ms).
Bytes (with the server's headers) and requests run from the opening. A block is how long the main thread did
not answer, from the input event until all is quiet. Ratios are of medians, ours / Pagefind.
"""

Runs = Mapping[str, Sequence[tuple[Question, Run, Run]]]
"""Start page -> each question, asked of a search opened in that moment, and of an open one."""


def main() -> int:
    """Print the tables of every size; 2 where the folder holds no text, 1 where there is no browser."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("--sizes", default="5,1000,5000", help="how many pages, with commas")
    parser.add_argument("--repeats", type=int, default=3, help="how often each question is asked")
    parser.add_argument("--with-pagefind", type=Path, metavar="PYTHON", help="an interpreter with pagefind")
    given = parser.parse_args()
    texts, chromium = read_texts(given.texts), find_chromium()
    if not texts or chromium is None:
        sys.stderr.write(
            "No Chromium.\n" if texts else f"{given.texts}: no texts. Name a folder with *.txt.\n"
        )
        return 1 if texts else 2
    print(NOTES.strip())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=("--no-sandbox", *QUIET))
        for size in map(int, given.sizes.split(",")):
            measure(browser, make_pages(texts, size), given)
        browser.close()
    return 0


def measure(browser: Browser, pages: Sequence[Made], given: argparse.Namespace) -> None:
    """Print the tables of so many pages."""
    questions = choose_questions(pages)
    words = sum(len(line.split()) for page in pages for line in page.lines)
    with tempfile.TemporaryDirectory(prefix="warraq-scale-") as name:
        folder = Path(name)
        write_site(folder, pages)
        built = {OURS: build_ours(folder, pages)}
        if given.with_pagefind:
            built[PAGEFIND] = build_pagefind(folder, given.with_pagefind)
        print(f"\n{'=' * 96}\n{len(pages)} pages, {words:,} words, {len(questions)} questions")
        say_built(built)
        for variant, packs in (("a server", False), ("a server with gzip", True)):
            with serve(folder, packs=packs) as server:
                asker = Asker(browser, Place(folder, server), given.repeats)
                say_runs(f"{len(pages)} pages, from {variant}", asker.ask_all(list(built), questions))
                if packs:
                    say_found({start: asker.find_all(start, questions) for start in built}, questions)
        asker = Asker(browser, Place(folder), given.repeats)
        say_runs(f"{len(pages)} pages, from the disk", asker.ask_all([OURS], questions))


class Asker(NamedTuple):
    """A browser, where it reads the site, and how often it asks each question."""

    browser: Browser
    place: Place
    repeats: int

    def ask_all(self, starts: Sequence[str], questions: Sequence[Question]) -> Runs:
        """Every question asked of every search, in turns; who comes first changes."""
        runs: dict[str, list[tuple[Question, Run, Run]]] = {start: [] for start in starts}
        for start in starts:
            ask_once(self.browser, self.place, start, questions[0].text, opened=False)  # a warm-up
        for number, question in enumerate(questions):
            for start in starts if number % 2 else reversed(starts):
                cold, warm = (self.ask(start, question.text, opened=opened) for opened in (False, True))
                runs[start].append((question, cold, warm))
        return runs

    def ask(self, start: str, question: str, *, opened: bool) -> Run:
        """The fastest of the repeats, with the shortest block of all."""
        runs = [
            ask_once(self.browser, self.place, start, question, opened=opened) for _ in range(self.repeats)
        ]
        best = min(runs, key=lambda run: run.milliseconds or math.inf)
        return replace(best, block=min(run.block for run in runs))

    def find_all(self, start: str, questions: Sequence[Question]) -> list[list[int]]:
        """For each question the numbers of the pages found, best first."""
        return find_all(self.browser, self.place, start, questions)


def less(milliseconds: float | None, pause: float) -> float | None:
    """What is left of a time without the pause in it."""
    return None if milliseconds is None else milliseconds - pause


MEASURES: Mapping[str, Callable[[Run, Run], float | None]] = {
    "ms, opened in that moment": lambda cold, _warm: cold.milliseconds,
    "ms, open before": lambda _cold, warm: warm.milliseconds,
    "ms, open before, less pause": lambda _cold, warm: less(warm.milliseconds, warm.pause),
    "KB to the first result": lambda cold, _warm: sum(one.size for one in cold.first) / 1000,
    "requests to the first result": lambda cold, _warm: len(cold.first),
    "KB to five results": lambda cold, _warm: sum(one.size for one in cold.five) / 1000,
    "requests to five results": lambda cold, _warm: len(cold.five),
    "longest block, ms": lambda cold, _warm: cold.block,
    "KB before the opening": lambda cold, _warm: sum(one.size for one in cold.early) / 1000,
}


def say_runs(title: str, runs: Runs) -> None:
    """The table of one place: a row for each measure and kind of question."""
    print(f"\n{title:<44}" + "".join(f"{NAMES[start]:>18}" for start in runs))
    print(f"{'':<44}" + f"{'median':>10}{'max':>8}" * len(runs) + (f"{'ratio':>8}" if len(runs) > 1 else ""))
    for name, measure_run in MEASURES.items():
        for kind in (*KINDS, "all"):
            columns = [
                [
                    value
                    for question, cold, warm in runs[start]
                    if kind in {question.kind, "all"} and (value := measure_run(cold, warm)) is not None
                ]
                for start in runs
            ]
            if all(columns) and (kind == "all" or name != "KB before the opening"):
                print(f"{name:<32}{kind:<12}" + say_columns(columns))
    for start, own in runs.items():
        if silent := [
            question.text for question, cold, warm in own if None in {cold.milliseconds, warm.milliseconds}
        ]:
            print(f"{NAMES[start]} shows nothing for: {', '.join(silent)}")


def say_columns(columns: Sequence[Sequence[float]]) -> str:
    """Median and maximum of each column, and the ratio of the first two medians."""
    medians = [statistics.median(column) for column in columns]
    cells = "".join(
        f"{median:>10.1f}{max(column):>8.1f}" for median, column in zip(medians, columns, strict=True)
    )
    return cells + (f"{medians[0] / medians[1]:>8.2f}" if len(medians) > 1 and medians[1] else "")


def say_found(found: Mapping[str, Sequence[Sequence[int]]], questions: Sequence[Question]) -> None:
    """Which share of the pages that write the question just so is found, and how many pages in all."""
    print(f"\n{'pages found':<24}" + "".join(f"{NAMES[start]:>40}" for start in found))
    heads = f"{'recall':>10}{'least':>10}{'in 10':>10}{'found':>10}"
    print(f"{'':<12}{'labelled':>12}" + heads * len(found))
    for kind in KINDS:
        asked = [number for number, question in enumerate(questions) if question.kind == kind]
        if asked:
            labelled = statistics.median(len(questions[number].pages) for number in asked)
            rows = (say_recall([(questions[n].pages, found[start][n]) for n in asked]) for start in found)
            print(f"{kind:<12}{labelled:>12.0f}" + "".join(rows))


def say_recall(pairs: Sequence[tuple[frozenset[int], Sequence[int]]]) -> str:
    """Recall: mean, least, mean in the first ten (of what has room there); then the median of pages found."""
    shares = [len(pages & set(found)) / len(pages) for pages, found in pairs]
    tops = [len(pages & set(found[:10])) / min(10, len(pages)) for pages, found in pairs]
    many = statistics.median(len(found) for _pages, found in pairs)
    return f"{statistics.mean(shares):>10.3f}{min(shares):>10.3f}{statistics.mean(tops):>10.3f}{many:>10.0f}"


def say_built(built: Mapping[str, Built]) -> None:
    """Seconds of building, and files and bytes part by part."""
    for start, one in built.items():
        steps = ", ".join(f"{step} {seconds:.2f}" for step, seconds in one.seconds.items())
        print(f"\n{NAMES[start] + ', built in':<32}{sum(one.seconds.values()):>14.2f} s  ({steps})")
        rows = {**one.sizes, "all": [size for sizes in one.sizes.values() for size in sizes]}
        for part, sizes in rows.items():
            print(
                f"  {part:<30}{sum(sizes):>14,} bytes {len(sizes):>7} files"
                f"   median {statistics.median(sizes):>9,.0f}, max {max(sizes):>9,}"
            )


if __name__ == "__main__":
    sys.exit(main())
