"""A record for a new text: Seed + Article -> `<id>.yml` beside it, filled with what the text says.

It holds no placeholder: it passes `warraq check` as it is, and the English page says honestly that
no summary has been written yet.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from .arabic import fold
from .check import check_baked
from .faults import Problem, fault
from .model import Article, Term
from .parse import parse_seed
from .read import GLOSSARY, load_phrases, read_glossary, read_seed
from .schemas import name_schema

_INTRODUCTION = """\
# The editorial record of {name}. CONTRIBUTING says what each key means.
# Read from the text: title: {title}; by: {creators}; published by: {publisher}.
# Next: an English title (title: {{en: …}}), what is missing of people and publisher (by their ids in
# glossary.yml), and the summary with its points.
"""


def write_record(file: Path) -> tuple[Path, tuple[Problem, ...]]:
    """The path of the new record; a problem where there is one already or the text is broken."""
    target = file.with_suffix(".yml")
    problems: list[Problem] = []
    if target.exists():
        problems.append(fault(target.as_posix(), 0, "record-exists"))
        return target, tuple(problems)
    seed = read_seed(file, problems)
    glossary = file.with_name(GLOSSARY)
    terms = read_glossary(glossary, problems) if glossary.exists() else ()
    if seed is None or problems:
        return target, tuple(problems)
    article = parse_seed(seed, load_phrases())
    if baked := tuple(check_baked(article.kept_lines, seed.path)):
        return target, baked
    text = fill_record(article, terms)
    target.write_text(text, encoding="utf-8", newline="\n")
    return target, ()


def fill_record(article: Article, terms: Sequence[Term] = ()) -> str:
    """The YAML of a record for the article; names become ids where the glossary spells them."""
    meta = article.meta
    ids = {fold(form): term.id for term in reversed(terms) for form in (term.ar.term, *term.ar.variants)}
    known = [ids.get(fold(name or "")) for name in (*meta.creators, meta.translator, meta.publisher)]
    *creators, translator, publisher = known
    record: dict[str, Any] = {
        "slug": _make_slug(article.seed.id),
        "creator": [one for one in creators if one],
        "translator": [translator] if translator else [],
        "publisher": publisher,
        "date": meta.date,
        "source": meta.source,
        "sha256": article.seed.sha256,
    }
    introduction = _INTRODUCTION.format(
        name=f"{article.seed.id}.txt",
        title=_one_line(meta.title),
        creators=_one_line("، ".join(meta.creators)),
        publisher=_one_line(meta.publisher),
    )
    filled = {key: value for key, value in record.items() if value}
    return name_schema() + introduction + yaml.safe_dump(filled, allow_unicode=True, sort_keys=False)


def _make_slug(identifier: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", identifier.lower()).strip("-") or "article"


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split()) or "?"
