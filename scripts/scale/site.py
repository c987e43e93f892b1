"""Made pages in; a folder with them, the indexes over them, and a small page with each search box out."""

import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, FunctionLoader

from hooks import on_env
from warraq.read import load_search_list, load_search_script, read_glossary
from warraq.search import Lists, build_search, read_article
from warraq.write import write_files

from .pages import Made

ROOT = Path(__file__).resolve().parent.parent.parent
OURS, PAGEFIND = "ours.html", "pagefind.html"
"""The pages on which the questions are asked."""
_PAGE = """<!doctype html>
<html lang="ar" dir="rtl">
<head><meta charset="utf-8"><title>{title}</title><link rel="icon" href="data:,">
<style>.md-search__scrollwrap {{ max-height: 75vh; overflow-y: auto }}</style></head>
<body>
{body}
</body>
</html>
"""
_ARTICLE = '<article class="md-content__inner md-typeset" data-pagefind-body>\n{}\n</article>'
_LIST = '<div class="md-search"><ol class="md-search-result__list"></ol></div>'
_PIECES = {"k": "vocabulary", "r": "vocabulary backwards", "p": "postings", "t": "texts", "s": "glossary"}
_INTERFACES = ("pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui.", "pagefind-highlight.")

Sizes = dict[str, list[int]]
"""Part of an index -> the bytes of each of its files."""


@dataclass(frozen=True, slots=True)
class Built:
    """How long an index took, step by step in seconds, and what it weighs."""

    seconds: Mapping[str, float]
    sizes: Sizes


def write_site(folder: Path, pages: Iterable[Made]) -> None:
    """The pages, and those on which the questions are asked."""
    (folder / "articles").mkdir()
    for page in pages:
        text = _PAGE.format(title=page.title, body=_ARTICLE.format(page.content))
        (folder / page.url).write_text(text, encoding="utf-8")
    (folder / OURS).write_text(_PAGE.format(title="ours", body=_render_box()), encoding="utf-8")
    (folder / PAGEFIND).write_text(_PAGE.format(title="Pagefind", body=_LIST), encoding="utf-8")


def _render_box() -> str:
    """The search box of the site, without the theme and its icons."""
    icons = FunctionLoader(lambda name: "" if name.startswith(".icons/") else None)
    environment = Environment(  # noqa: S701 - as MkDocs renders it
        loader=ChoiceLoader([FileSystemLoader(ROOT / "overrides"), icons])
    )
    environment.filters["url"] = lambda address: address  # the page stands at the site's root
    template = on_env(environment).get_template("partials/search.html")
    box = template.render(lang={"t": lambda _key: "ar"}, base_url=".")
    return f'<input type="checkbox" id="__search">\n{box}'


def build_ours(folder: Path, pages: Sequence[Made]) -> Built:
    """Our index, of the Arabic pages and the glossary, with the project's own functions."""
    lists = Lists(*(load_search_list(name) for name in ("plurals", "spellings", "stopwords")))
    terms = read_glossary(ROOT / "seeds" / "glossary.yml", [])
    seconds: dict[str, float] = {}
    with _time(seconds, "reading"):
        documents = [read_article(p.content, p.url, p.title, p.facts, with_card=False) for p in pages]
    with _time(seconds, "indexing"):
        files = build_search({"ar": documents}, terms, lists)
    files["search.js"] = load_search_script()
    with _time(seconds, "writing"):
        write_files(files, folder / "search")
    sizes: Sizes = {}
    for name, content in files.items():
        piece = name.partition("/")[2]
        sizes.setdefault(_PIECES.get(piece[:1], piece) or name, []).append(len(content))
    return Built(seconds, sizes)


@contextmanager
def _time(seconds: dict[str, float], step: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    seconds[step] = time.perf_counter() - began


def build_pagefind(folder: Path, python: Path) -> Built:
    """Pagefind's index of the same pages; its ready-made interfaces are weighed apart."""
    command = [str(python), "-m", "pagefind", "--site", str(folder), "--glob", "articles/*.html"]
    seconds: dict[str, float] = {}
    with _time(seconds, "all"):
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - named by who measures
    sizes: Sizes = {}
    bundle = folder / "pagefind"
    for path in sorted(file for file in bundle.rglob("*") if file.is_file()):
        part = "interfaces, not used here" if path.name.startswith(_INTERFACES) else "script and head"
        name = part if path.parent == bundle else path.parent.name
        sizes.setdefault(name, []).append(path.stat().st_size)
    return Built(seconds, sizes)
