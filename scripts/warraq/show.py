"""How one text is read: a file on disk -> lines for people, or JSON for programs.

Works on any text file, in a collection or not, with no record and no glossary. Nothing is
refused that can be decoded: the reader must be able to show what it makes of bad text too.
"""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from .catalog import build_catalog
from .faults import Problem
from .mentions import find_mentions
from .model import Article, Mention
from .parse import parse_seed
from .read import load_phrases, read_any_text, read_glossary

Shown = tuple[str, tuple[Problem, ...]]


def show_json(file: Path, glossary: Path | None) -> Shown:
    """The decisions as the JSON that the design describes."""

    def form(article: Article, mentions: tuple[Mention, ...] | None) -> str:
        return json.dumps(_as_dict(article, mentions), ensure_ascii=False, indent=1)

    return _show(file, glossary, form)


def show_text(file: Path, glossary: Path | None) -> Shown:
    """One line for each line: number, role, rule, text; then the metadata and the mentions."""
    return _show(file, glossary, _as_text)


def _show(
    file: Path, glossary: Path | None, form: Callable[[Article, tuple[Mention, ...] | None], str]
) -> Shown:
    problems: list[Problem] = []
    seed = read_any_text(file, problems)
    terms = read_glossary(glossary, problems) if glossary else None
    if seed is None or problems:
        return "", tuple(problems)
    article = parse_seed(seed, load_phrases())
    return form(
        article, None if terms is None else find_mentions(article.kept_lines, build_catalog(terms))
    ), ()


def _as_dict(article: Article, mentions: tuple[Mention, ...] | None) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "seed": article.seed.id,
        "meta": asdict(article.meta),
        "lines": [{"line": x.number, "role": x.role.value, "rule": x.rule} for x in article.lines],
        "references": [asdict(reference) for reference in article.references],
    }
    if mentions is not None:
        shown["mentions"] = [asdict(mention) for mention in mentions]
    return shown


def _as_text(article: Article, mentions: tuple[Mention, ...] | None) -> str:
    raw = article.seed.lines
    rows = [
        f"{x.number:>5}  {x.role.value:<14}  {x.rule:<34}  {_clip(raw[x.number - 1])}" for x in article.lines
    ]
    rows.append("")
    rows += [f"{key}: {value}" for key, value in asdict(article.meta).items() if value]
    rows += [f"line {x.line} refers to: {x.title}" for x in article.references]
    rows += [f"line {m.line}, {m.start}-{m.end}: {m.term}: {m.surface}" for m in mentions or ()]
    return "\n".join(rows)


def _clip(text: str, length: int = 60) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1] + "…"
