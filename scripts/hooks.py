"""The MkDocs shell: nothing here changes what a page says.

Under `mkdocs serve` the pages are made anew before each rendering. Links between the two
languages, which docs/ writes as GitHub shows them, become addresses of the site; the language
switch gets the page's counterpart; <html> gets its direction; the fonts and the search go into the site.
"""

import logging
import posixpath
import re
from dataclasses import replace
from functools import lru_cache
from html import escape, unescape
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.pages import Page

from warraq import metadata
from warraq.fonts import cut_parts
from warraq.metadata import Names, Sheet, Shelf, Site
from warraq.offline import date_edition
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
from warraq.theme import CompiledTemplates, bundle_styles, mend_page, pick_scripts
from warraq.write import heal, is_generated, replace_file, write_files, write_pages

log = logging.getLogger("mkdocs.hooks.warraq")

LANGUAGES = {"ar": ("rtl", "العربية"), "en": ("ltr", "English")}
DEFAULT = "ar"
_LINK = re.compile(r"(?<=\]\()((?:\.\./)+(?:ar|en)/[^)\s#]*\.md)")
_OTHER = "other-language:"
"""Marks an address that MkDocs, which builds one language at a time, cannot judge; it stays until
the page is rendered. The tests follow every link of the built site."""
_SAID = ("search", "filter", "reader")
"""Words that scripts say: those of words.yml that begin so are given to the theme."""
_serving = False
_documents: dict[str, list[Document]] = {}
"""What the search can find, gathered page by page; each pass of a language fills its own."""
_sheets: dict[str, dict[str, Sheet]] = {}
"""What machines may know of the pages, gathered in the same way."""
_shelves: dict[str, Shelf] = {}
"""The articles among them, in their order."""
_places: dict[tuple[str, str], list[str]] = {}
"""Article and line -> the terms that the Arabic glossary says are mentioned there."""


_compiled = CompiledTemplates()


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
    _documents[i18n.current_language], _sheets[i18n.current_language] = [], {}
    if not _is_first_pass(config):
        return
    if not _serving and (missing := metadata.find_missing()):
        raise SystemExit(missing)
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
    """All pages are read: the order of the articles, and the words of the scripts. In the live preview the
    templates are compiled once, not at every edit."""
    _shelves.update((language, Shelf(sheets.values(), load_words())) for language, sheets in _sheets.items())
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
        page.meta["lang"] = page.file.src_uri.partition("/")[0]
    for key in ("title", "description"):
        # The theme prints both into its HTML as they are; they are text.
        page.meta[key] = escape(str(page.meta.get(key, "")))
    here = posixpath.dirname(page.file.src_uri)

    def rewrite(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(here, match[1]))
        return _OTHER + posixpath.relpath(_address(target), posixpath.dirname(page.url) or ".")

    return _LINK.sub(rewrite, markdown)


def _address(source: str) -> str:
    """`ar/glossary.md` -> `glossary.html`; `en/glossary.md` -> `en/glossary.html`."""
    return source.removeprefix(f"{DEFAULT}/").removesuffix(".md") + ".html"


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """What machines and the search find of a page; lists of pages (front page, glossary, names) tell the
    search nothing new."""
    meta, language = page.meta, str(page.meta["lang"])
    sheet = _sheets[language][page.url] = _describe(html, page, config)
    if "identifier" in meta:
        # An Arabic page is found by its text alone; the card of an English one is part of what it tells.
        facts, with_card = sheet.facts(load_words()), language != DEFAULT
        _documents[language].append(read_article(html, page.url, meta["title"], facts, with_card=with_card))
    elif language == DEFAULT and page.file.name == "glossary":
        for url, line, term in read_places(html):
            _places.setdefault((url, line), []).append(term)
    elif "generated_from" not in meta:
        _documents[language].append(read_page(html, page.url, meta["title"]))
    if "toc" in meta.get("hide", ()):
        page.toc.items.clear()
    repository = str(config.extra.get("repository") or "")
    plain = {**meta, "title": unescape(meta["title"])}
    return metadata.fill(html, plain, str(page.canonical_url or ""), repository, load_words())


def _describe(content: str, page: Page, config: MkDocsConfig) -> Sheet:
    """What the page is, and where its counterpart is."""
    language, _slash, rest = page.file.src_uri.partition("/")
    other = next(code for code in LANGUAGES if code != language)
    addresses = (page.url, _address(f"{other}/{rest}"))
    site = Site(str(config.site_url or ""), config.site_name, str(config.site_description or ""))
    sheet = metadata.read_sheet(page.meta, page.file.src_uri, addresses, site, _names(config))
    return replace(sheet, summary=metadata.read_summary(content)) if sheet.kind == "summary" else sheet


def _make_search(config: MkDocsConfig) -> dict[str, bytes]:
    lists = Lists(*(load_search_list(name) for name in ("plurals", "spellings", "stopwords")))
    documents = {**_documents, DEFAULT: [add_places(one, _places) for one in _documents[DEFAULT]]}
    return {**build_search(documents, _names(config).terms, lists), "search.js": load_search_script()}


def _names(config: MkDocsConfig) -> Names:
    """The glossary, read once for each state of its file."""
    path = Path(config.config_file_path).parent / "seeds" / "glossary.yml"
    return _read_names(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=1)
def _read_names(path: Path, _changed: int) -> Names:
    return Names(read_glossary(path, []))


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """The page's lists of other pages. For the theme `counterpart`: the same page in the other language;
    `printed`: what stands around it on paper; `machines`: what its <head> says, where there is an address."""
    sheet = _sheets[str(page.meta["lang"])][page.url]
    page.content = _shelves[sheet.language].fill(page.content or "", sheet)
    other = next(code for code in LANGUAGES if code != sheet.language)
    direction, name = LANGUAGES[other]
    context["counterpart"] = {"url": sheet.counterpart, "lang": other, "dir": direction, "name": name}
    context["printed"] = metadata.write_margins(sheet, load_words())
    if config.site_url:
        context["machines"] = metadata.write_head(sheet, _names(config).terms)
    return context


def on_post_page(output: str, page: Page, **_: Any) -> str:
    """The marks of links are taken off; the direction stands on <html>, not on <body> only."""
    output = output.replace(f'href="{_OTHER}', 'href="')
    for language, (direction, _name) in LANGUAGES.items():
        output = output.replace(f'<html lang="{language}"', f'<html lang="{language}" dir="{direction}"', 1)
    return mend_page(output)


def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """The fonts, cut to the letters that the collection can need, and the data; after the other language,
    the search."""
    site = Path(config.site_dir)
    if not _is_first_pass(config):
        write_files(_make_search(config), site / "search")
        _tidy_assets(site / "assets")
        if config.site_url and not _serving:
            _write_machines(site)
        return
    write_files(cut_parts(Path(config.docs_dir)), site / "assets" / "fonts")
    if not _serving:
        from warraq.trade import write_data  # noqa: PLC0415 - the preview needs none of it

        seeds = Path(config.config_file_path).parent / "seeds"
        write_files(dict(write_data(seeds, str(config.site_url))), site / "data")


def _tidy_assets(assets: Path) -> None:
    """One stylesheet for the theme's and ours, of what the pages can show; of the scripts our own."""
    styles, scripts = assets / "stylesheets", assets / "javascripts"
    write_files(pick_scripts({one.name: one.read_bytes() for one in scripts.glob("*.js")}), scripts)
    pages = [one.read_text("utf-8") for kind in ("html", "js") for one in assets.parent.rglob(f"*.{kind}")]
    sheets = {one.name: one.read_text("utf-8") for one in styles.glob("*.css")}
    write_files(bundle_styles(sheets, pages), styles)


def _write_machines(site: Path) -> None:
    sheets = [sheet for language in LANGUAGES for sheet in _sheets[language].values()]
    for path, content in metadata.write_machines(sheets, load_words(), date_edition().moment).items():
        replace_file(site / path, content)
