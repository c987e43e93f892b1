"""Law 5: every number in an English point stands in a line that it cites, and the lines are kept."""

import re

from selectolax.lexbor import LexborHTMLParser as HTMLParser

from warraq.check import find_numbers
from warraq.pipeline import Walk


def test_numbers_and_lines_of_every_point(walked: Walk) -> None:
    points = 0
    for entry in walked.entries:
        assert entry.record.summary is not None
        kept = {line.number for line in entry.article.kept}
        raw = entry.article.seed.lines
        for point in entry.record.summary.points:
            points += 1
            assert point.lines
            assert set(point.lines) <= kept
            cited = find_numbers(" ".join(raw[number - 1] for number in point.lines))
            assert find_numbers(point.text) <= cited, point.text
    assert points == 48


def test_numbers_are_found_as_written() -> None:
    assert find_numbers("1,924 عائلة و٧٬٥٥٦ شخصًا، 20% في 2024.") == {"1924", "7556", "20", "2024"}


def test_points_link_to_lines_that_stand_on_the_arabic_page(walked: Walk, pages: dict[str, str]) -> None:
    for entry in walked.entries:
        english = HTMLParser(pages[f"en/articles/{entry.record.slug}.html"])
        arabic = HTMLParser(pages[f"articles/{entry.record.slug}.html"])
        links = [n.attributes["href"] or "" for n in english.css(".evidence a")]
        assert entry.record.summary is not None
        assert len(links) == sum(len(point.lines) for point in entry.record.summary.points)
        for href in links:
            match = re.fullmatch(rf"\.\./\.\./articles/{entry.record.slug}\.html#(l\d+)", href)
            assert match, href
            assert arabic.css_first(f"#{match[1]}") is not None


def test_a_draft_says_so(walked: Walk, pages: dict[str, str]) -> None:
    for entry in walked.entries:
        status = HTMLParser(pages[f"en/articles/{entry.record.slug}.html"]).css_first(".status.draft")
        assert status is not None
        assert "Draft" in status.text()
