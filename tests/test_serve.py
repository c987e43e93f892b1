"""`make serve`: an edit of a record, the glossary or a seed shows in an open browser."""

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import copy_project
from plain_server import find_port

REBUILT = 120_000
"""So many milliseconds at most, until a slow machine has made and rendered the pages again."""


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A copy of the project, and the address of its running preview."""
    project = copy_project(tmp_path_factory.mktemp("preview"))
    port = find_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    log = (project.parent / "log").open("w")
    with subprocess.Popen(command, cwd=project, stdout=log, stderr=log) as process:
        address = f"http://127.0.0.1:{port}/"
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        yield project, address
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
    log.close()


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    yield opened
    opened.close()


def test_an_edit_shows_in_the_browser(preview: tuple[Path, str], page: Page) -> None:
    project, address = preview
    page.goto(address + "en/articles/life-after-isis.html")
    record = project / "seeds" / "004_ca5989160df6187c.yml"
    edit(record, "After Their Flight from ISIS", "Once They Had Fled from ISIS")
    expect(page.locator("h1")).to_contain_text("Once They Had Fled", timeout=REBUILT)

    page.goto(address + "en/glossary.html")
    edit(project / "seeds" / "glossary.yml", "term: black market", "term: the black market of the text")
    expect(page.locator("#black-market")).to_contain_text("the black market of the text", timeout=REBUILT)

    page.goto(address + "articles/life-after-isis.html")
    edit(record, "sha256:", "# sha256:")  # a text that was recorded is never edited; this one is not yet
    edit(project / "seeds" / "004_ca5989160df6187c.txt", "قرار الرحيل", "قرار الرحيل المعدّل")
    expect(page.locator("#l9")).to_contain_text(re.compile("المعدّل"), timeout=REBUILT)


def test_a_fault_is_told_and_the_pages_stay(preview: tuple[Path, str], page: Page) -> None:
    project, address = preview
    record = project / "seeds" / "002_c57267090f85a66e.yml"
    edit(record, "date: 2015%", "date: soon")
    deadline = time.monotonic() + REBUILT / 1000
    log = project.parent / "log"
    while "`soon` is no EDTF date" not in log.read_text("utf-8") and time.monotonic() < deadline:
        time.sleep(0.2)
    assert "`soon` is no EDTF date" in log.read_text("utf-8")
    page.goto(address + "en/articles/why-fighters-flee-isis.html")
    expect(page.locator("h1")).to_contain_text("A New Trend")
