"""The MkDocs shell: nothing here changes what a page says.

Under `mkdocs serve` the pages are made anew before each rendering. Links between the two
languages, which docs/ writes as GitHub shows them, become addresses of the site; the language
switch gets the page's counterpart; <html> gets its direction; the fonts go into the site.
"""

import html
import logging
import posixpath
import re
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.pages import Page

from warraq.fonts import write_fonts
from warraq.write import heal, is_generated, write_pages

log = logging.getLogger("mkdocs.hooks.warraq")

LANGUAGES = {"ar": ("rtl", "العربية"), "en": ("ltr", "English")}
DEFAULT = "ar"
_LINK = re.compile(r"(?<=\]\()((?:\.\./)+(?:ar|en)/[^)\s#]*\.md)")
_OTHER = "other-language:"
"""Marks an address that MkDocs, which builds one language at a time, cannot judge; it stays until
the page is rendered. The tests follow every link of the built site."""
_serving = False


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
    if not _is_first_pass(config):
        return
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
    """In the live preview the theme's templates are compiled once, not at every edit."""
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


def on_page_context(context: dict[str, Any], page: Page, **_: Any) -> dict[str, Any]:
    """`counterpart`: the same page in the other language."""
    language, _slash, rest = page.file.src_uri.partition("/")
    other = next(code for code in LANGUAGES if code != language)
    direction, name = LANGUAGES[other]
    url = _address(f"{other}/{rest}")
    context["counterpart"] = {"url": url, "lang": other, "dir": direction, "name": name}
    return context


def on_post_page(output: str, page: Page, **_: Any) -> str:
    """The marks of links are taken off; the direction stands on <html>, not on <body> only."""
    output = output.replace(f'href="{_OTHER}', 'href="')
    for language, (direction, _name) in LANGUAGES.items():
        output = output.replace(f'<html lang="{language}"', f'<html lang="{language}" dir="{direction}"', 1)
    return output


def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """The fonts of the collection, cut to the letters that it can need."""
    if not _is_first_pass(config):
        return
    characters = "".join(path.read_text("utf-8") for path in sorted(Path(config.docs_dir).rglob("*.md")))
    write_fonts(frozenset(characters), Path(config.site_dir) / "assets" / "fonts")
