"""Sheet -> JSON-LD in the words of schema.org: the article, its summary, the glossary, the archive.

`datePublished` asks for a date of ISO 8601 and those who read it know no EDTF: it stands where nothing
qualifies the date. Any other date is said as EDTF in `temporal`, the property that schema.org keeps for
where "more specific properties are not known to be appropriate"; `temporalCoverage` would be what the text is
about. The English page is a work of the archive's about the article: the article's authors did not write it.
"""

import json
from collections.abc import Sequence
from typing import Any

from ..model import Term
from .dates import find_parts
from .sheet import DEFAULT, LANGUAGES, Name, Sheet, root

Node = dict[str, Any]
_SAFE = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def write_linked(sheet: Sheet, terms: Sequence[Term]) -> str:
    """The script element; its JSON holds no sign that HTML or a script could take for its own."""
    node = {"@context": "https://schema.org", **_drop_empty(_describe(sheet, terms))}
    text = json.dumps(node, ensure_ascii=False, separators=(",", ":")).translate(_SAFE)
    return f'<script type="application/ld+json">{text}</script>'


def _drop_empty(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in ("", None, [])}


def _describe(sheet: Sheet, terms: Sequence[Term]) -> Node:
    common = {
        "url": sheet.address,
        "inLanguage": sheet.language,
        "description": sheet.description,
        "isPartOf": None if sheet.kind == "home" else _archive(sheet),
    }
    if sheet.kind == "article":
        return _describe_article(sheet) | common
    if sheet.kind == "summary":
        return _describe_summary(sheet) | common
    if sheet.kind == "home":
        return _archive(sheet) | common | _describe_home(sheet)
    if sheet.kind == "glossary":
        return _describe_glossary(sheet, terms) | common
    kinds = {"about": "AboutPage", "page": "WebPage"}
    about = [_defined_term(subject, sheet) for subject in sheet.subjects]
    return {"@type": kinds.get(sheet.kind, "CollectionPage"), "name": sheet.title, "about": about} | common


def _describe_article(sheet: Sheet) -> Node:
    summary = {"@type": "WebPage", "@id": sheet.addresses["en"], "inLanguage": "en"}
    return {
        "@type": "Article",
        "@id": f"{sheet.address}#article",
        "headline": sheet.title,
        "author": [_agent(name, sheet) for name in sheet.creators],
        "translator": [_agent(name, sheet) for name in sheet.translators],
        "publisher": _agent(sheet.publisher, sheet) if sheet.publisher else None,
        "datePublished" if find_parts(sheet.date) else "temporal": sheet.date,
        "identifier": sheet.identifier,
        "isBasedOn": sheet.source,
        "copyrightNotice": sheet.rights,
        "usageInfo": sheet.locate("about.html#rights"),
        "about": [_defined_term(subject, sheet) for subject in sheet.subjects],
        "image": sheet.site.url + sheet.card,
        "isAccessibleForFree": True,
        "subjectOf": summary,
    }


def _describe_summary(sheet: Sheet) -> Node:
    article = {
        "@type": "Article",
        "@id": f"{sheet.addresses['ar']}#article",
        "url": sheet.addresses["ar"],
        "inLanguage": "ar",
        "author": [_agent(name, sheet) for name in sheet.creators],
    }
    about = {"about": [_drop_empty(article), *(_defined_term(subject, sheet) for subject in sheet.subjects)]}
    if not sheet.summary:
        return {"@type": "WebPage", "name": sheet.title, **about}
    return {
        "@type": "CreativeWork",
        "@id": f"{sheet.address}#summary",
        "name": sheet.title,
        "genre": "summary",
        "abstract": sheet.summary,
        "creator": _archivist(sheet),
        "creativeWorkStatus": sheet.status.capitalize(),
        "isBasedOn": {"@id": article["@id"]},
        **about,
        "image": sheet.site.url + sheet.card,
        "isAccessibleForFree": True,
    }


def _describe_home(sheet: Sheet) -> Node:
    """The search is offered: the front page searches for what its `q` says."""
    action = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{sheet.address}?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
    return {
        "inLanguage": list(LANGUAGES),
        "image": sheet.site.url + sheet.card,
        "publisher": _archivist(sheet),
        "potentialAction": action,
    }


def _archive(sheet: Sheet) -> Node:
    """One archive in both languages, called as the page's language calls it."""
    return {
        "@type": "WebSite",
        "@id": f"{sheet.site.url}#archive",
        "name": sheet.site.name,
        "url": sheet.locate("index.html"),
    }


def _archivist(sheet: Sheet) -> Node:
    return {"@type": "Organization", "@id": f"{sheet.site.url}#warraq", "name": sheet.site.name}


def _agent(name: Name, sheet: Sheet) -> Node | str:
    """Who is named; only by name where no entry says whether it is a person."""
    kinds = {"person": "Person", "organisation": "Organization"}
    if not name.term or name.term.kind not in kinds:
        return name.text
    other = next(code for code in LANGUAGES if code != sheet.language)
    return {
        "@type": kinds[name.term.kind],
        "@id": f"{sheet.site.url}names.html#{name.term.id}",
        "name": name.text,
        "alternateName": getattr(name.term, other).term,
        "url": sheet.locate(f"names.html#{name.term.id}"),
    }


def _defined_term(subject: Name, sheet: Sheet) -> Node:
    node: Node = {"@type": "DefinedTerm", "name": subject.text}
    if subject.term:
        node |= {
            "@id": _term_id(subject.term, sheet),
            "url": sheet.locate(f"glossary.html#{subject.term.id}"),
        }
    return node


def _term_id(term: Term, sheet: Sheet) -> str:
    """One concept has one id, whatever the language of the page."""
    return f"{sheet.site.url}{root(DEFAULT)}glossary.html#{term.id}"


def _describe_glossary(sheet: Sheet, terms: Sequence[Term]) -> Node:
    return {
        "@type": "DefinedTermSet",
        "@id": f"{sheet.site.url}{root(DEFAULT)}glossary.html",
        "name": sheet.title,
        "hasDefinedTerm": [_describe_term(term, sheet) for term in terms],
    }


def _describe_term(term: Term, sheet: Sheet) -> Node:
    names = [{"@language": code, "@value": getattr(term, code).term} for code in LANGUAGES]
    definition = getattr(term.definition, sheet.language)
    node = {
        "@type": "DefinedTerm",
        "@id": _term_id(term, sheet),
        "name": names,
        "url": sheet.locate(f"glossary.html#{term.id}"),
        "description": definition,
    }
    return _drop_empty(node)
