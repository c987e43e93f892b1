"""`make audit`: judges `site/`, prints what it found, and exits with 1 where it is below the thresholds."""

import argparse
import sys
from collections import Counter
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from audit import lighthouse, transfer
from audit.accessibility import judge
from audit.markup import check_markup
from audit.serve import BROTLI, find_nginx, served
from audit.views import ARTICLE, SCHEMES, SIZES, list_states, list_views, open_context, show
from warraq.chromium import QUIET, find_chromium

PAGES = ("index.html", ARTICLE, f"en/{ARTICLE}", "glossary.html")
"""What Lighthouse runs on: the front page, an article in both languages, the heaviest page."""
console = Console(width=200, highlight=False)


def audit_lighthouse(address: str, chromium: str, runs: int) -> list[str]:
    """The table of scores; the faults are scores below the thresholds. `machine` < 2000: it is busy."""
    table = Table(
        "page", *lighthouse.LEAST, *lighthouse.METRICS, "machine", "runs", title="Lighthouse, mobile"
    )
    faults = []
    for path in PAGES:
        scores, shown, failed = lighthouse.measure(address + path, chromium, runs)
        table.add_row(path, *(f"{score:g}" for score in scores.values()), *shown.values())
        faults += [f"{path}: {one}" for one in failed]
        for name, least in lighthouse.LEAST.items():
            if scores[name] < least:
                faults.append(f"{path}: Lighthouse gives {name} {scores[name]:g}, not {least}")
    console.print(table)
    return faults


def audit_accessibility(browser: Browser, address: str, site: Path) -> list[str]:
    """axe on every kind of page and every state, on both screens, in both schemes and languages."""
    faults, judged = [], Counter[str]()
    for size in SIZES:
        for scheme in SCHEMES:
            context = open_context(browser, size, scheme)
            page = context.new_page()
            for language in ("ar", "en"):
                for view in (*list_views(site, language), *list_states(language)):
                    show(page, address, view, scheme)
                    where = f"{view.path} ({view.name}, {size}, {scheme})"
                    faults += [f"{where}: {one}" for one in judge(page)]
                    judged[f"{size}, {scheme}"] += 1
            context.close()
    console.print(f"axe: {len(faults)} violations on {judged.total()} views ({dict(judged)})")
    return faults


def audit_markup(site: Path) -> list[str]:
    """The Nu HTML checker on every page."""
    faults = check_markup(site)
    console.print(f"Nu HTML checker: {len(faults)} messages on {len(list(site.rglob('*.html')))} pages")
    return faults


def audit_transfer(browser: Browser, site: Path) -> list[str]:
    """The bytes of an Arabic article, with gzip and, where nginx has it, brotli; the limit holds for both."""
    faults = []
    for brotli in (False, True) if BROTLI.exists() else (False,):
        with served(site, brotli=brotli) as address:
            answers = transfer.weigh(browser, address, ARTICLE)
        whole, kinds = sum(one.size for one in answers), Counter[str]()
        for one in answers:
            kinds[one.kind] += one.size
        name = "brotli" if brotli else "gzip"
        console.print(
            f"Transfer of {ARTICLE}, {name}: {whole:,} bytes in {len(answers)} answers: {dict(kinds)}"
        )
        if whole > transfer.MOST:
            faults.append(f"{ARTICLE}: {whole:,} bytes with {name}, more than {transfer.MOST:,}")
    return faults


def main() -> int:
    """0 where everything holds."""
    ask = argparse.ArgumentParser(prog="make audit", description=__doc__)
    ask.add_argument("--site", type=Path, default=Path("site"))
    ask.add_argument("--runs", type=int, default=3)
    ask.add_argument("--only", default="transfer,markup,accessibility,lighthouse")
    said = ask.parse_args()
    site, chromium = said.site.resolve(), find_chromium()
    if not (site / "index.html").is_file():
        raise SystemExit(f"{said.site}: no built site there. Run `make site` first.")
    if chromium is None:
        raise SystemExit("No Chromium: apt-get install chromium, or name one in WARRAQ_CHROMIUM.")
    find_nginx()
    faults = run(site, chromium, set(said.only.split(",")), said.runs)
    for fault in faults[:60]:
        console.print(f"FAULT {fault}")
    console.print(f"{len(faults)} faults." if faults else "Everything holds.")
    return 1 if faults else 0


def run(site: Path, chromium: str, only: set[str], runs: int) -> list[str]:
    """The faults of the parts in `only`."""
    faults: list[str] = []
    with served(site, brotli=BROTLI.exists()) as address:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", *QUIET])
            if "transfer" in only:
                faults += audit_transfer(browser, site)
            if "accessibility" in only:
                faults += audit_accessibility(browser, address, site)
            browser.close()
        if "markup" in only:
            faults += audit_markup(site)
        if "lighthouse" in only:
            faults += audit_lighthouse(address, chromium, runs)
    return faults


if __name__ == "__main__":
    sys.exit(main())
