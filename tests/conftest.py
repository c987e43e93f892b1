"""The real parts that the promises are tested on: the collection, the built site, a browser."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

from plain_server import serve
from warraq.chromium import QUIET, find_chromium
from warraq.model import Collection
from warraq.pipeline import Walk, walk
from warraq.read import read_collection

# A slow machine is no fault of the code: no test is judged by the clock. One commit, one verdict: the
# examples are the same in every run; `make fuzz` looks for others.
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("warraq", _PATIENT, derandomize=True)
settings.register_profile("fuzz", _PATIENT, max_examples=3000)
settings.load_profile("warraq")
ONE_FIXTURE = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture)
"""What is no fault where all examples of a property share what was made for the first."""
expect.set_options(timeout=30_000)

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
DOCS = ROOT / "docs"
MOMENT = "1795000000"
"""The edition of 18 November 2026, in seconds since 1970."""
ADDRESS = "https://warraq.example/"
SWITCHES = ("--no-sandbox", *QUIET)


def run_warraq(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """The real command in a process of its own; `variables` are added to its environment."""
    return subprocess.run(
        [sys.executable, "-m", "warraq", *arguments],
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def render_site(project: Path, *options: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build --strict` in the project's folder."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", *options],
        cwd=project,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def copy_project(folder: Path) -> Path:
    """A copy of the project, without what was made from it, that a test may spoil."""
    project = folder / "project"
    shutil.copytree(ROOT, project, ignore=shutil.ignore_patterns(".*", "site", "__pycache__", "tests"))
    return project


@pytest.fixture(scope="session")
def collection() -> Collection:
    """The real collection, which must read without a fault."""
    read, problems = read_collection(SEEDS)
    assert problems == ()
    return read


@pytest.fixture(scope="session")
def walked() -> Walk:
    """The whole walk on the real collection."""
    result = walk(SEEDS)
    assert result.problems == ()
    return result


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `mkdocs build --strict` renders it, in a folder with Arabic letters and spaces."""
    folder = tmp_path_factory.mktemp("built") / "أرشيف تجريبي 1"
    done = render_site(ROOT, "--site-dir", str(folder), SOURCE_DATE_EPOCH=MOMENT, SITE_URL=ADDRESS)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, str]:
    """Path below the site -> HTML, of every page."""
    return {
        path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))
    }


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of a plain web server over the site."""
    with serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a real Chromium; the test run fails where there is none."""
    path = find_chromium()
    assert path, "No Chromium. Run `make test`, which gets one, or name it in WARRAQ_CHROMIUM."
    return path


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """It, running."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        yield running
        running.close()


def ask_search(page: Page, question: str) -> None:
    """Types the question into the search and waits until the list that answers it is drawn."""
    if not page.locator("#__search").is_checked():
        page.keyboard.press("/")
    page.locator(".md-search__input").fill(question)
    page.wait_for_function("q => document.querySelector('.md-search').dataset.asked === q", arg=question)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A browser page that complains of every error."""
    opened = browser.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.close()
    assert errors == []
