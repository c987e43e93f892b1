"""The search finds: our own labelled questions, asked in the real browser over http and from the disk."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from conftest import DOCS, ROOT
from search_queries import Query, read_queries
from search_report import Answer, Score, score

QUESTIONS = ROOT / "tests" / "search"
ASK = """async ([questions, language]) => {
  const index = await warraqSearch.Index.open(language);
  const answers = [];
  for (const question of questions) {
    const { articles } = await warraqSearch.ask(index, question);
    const pieces = await Promise.all(articles.map((hit) => index.text(hit.document, hit.position)));
    answers.push(pieces.map((piece) => piece.url));
  }
  return answers;
}"""


def read_set(name: str) -> list[Query]:
    return read_queries(QUESTIONS / f"{name}.json")


@pytest.fixture(scope="module")
def seed_of() -> dict[str, str]:
    """Slug -> seed id."""
    found = {}
    for path in (DOCS / "ar" / "articles").glob("*.md"):
        if match := re.search(r"^identifier: (\S+)$", path.read_text("utf-8"), re.MULTILINE):
            found[path.stem] = match[1]
    return found


@pytest.fixture(scope="module", params=["http", "file"])
def asking(request: pytest.FixtureRequest, site: Path, server: str, browser: Browser) -> Iterator[Page]:
    """A page of the site whose search has been opened."""
    page = browser.new_page()
    page.goto((server if request.param == "http" else site.as_uri() + "/") + "index.html")
    page.keyboard.press("/")
    page.wait_for_function("Boolean(window.warraqSearch.ask)")
    yield page
    page.close()


def ask(page: Page, queries: list[Query], language: str, seed_of: dict[str, str]) -> list[list[str]]:
    answers = page.evaluate(ASK, [[query.text for query in queries], language])
    return [[seed_of[Path(url).stem] for url in answer] for answer in answers]


def measure(page: Page, queries: list[Query], language: str, seed_of: dict[str, str]) -> Score:
    found = ask(page, queries, language, seed_of)
    pairs = zip(queries, found, strict=True)
    return score(queries, {(query.language, query.text): Answer(tuple(one), 0) for query, one in pairs})


@pytest.mark.parametrize(("name", "language"), [("arabic", "ar"), ("english", "en")])
def test_the_labelled_questions(asking: Page, seed_of: dict[str, str], name: str, language: str) -> None:
    reached = measure(asking, read_set(name), language, seed_of)
    assert reached.nothing == 0
    assert (reached.recall or 0) >= 0.99
    assert (reached.mrr or 0) >= 0.97
    assert (reached.precision or 0) >= 0.92


@pytest.mark.parametrize(("category", "language"), [("english_to_arabic", "ar"), ("arabic_to_english", "en")])
def test_a_glossary_term_finds_the_articles_of_the_other_language(
    asking: Page, seed_of: dict[str, str], category: str, language: str
) -> None:
    queries = [query for query in read_set("cross") if query.category == category]
    reached = measure(asking, queries, language, seed_of)
    assert reached.recall == 1
    assert reached.nothing == 0


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_is_nowhere_is_not_found(asking: Page, seed_of: dict[str, str], language: str) -> None:
    queries = read_set("negative")
    answers = ask(asking, queries, language, seed_of)
    assert {query.text: found for query, found in zip(queries, answers, strict=True) if found} == {}


def test_the_disk_and_the_server_give_the_same_rankings(site: Path, server: str, browser: Browser) -> None:
    queries = read_set("arabic")
    answers = []
    for address in (server, site.as_uri() + "/"):
        page = browser.new_page()
        page.goto(address + "index.html")
        page.keyboard.press("/")
        page.wait_for_function("Boolean(window.warraqSearch.ask)")
        answers.append(page.evaluate(ASK, [[query.text for query in queries], "ar"]))
        page.close()
    assert answers[0] == answers[1]
