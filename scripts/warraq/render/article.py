"""Article + Mentions -> the two pages of an article, in Arabic and in English.

The only room that turns words into Markdown of articles; the templates beside it hold the order
of a page. Everything that goes into a template was woven (escaped) here.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import Any

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined

from ..model import Entry, Page
from .card import (
    COMMAS,
    address_of,
    cite,
    describe,
    facts,
    link_terms,
    name_of,
    rights_of,
    show_title,
    title_of,
)
from .lines import Block, Names, render_lines
from .summary import list_terms, summary_of
from .weave import weave

LANGUAGES = ("ar", "en")
DIRECTIONS = {"ar": "rtl", "en": "ltr"}


@cache
def _environment() -> Environment:
    return Environment(  # noqa: S701 - the output is Markdown; every value was woven before
        loader=PackageLoader("warraq.render"),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def render_page(path: str, template: str, meta: dict[str, Any], values: dict[str, Any]) -> Page:
    """The page at `path` from a template, under a front matter of `meta` in the given order."""
    head = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=10_000)
    text = _environment().get_template(template).render(head=f"---\n{head}---\n", **values)
    return Page(path, re.sub(r"\n{3,}", "\n\n", text).rstrip("\n") + "\n")


def head_listing(language: str, title: str, description: str) -> dict[str, Any]:
    """The front matter of a page that is made from the whole collection."""
    return {
        "title": title,
        "description": description,
        "lang": language,
        "dir": DIRECTIONS[language],
        "generated_from": "seeds/",
    }


def render_article(entry: Entry, others: Mapping[str, Entry], names: Names) -> tuple[Page, Page]:
    """The Arabic and the English page; `others` is slug -> entry of every article."""
    return _render_in("ar", entry, others, names), _render_in("en", entry, others, names)


def _render_in(
    language: str,
    entry: Entry,
    others: Mapping[str, Entry],
    names: Names,
) -> Page:
    values = {
        "word": partial(names.say, language=language),
        "slug": entry.record.slug,
        "title_ar": show_title(entry, "ar"),
        "title_en": show_title(entry, "en"),
        "has_summary": entry.record.summary is not None,
        "facts_list": facts(entry, language, names),
        "terms": list_terms(entry, language, names),
        "related_list": _related(entry, language, others, names),
        "beyond_list": _beyond(entry),
        "comma": COMMAS[language],
        "citation": cite(entry, language, names),
    }
    if language == "ar":
        values |= _text_values(entry, names)
    else:
        values["summary"] = summary_of(entry, names)
    path = f"{language}/articles/{entry.record.slug}.md"
    return render_page(path, f"article.{language}.md.j2", _front_matter(entry, language, names), values)


def _text_values(entry: Entry, names: Names) -> dict[str, Any]:
    """The woven lines: up to and with the title before the facts, the rest after them."""
    before, after = split_at_title(entry, render_lines(entry, names))
    return {"before": [b.markdown for b in before], "after": [b.markdown for b in after]}


def split_at_title(entry: Entry, blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """The blocks up to and with the title, which is made where the text has none; and the rest."""
    titles = [i for i, block in enumerate(blocks) if block.markdown.startswith("# ")]
    if not titles:
        return (Block(f"# {show_title(entry, 'ar')}", ()),), blocks
    return blocks[: titles[0] + 1], blocks[titles[0] + 1 :]


def _beyond(entry: Entry) -> list[dict[str, Any]]:
    """The titles that the text refers to and the archive does not hold."""
    lines: dict[str, list[int]] = {}
    for reference in entry.article.references:
        if reference not in entry.titles:
            lines.setdefault(weave(reference.title), []).append(reference.line)
    return [{"title": title, "lines": where} for title, where in lines.items()]


def _front_matter(entry: Entry, language: str, names: Names) -> dict[str, Any]:
    record, seed = entry.record, entry.article.seed
    meta: dict[str, Any] = {
        "title": title_of(entry, language),
        "description": describe(entry, language),
        "lang": language,
        "dir": DIRECTIONS[language],
        "identifier": seed.id,
        "generated_from": f"seeds/{seed.id}.txt",
        "sha256": seed.sha256,
        "slug": record.slug,
        "creator": [name_of(person, language, names) for person in record.creator],
        "translator": [name_of(person, language, names) for person in record.translator],
        "publisher": name_of(record.publisher, language, names) if record.publisher else None,
        "date": record.date,
        "source": address_of(entry),
        "rights": rights_of(entry, language, names),
        "subject": list(record.subject),
        "related": [relation.slug for relation in entry.related],
    }
    if language == "en":
        meta["summary_status"] = record.summary.status if record.summary else "none"
    return meta


def _related(entry: Entry, language: str, others: Mapping[str, Entry], names: Names) -> list[dict[str, str]]:
    items = []
    for relation in entry.related:
        shared = [reason for reason in relation.reasons if reason in names.terms]
        said = [names.say(f"related_{r}", language) for r in relation.reasons if r not in names.terms]
        if shared:
            terms = link_terms(shared, "glossary", language, names)
            said.append(f"{names.say('related_terms', language)} {terms}")
        if relation.words:
            words = COMMAS["ar"].join(relation.words)
            shown = weave(words, language=language)
            said.append(f"{names.say('related_words', language)} {shown}")
        title = show_title(others[relation.slug], language)
        items.append({"slug": relation.slug, "title": title, "reason": COMMAS[language].join(said)})
    return items
