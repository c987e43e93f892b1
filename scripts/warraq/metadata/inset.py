"""What the site adds to an article that docs/ cannot know: citations with its address, links to its files.

The pages hold two empty places, <div class="formats"> and <div class="edit">; elsewhere they stay empty.
"""

import html
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from ..model import Bilingual
from .citations import Citation, list_citations
from .runs import mark_runs

_FORMATS, _EDIT = '<div class="formats"></div>', '<div class="edit"></div>'


def fill(
    content: str, meta: Mapping[str, Any], address: str, repository: str, words: Mapping[str, Bilingual]
) -> str:
    """The page's HTML with its empty places filled.

    `meta` is the front matter, not escaped; `address` the page's own, `repository` that of the repository
    (https://…), without which nothing leads there.
    """
    if _FORMATS in content:
        content = content.replace(
            _FORMATS, _show_citations(list_citations(meta, address, words), meta, words)
        )
    if _EDIT in content and repository:
        links = "\n".join(_edit_links(meta, repository.rstrip("/"), words))
        content = content.replace(_EDIT, f'<div class="edit">\n{links}\n</div>')
    return content


def _show_citations(
    citations: Sequence[Citation], meta: Mapping[str, Any], words: Mapping[str, Bilingual]
) -> str:
    """Each citation in a disclosure of its own, with a button that copies it."""
    language = str(meta["lang"])
    label = html.escape(words["reader_formats"].in_language(language))
    items = "\n".join(_show(each, language, words["reader_copy"].in_language(language)) for each in citations)
    return f'<div class="formats" role="group" aria-label="{label}">\n{items}\n</div>'


def _show(citation: Citation, language: str, copy: str) -> str:
    place = f"cite-{citation.key}"
    if citation.html:
        shown = f'<p id="{place}">{mark_runs(citation.html, language)}</p>'
    else:
        shown = f'<pre dir="ltr"><code id="{place}">{html.escape(citation.text)}</code></pre>'
    button = f'<button hidden data-copy="{place}">{html.escape(copy)}</button>'
    name = f'<summary><span lang="en" dir="ltr">{html.escape(citation.name)}</span></summary>'
    return f'<details class="format" name="formats">{name}\n{shown}\n{button}</details>'


def _edit_links(meta: Mapping[str, Any], repository: str, words: Mapping[str, Bilingual]) -> Iterator[str]:
    """To suggest a correction, the record, the raw text; `data-line` is what a script adds, `#` a line."""
    language, seed = str(meta["lang"]), quote(str(meta["identifier"]))
    places = {
        "suggest": (f"issues/new?template=correction.yml&article={quote(str(meta['slug']))}", "&line=#"),
        "record": (f"edit/main/seeds/{seed}.yml", ""),
        "text": (f"blob/main/seeds/{seed}.txt?plain=1", "#L#"),
    }
    for key, (path, line) in places.items():
        address = html.escape(f"{repository}/{path}")
        data = f' data-line="{html.escape(line)}"' if line else ""
        yield f'<a href="{address}"{data}>{html.escape(words[f"edit_{key}"].in_language(language))}</a>'
