"""Numbers in words: how many of something there are, and how long a text takes to read."""

from functools import cache

from babel import Locale

from ..model import Entry
from .lines import Names

WORDS_A_MINUTE = {"ar": 138, "en": 228}
"""Silent reading of short texts: Trauzettel-Klosinski and Dietz, IOVS 53 (2012), 5452-5461."""


def count(number: int, thing: str, language: str, names: Names) -> str:
    """`5, "articles"` -> `5 مقالات`: the words `articles_few` of words.yml, as CLDR's plural rules ask."""
    return names.say(f"{thing}_{_rules(language).plural_form(number)}", language).replace("#", str(number))


@cache
def _rules(language: str) -> Locale:
    return Locale(language)


def reading_time(entry: Entry, language: str, names: Names) -> str:
    """How long the article (Arabic) or its summary (English) takes; empty where there is nothing to read."""
    words = _count_summary(entry) if language == "en" else _count_text(entry)
    return count(max(1, round(words / WORDS_A_MINUTE[language])), "minutes", language, names) if words else ""


def _count_text(entry: Entry) -> int:
    raw = entry.article.seed.lines
    parts = ((line.number, part) for line in entry.article.kept for part in line.parts)
    return sum(len(raw[number - 1][part.start : part.end].split()) for number, part in parts)


def _count_summary(entry: Entry) -> int:
    summary = entry.record.summary
    texts = [summary.text, *(point.text for point in summary.points)] if summary else []
    return sum(len(text.split()) for text in texts)
