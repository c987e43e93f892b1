"""Works -> CSL-JSON, for reference managers and for the styles.

An article is called what it is known to be: a page of a publisher's site (`webpage`; research centres and
news sites alike, no text says that it stood in a journal or a paper). Names are whole (`literal`): where the
family's name begins is known of none of them. Where the publisher's address is not known, the archive's page
is the address.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ..edtf_dates import describe_date
from ..model import Bilingual
from .works import Work, is_qualified, split_days

Item = dict[str, Any]
"""One item of CSL-JSON (schema csl-data.json 1.0.2)."""


def write_csl(works: Sequence[Work], words: Mapping[str, Bilingual]) -> bytes:
    """CSL-JSON in UTF-8: one item an article, the slugs are the ids."""
    items = [make_item(work, words) for work in works]
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode()


def make_item(work: Work, words: Mapping[str, Bilingual]) -> Item:
    """The work as an item of CSL; what is not known has no key."""
    custom = {
        "identifier": work.identifier,
        "title_en": work.english_title,
        "date_edtf": work.date,
        "page": work.page,
        "page_en": work.english_page,
        "sha256": work.sha256,
    }
    item = {
        "id": work.slug,
        "type": "webpage",
        "title": work.title,
        "author": [{"literal": name} for name in work.creators],
        "translator": [{"literal": name} for name in work.translators],
        "publisher": work.publisher,
        "container-title": work.publisher,
        "issued": _make_date(work.date, work.language, words),
        "language": "ar",
        "URL": work.address,
        "archive": name_archive(work.language, words),
        "archive_location": work.identifier,
        "keyword": ", ".join(work.keywords),
        "custom": {name: value for name, value in custom.items() if value},
    }
    return {name: value for name, value in item.items() if value}


def name_archive(language: str, words: Mapping[str, Bilingual]) -> str:
    """`Warraq · an archive …` -> `Warraq: an archive …`, as citations part a title from its subtitle."""
    return words["home_title"].in_language(language).replace(" · ", ": ")


def _make_date(edtf: str, language: str, words: Mapping[str, Bilingual]) -> Item:
    """`2017-10~` -> its parts and `circa`, which is CSL's only word for a date that is not certain."""
    if days := split_days(edtf):
        date: Item = {"date-parts": [list(day) for day in days]}
        return {**date, "circa": True} if is_qualified(edtf) else date
    return {"literal": describe_date(edtf, words).in_language(language)} if edtf else {}
