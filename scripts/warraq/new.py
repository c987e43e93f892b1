"""A record for a new text: Seed + Article -> `<id>.yml` beside it, filled with what the text says.

It holds no placeholder: it passes `warraq check` as it is, and the English page says honestly that
no summary has been written yet.
"""

import re
from pathlib import Path
from typing import Any

import yaml

from .model import Article, Problem
from .parse import parse_seed
from .read import load_phrases, read_seed

_INTRODUCTION = """\
# The editorial record of {name}. CONTRIBUTING says what each key means.
# Read from the text: title: {title}; by: {creators}; published by: {publisher}.
# Next: an English title (title: {{en: …}}), people and publisher by their ids in glossary.yml,
# and the summary with its points.
"""


def write_record(file: Path) -> tuple[Path, tuple[Problem, ...]]:
    """The path of the new record; a problem where there is one already or the text is broken."""
    target = file.with_suffix(".yml")
    problems: list[Problem] = []
    if target.exists():
        problems.append(Problem(target.as_posix(), 0, "there is a record already", "Edit that one."))
        return target, tuple(problems)
    seed = read_seed(file, problems)
    if seed is None:
        return target, tuple(problems)
    target.write_text(fill_record(parse_seed(seed, load_phrases())), encoding="utf-8", newline="\n")
    return target, ()


def fill_record(article: Article) -> str:
    """The YAML of a record for the article."""
    meta = article.meta
    record: dict[str, Any] = {"slug": _make_slug(article.seed.id)}
    if not meta.title:
        record["title"] = {"ar": article.seed.id}
    record |= {key: value for key, value in (("date", meta.date), ("source", meta.source)) if value}
    introduction = _INTRODUCTION.format(
        name=f"{article.seed.id}.txt",
        title=_one_line(meta.title),
        creators=_one_line("، ".join(meta.creators)),
        publisher=_one_line(meta.publisher),
    )
    return introduction + yaml.safe_dump(record, allow_unicode=True, sort_keys=False)


def _make_slug(identifier: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", identifier.lower()).strip("-") or "article"


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split()) or "?"
