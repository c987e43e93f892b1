"""Questions asked in a real browser: milliseconds, bytes and requests to the first result.

A moment in the page becomes a count by the clock: Chromium's performance.now(), counted from its
NavigationStart, and Python's time.monotonic() are one clock. What starts between the opening of the search
and the moment of a result was needed for it. A page from the disk has no server: its scripts tell.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from playwright.sync_api import Browser, Page

from .pages import Question
from .scripts import BENCH, ENGINES
from .server import Server


class Fetched(NamedTuple):
    """A file that the page asked for: when (milliseconds of the page's clock), where, bytes."""

    at: float
    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Run:
    """A question asked once in a fresh browser context: milliseconds and counts; None where nothing came."""

    milliseconds: float | None
    pause: float
    """How long the search itself waited for another key before it began."""
    block: float
    first: tuple[Fetched, ...]
    """What was fetched from the opening of the search to its first result."""
    five: tuple[Fetched, ...]
    early: tuple[Fetched, ...]
    """What was fetched of an index before the search was opened."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a site is read: from a server, or from the disk when there is none."""

    folder: Path
    server: Server | None = None

    def address(self, page: str) -> str:
        """The address of a page."""
        if self.server:
            return f"http://127.0.0.1:{self.server.server_port}/{page}"
        return (self.folder / page).as_uri()


def ask_once(browser: Browser, place: Place, start: str, question: str, *, opened: bool) -> Run:
    """Ask in a fresh context, on a start page; in a search that is open, or opened in the same moment."""
    if place.server:
        place.server.log.clear()
    context = browser.new_context()
    try:
        page = _open(context.new_page(), place, start)
        page.wait_for_timeout(100)
        told = page.evaluate("([question, opened]) => bench.ask(question, opened)", [question, opened])
        fetched = list(_list_fetched(page, place, told["files"]))
    finally:
        context.close()
    began, asked, first, five = (told.get(moment) for moment in ("began", "asked", "first", "five"))
    return Run(
        None if first is None else first - asked,
        told["pause"] if opened else 0,
        told["block"],
        tuple(one for one in fetched if began - 1 <= one.at <= (first or 0)),
        tuple(one for one in fetched if began - 1 <= one.at <= (five or 0)),
        tuple(one for one in fetched if one.at < began - 1 and "/" in one.path),
    )


def _open(page: Page, place: Place, start: str) -> Page:
    page.add_init_script(BENCH + ENGINES[start])
    page.goto(place.address(start), wait_until="load")
    return page


def _list_fetched(page: Page, place: Place, files: Iterable[tuple[str, float]]) -> Iterable[Fetched]:
    if place.server is None:
        root = place.folder.as_uri()
        for name, at in files:
            path = unquote(name.removeprefix(root).lstrip("/"))
            yield Fetched(at, path, (place.folder / path).stat().st_size)
        return
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    metrics: dict[str, Any] = {
        m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]
    }
    for at, path, size in list(place.server.log):
        yield Fetched((at - metrics["NavigationStart"]) * 1000, path, size)


def find_all(browser: Browser, place: Place, start: str, questions: Iterable[Question]) -> list[list[int]]:
    """For each question the numbers of the pages that answer it, all of them; nothing is timed."""
    context = browser.new_context()
    try:
        page = _open(context.new_page(), place, start)
        return [page.evaluate("(question) => engine.find(question)", question.text) for question in questions]
    finally:
        context.close()
