"""The MkDocs shell: nothing here changes what a page says.

Under `mkdocs serve` the pages are made anew before each rendering. Links between the two
languages, which docs/ writes as GitHub shows them, become addresses of the site; the language
switch gets the page's counterpart; <html> gets its direction; the fonts and the search go into the site.
"""

import html
import logging
import posixpath
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.pages import Page

from warraq.edtf_dates import describe_date
from warraq.fonts import cut_fonts
from warraq.model import Term
from warraq.read import load_search_list, load_search_script, load_words, read_glossary
from warraq.search import (
    Document,
    Lists,
    add_places,
    build_search,
    read_article,
    read_page,
    read_places,
)
from warraq.write import heal, is_generated, write_files, write_pages

log = logging.getLogger("mkdocs.hooks.warraq")

LANGUAGES = {"ar": ("rtl", "العربية"), "en": ("ltr", "English")}
DEFAULT = "ar"
_LINK = re.compile(r"(?<=\]\()((?:\.\./)+(?:ar|en)/[^)\s#]*\.md)")
_OTHER = "other-language:"
"""Marks an address that MkDocs, which builds one language at a time, cannot judge; it stays until
the page is rendered. The tests follow every link of the built site."""
_SAID = ("search", "filter")
"""Words that scripts say: those of words.yml that begin so are given to the theme."""
_serving = False
_documents: dict[str, list[Document]] = {}
"""What the search can find, gathered page by page; each pass of a language fills its own."""
_places: dict[tuple[str, str], list[str]] = {}
"""Article and line -> the terms that the Arabic glossary says are mentioned there."""


class _Compiled(BytecodeCache):
    """Keeps the theme's compiled templates as long as the preview runs."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self.kept.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


_compiled = _Compiled()


def on_startup(command: str, **_: Any) -> None:
    """Remember whether this is the live preview."""
    global _serving  # noqa: PLW0603 - MkDocs tells the command here only
    _serving = command == "serve"


def _is_first_pass(config: MkDocsConfig) -> bool:
    """Whether this is the pass of the default language; static-i18n builds once a language."""
    i18n: Any = config.plugins["i18n"]
    return bool(i18n.is_default_language_build)


def on_pre_build(config: MkDocsConfig, **_: Any) -> None:
    """A killed build is finished first. In the live preview: seeds/ -> docs/, or the faults are told."""
    i18n: Any = config.plugins["i18n"]
    _documents[i18n.current_language] = []
    if not _is_first_pass(config):
        return
    _places.clear()
    heal(Path(config.docs_dir))
    if not _serving:
        return
    from warraq.pipeline import walk  # noqa: PLC0415 - a plain `mkdocs build` needs none of it

    root = Path(config.config_file_path).parent
    walked = walk(root / "seeds")
    for problem in walked.problems:
        log.error("%s", problem)
    if not walked.problems:
        write_pages(walked.pages, Path(config.docs_dir))


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> None:
    """Watch the hand-written pages, not those that every rebuild may write: one edit, one rebuild."""
    server.unwatch(config.docs_dir)
    for path in sorted(Path(config.docs_dir).rglob("*.md")):
        if not is_generated(path):
            server.watch(str(path))


def on_env(env: Environment, **_: Any) -> Environment:
    """The words of the scripts; in the live preview the templates are compiled once, not at every edit."""
    for name in _SAID:
        keys = [key for key in load_words() if key.startswith(f"{name}_")]
        env.globals[f"{name}_words"] = {
            language: {key.removeprefix(f"{name}_"): load_words()[key].in_language(language) for key in keys}
            for language in LANGUAGES
        }
    if _serving:
        env.bytecode_cache = _compiled
    return env


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Links into the other language's folder -> addresses of the site; front matter must be read."""
    if markdown.lstrip().startswith("---\n") or page.meta.get("lang") not in LANGUAGES:
        log.warning("%s: the front matter could not be read, or lacks `lang`", page.file.src_uri)
    for key in ("title", "description"):
        # The theme prints both into its HTML as they are; they are text.
        page.meta[key] = html.escape(str(page.meta.get(key, "")))
    here = posixpath.dirname(page.file.src_uri)

    def rewrite(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(here, match[1]))
        return _OTHER + posixpath.relpath(_address(target), posixpath.dirname(page.url) or ".")

    return _LINK.sub(rewrite, markdown)


def _address(source: str) -> str:
    """`ar/glossary.md` -> `glossary.html`; `en/glossary.md` -> `en/glossary.html`."""
    return source.removeprefix(f"{DEFAULT}/").removesuffix(".md") + ".html"


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """What the search finds of a page; lists of pages (front page, glossary, names) find nothing new."""
    meta, language = page.meta, str(page.meta.get("lang"))
    if "identifier" in meta:
        # An Arabic page is found by its text alone; the card of an English one is part of what it tells.
        article = read_article(
            html, page.url, meta["title"], _facts(meta, config), with_card=language != DEFAULT
        )
        _documents[language].append(article)
    elif language == DEFAULT and page.file.name == "glossary":
        for url, line, term in read_places(html):
            _places.setdefault((url, line), []).append(term)
    elif "generated_from" not in meta:
        _documents[language].append(read_page(html, page.url, meta["title"]))
    return html


def _facts(meta: Mapping[str, Any], config: MkDocsConfig) -> dict[str, Any]:
    """Publisher, date, status and subjects of an article, in the words of its language."""
    language = meta["lang"]
    names = {term.id: getattr(term, language).term for term in _terms(config)}
    date = describe_date(str(meta["date"]), load_words()).in_language(language) if meta["date"] else ""
    facts = {"publisher": meta["publisher"], "date": date, "status": meta.get("summary_status")}
    subjects = [names[subject] for subject in meta["subject"]]
    return {key: value for key, value in facts.items() if value} | {"subjects": subjects}


def _make_search(config: MkDocsConfig) -> dict[str, bytes]:
    lists = Lists(*(load_search_list(name) for name in ("plurals", "spellings", "stopwords")))
    documents = {**_documents, DEFAULT: [add_places(one, _places) for one in _documents[DEFAULT]]}
    return {**build_search(documents, _terms(config), lists), "search.js": load_search_script()}


def _terms(config: MkDocsConfig) -> tuple[Term, ...]:
    """The glossary, read once for each state of its file."""
    path = Path(config.config_file_path).parent / "seeds" / "glossary.yml"
    return _read_terms(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=1)
def _read_terms(path: Path, _changed: int) -> tuple[Term, ...]:
    return read_glossary(path, [])


def on_page_context(context: dict[str, Any], page: Page, **_: Any) -> dict[str, Any]:
    """`counterpart`: the same page in the other language; `printed`: what stands around it on paper."""
    language, _slash, rest = page.file.src_uri.partition("/")
    other = next(code for code in LANGUAGES if code != language)
    direction, name = LANGUAGES[other]
    url = _address(f"{other}/{rest}")
    context["counterpart"] = {"url": url, "lang": other, "dir": direction, "name": name}
    context["printed"] = {
        "head": _css_string(html.unescape(page.meta["title"])),
        "foot": _css_string(_foot(page)),
    }
    return context


def _foot(page: Page) -> str:
    """Where the text of an article comes from, and the address of the page; each in its own direction."""
    lines = [str(page.canonical_url or "")]
    if "identifier" in page.meta:
        words, language = load_words(), page.meta["lang"]
        known = page.meta["source"] or page.meta["publisher"] or words["unknown"].in_language(language)
        lines.insert(0, f"{words['source'].in_language(language)}: \u2068{known}\u2069")
    return "\n".join(lines)


def _css_string(text: str) -> str:
    """A string of CSS; what is no letter, digit or space is escaped (CSS Syntax 3), so it stays text."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text) + '"'


def on_post_page(output: str, page: Page, **_: Any) -> str:
    """The marks of links are taken off; the direction stands on <html>, not on <body> only."""
    output = output.replace(f'href="{_OTHER}', 'href="')
    for language, (direction, _name) in LANGUAGES.items():
        output = output.replace(f'<html lang="{language}"', f'<html lang="{language}" dir="{direction}"', 1)
    return output


def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """The fonts, cut to the letters that the collection can need, and the data; after the other language,
    the search."""
    site = Path(config.site_dir)
    if not _is_first_pass(config):
        write_files(_make_search(config), site / "search")
        return
    write_files(cut_fonts(Path(config.docs_dir)), site / "assets" / "fonts")
    if not _serving:
        from warraq.trade import write_data  # noqa: PLC0415 - the preview needs none of it

        seeds = Path(config.config_file_path).parent / "seeds"
        write_files(dict(write_data(seeds, str(config.site_url))), site / "data")
