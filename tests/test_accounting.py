"""Law 2: kept + dropped = raw, and the text of the built article = the kept text, in order."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from warraq.model import Entry, Line
from warraq.pipeline import Walk

OURS = (
    ".subtitle, .facts, nav.tools, #terms, .terms, nav.around, #related, #related + ul,"
    " #beyond, #beyond + ul, #cite, .citation, .formats, .edit"
)


def expected_text(entry: Entry, line: Line) -> str:
    """The kept characters of the line, corrections made."""
    raw = entry.article.seed.lines[line.number - 1]
    text = raw[line.parts[0].start : line.parts[-1].end]
    for correction in entry.record.corrections:
        if correction.line == line.number:
            assert correction.find_in(raw) is not None
            text = text.replace(correction.was, correction.now)
    return text


def test_every_non_empty_line_has_one_role(walked: Walk) -> None:
    for entry in walked.entries:
        raw = entry.article.seed.lines
        decided = [line.number for line in entry.article.lines]
        assert decided == [n for n, text in enumerate(raw, 1) if text.strip()]
    assert sum(len(entry.article.lines) for entry in walked.entries) == 161


def test_kept_and_dropped_are_the_raw_text(walked: Walk) -> None:
    for entry in walked.entries:
        for line in entry.article.lines:
            raw = entry.article.seed.lines[line.number - 1]
            at, pieces = 0, []
            for part in line.parts:
                assert at <= part.start < part.end <= len(raw)
                pieces += [raw[at : part.start], raw[part.start : part.end]]
                at = part.end
            assert "".join([*pieces, raw[at:]]) == raw
            assert bool(line.parts) == line.role.is_kept


def test_built_text_is_the_kept_text(walked: Walk, pages: dict[str, str]) -> None:
    for entry in walked.entries:
        tree = HTMLParser(pages[f"articles/{entry.record.slug}.html"]).css_first("article")
        assert tree is not None
        nodes = [n for n in tree.css("[id]") if re.fullmatch(r"l\d+", n.attributes["id"] or "")]
        built = [(n.attributes["id"], n.text(deep=True).strip(" ")) for n in nodes]
        kept = [(f"l{line.number}", expected_text(entry, line)) for line in entry.article.kept]
        assert built == kept


def test_nothing_is_added_between_the_lines(walked: Walk, pages: dict[str, str]) -> None:
    for entry in walked.entries:
        tree = HTMLParser(pages[f"articles/{entry.record.slug}.html"]).css_first("article")
        assert tree is not None
        for node in tree.css(OURS):
            node.decompose()
        for line in entry.article.kept:
            for node in tree.css(f"#l{line.number}"):
                node.decompose()
        assert tree.text(deep=True).strip() == ""


@pytest.mark.parametrize(
    "furniture",
    [
        "زر الذهاب إلى الأعلى",
        "اخر المقالات",
        "تابعنا على تويتر",
        "هل أعجبك هذا المقال",
        "0 تعليق",
        "استطلاع رأي",
        "3485",
    ],
)
def test_site_furniture_never_reaches_a_page(walked: Walk, furniture: str) -> None:
    for page in walked.pages:
        assert furniture not in page.text, page.path
