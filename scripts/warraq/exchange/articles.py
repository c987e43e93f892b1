"""Entries -> what is known about the articles, as JSON lines, a table, BibTeX and CSL-JSON.

The texts themselves belong to their publishers and stay on their pages. A date is said as far as it is known:
BibTeX's `year` stands only where nothing qualifies it, `date` gives the EDTF (as biblatex reads it).
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ..model import Bilingual, Entry, Term
from .tables import join_values, write_table

Facts = dict[str, Any]
"""One article, in the order and under the names of its JSON line."""


def list_facts(
    entries: Sequence[Entry],
    terms: Sequence[Term],
    site_url: str,
    titles: Mapping[str, str],
    words: Mapping[str, Bilingual],
) -> list[Facts]:
    """The facts of each article, in order. `titles` is slug -> Arabic title."""
    known = {term.id: term for term in terms}
    return [_list_facts(entry, known, site_url, titles[entry.record.slug], words) for entry in entries]


def _list_facts(
    entry: Entry, known: Mapping[str, Term], site_url: str, title: str, words: Mapping[str, Bilingual]
) -> Facts:
    record, seed = entry.record, entry.article.seed
    rights, usual = record.rights, words["rights_default"]
    is_said = bool(rights.ar or rights.en)
    return {
        "id": seed.id,
        "slug": record.slug,
        "title": {"ar": title, "en": record.title.en},
        "creators": [_name(name, known) for name in record.creator],
        "translators": [_name(name, known) for name in record.translator],
        "publisher": _name(record.publisher, known) if record.publisher else None,
        "date": record.date,
        "date_note": {"ar": record.date_note.ar, "en": record.date_note.en},
        "language": "ar",
        "source": record.source or entry.article.meta.source,
        "archive": {
            "ar": f"{site_url}articles/{record.slug}.html",
            "en": f"{site_url}en/articles/{record.slug}.html",
        },
        "rights": {"ar": rights.ar, "en": rights.en} if is_said else {"ar": usual.ar, "en": usual.en},
        "subjects": [_name(name, known) for name in record.subject],
        "sha256": seed.sha256,
        "summary": _list_summary(entry),
    }


def _name(identifier: str, known: Mapping[str, Term]) -> Facts:
    """The person, organisation or subject; an id that the glossary lacks stands for itself."""
    term = known.get(identifier)
    names = (term.ar.term, term.en.term, term.kind) if term else (identifier, identifier, None)
    return {"id": identifier, "ar": names[0], "en": names[1], "kind": names[2]}


def _list_summary(entry: Entry) -> Facts | None:
    summary = entry.record.summary
    if not summary:
        return None
    points = [{"text": point.text, "lines": list(point.lines)} for point in summary.points]
    return {"text": summary.text, "status": summary.status, "language": "en", "points": points}


def write_jsonl(facts: Sequence[Facts]) -> bytes:
    """One article a line, UTF-8."""
    return "".join(_write_line(article) for article in facts).encode()


def _write_line(article: Facts) -> str:
    # Readers that split lines as Unicode does would break at these two, which JSON allows raw.
    text = json.dumps(article, ensure_ascii=False)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085") + "\n"


def write_articles_csv(facts: Sequence[Facts]) -> bytes:
    """One article a row; several names stand in one cell as `a|b`, in the same order in each column."""
    rows = [_list_cells(article) for article in facts]
    headings = list(rows[0] if rows else _list_cells(_NOTHING))
    return write_table([headings, *([row[name] for name in headings] for row in rows)])


_TWO = {"ar": "", "en": ""}
_NOTHING: Facts = {
    **dict.fromkeys(("id", "slug", "publisher", "date", "language", "source", "sha256", "summary")),
    **dict.fromkeys(("title", "date_note", "archive", "rights"), _TWO),
    **dict.fromkeys(("creators", "translators", "subjects"), ()),
}


def _list_cells(article: Facts) -> dict[str, str]:
    summary = article["summary"] or {"text": "", "status": "", "points": []}
    points = [f"{point['text']} {point['lines']}" for point in summary["points"]]
    publishers = [article["publisher"]] if article["publisher"] else []
    cells = {
        "id": article["id"],
        "slug": article["slug"],
        **_in_both("title", article["title"]),
        **_list_names("creators", article["creators"]),
        **_list_names("translators", article["translators"]),
        **_list_names("publisher", publishers),
        "date": article["date"],
        **_in_both("date_note", article["date_note"]),
        "language": article["language"],
        "source": article["source"],
        **_in_both("archive", article["archive"]),
        **_in_both("rights", article["rights"]),
        **_list_names("subjects", article["subjects"]),
        "sha256": article["sha256"],
        "summary_status": summary["status"],
        "summary": summary["text"],
        "summary_points": join_values(points),
    }
    return {name: cell or "" for name, cell in cells.items()}


def _in_both(name: str, both: Mapping[str, str]) -> dict[str, str]:
    return {f"{name}_ar": both["ar"], f"{name}_en": both["en"]}


def _list_names(column: str, names: Sequence[Facts]) -> dict[str, str]:
    keys = {column: "id", f"{column}_ar": "ar", f"{column}_en": "en"}
    return {name: join_values([each[key] for each in names]) for name, key in keys.items()}
