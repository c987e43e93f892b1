"""Facts of the articles -> BibTeX (written by pybtex) and CSL-JSON, for reference managers.

Both call an article what it is known to be: a page of a publisher's site (`@misc`, `webpage`). No text says
that it stood in a journal, which BibTeX's `@article` would ask for. Names are Arabic and are not cut into
given and family names. Where the publisher's address is not known, the archive's page is the address.
"""

import json
import re
from collections.abc import Mapping, Sequence

from pybtex.database import BibliographyData, Entry, Person
from pybtex.database.output.bibtex import Writer

from ..edtf_dates import describe_date
from ..model import Bilingual
from .articles import Facts

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)")
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "$": r"\textdollar{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "#%&_"},
    }
)
_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def write_bibtex(facts: Sequence[Facts], words: Mapping[str, Bilingual]) -> bytes:
    """A BibTeX database in UTF-8; the slugs are the keys."""
    entries = {article["slug"]: _make_entry(article, words) for article in facts}
    writer = Writer(encoding="UTF-8")
    # pybtex escapes for TeX every field alike, addresses and dates too, and no braces: it is done here.
    writer._encode = str
    return str(writer.to_string(BibliographyData(entries))).encode()


def _make_entry(article: Facts, words: Mapping[str, Bilingual]) -> Entry:
    persons = {
        "author": [_make_person(name) for name in article["creators"]],
        "translator": [_make_person(name) for name in article["translators"]],
    }
    publisher = _escape(article["publisher"]["ar"]) if article["publisher"] else ""
    fields = {
        "title": _escape(article["title"]["ar"]),
        "publisher": publisher,
        "howpublished": publisher,  # what @misc prints
        **_list_dates(article["date"] or ""),
        "url": (article["source"] or article["archive"]["ar"]).translate(_ADDRESS),
        "language": "arabic",
        "langid": "arabic",
        "keywords": _escape(", ".join(subject["en"] for subject in article["subjects"])),
        "note": _escape(_write_note(article, words)),
    }
    return Entry(
        "misc",
        persons={role: names for role, names in persons.items() if names},
        fields={name: text for name, text in fields.items() if text},
    )


def _make_person(name: Facts) -> Person:
    """Braces keep the name whole: BibTeX would take the last word for the family's."""
    return Person(last=f"{{{_escape(name['ar'])}}}")


def _escape(text: str) -> str:
    return " ".join(text.split()).translate(_TEX)


def _list_dates(edtf: str) -> dict[str, str]:
    match = _DAY.fullmatch(edtf)
    if not match or match[4]:
        return {"date": edtf}
    month = int(match[2] or 0)
    return {"date": edtf, "year": match[1], "month": str(month) if _is_month(month) else ""}


def _write_note(article: Facts, words: Mapping[str, Bilingual]) -> str:
    match = _DAY.fullmatch(article["date"] or "")
    is_plain = not article["date"] or (match and not match[4])
    parts = [
        article["title"]["en"],
        "" if is_plain else describe_date(article["date"], words).en,
        f"{words['cite_archive'].en} {article['id']}, {article['archive']['ar']}",
    ]
    return ". ".join(part for part in parts if part)


def write_csl(facts: Sequence[Facts], words: Mapping[str, Bilingual]) -> bytes:
    """CSL-JSON (schema csl-data.json 1.0.2) in UTF-8: one item an article, the slugs are the ids."""
    items = [_make_item(article, words) for article in facts]
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode()


def _make_item(article: Facts, words: Mapping[str, Bilingual]) -> Facts:
    publisher = article["publisher"]
    item = {
        "id": article["slug"],
        "type": "webpage",
        "title": article["title"]["ar"],
        "author": [{"literal": name["ar"]} for name in article["creators"]],
        "translator": [{"literal": name["ar"]} for name in article["translators"]],
        "publisher": publisher["ar"] if publisher else "",
        "container-title": publisher["ar"] if publisher else "",
        "issued": _make_date(article["date"] or "", words),
        "language": article["language"],
        "URL": article["source"] or article["archive"]["ar"],
        "archive": words["home_title"].ar,
        "archive_location": article["archive"]["ar"],
        "keyword": ", ".join(subject["en"] for subject in article["subjects"]),
        "custom": {
            "identifier": article["id"],
            "title_en": article["title"]["en"],
            "date_edtf": article["date"],
            "archive_en": article["archive"]["en"],
            "sha256": article["sha256"],
        },
    }
    return {name: value for name, value in item.items() if value}


def _make_date(edtf: str, words: Mapping[str, Bilingual]) -> Facts:
    """`2017-10~` -> its parts and `circa`, which is CSL's only word for a date that is not certain."""
    days = [_DAY.fullmatch(day) for day in edtf.split("/")]
    parts = [[int(part) for part in day.groups()[:3] if part] for day in days if day]
    if (
        not edtf
        or len(parts) != len(days)
        or not all(_is_month(month) for _, month, *_ in (part for part in parts if part[1:]))
    ):
        return {"literal": describe_date(edtf, words).ar} if edtf else {}
    date: Facts = {"date-parts": parts}
    return {**date, "circa": True} if any(day and day[4] for day in days) else date


def _is_month(month: int) -> bool:
    """EDTF writes the seasons as months 21 to 41."""
    return 1 <= month <= 12
