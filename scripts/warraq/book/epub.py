"""The door of the book: docs/ in, one .epub file out, made by pandoc in a folder of its own.

pandoc gets a file that we wrote, in which no page's image, script or raw HTML is left (`markup`), and a data
folder that is empty: neither a page nor the templates of whoever runs it change the book.
"""

import html
import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from ..faults import Problem, fault
from ..model import Bilingual
from ..write import replace_file
from .compose import Book, compose_book
from .front import Facts

INSTALL = ".venv/bin/pip install --require-hashes --requirement requirements-epub.txt"
"""The command that installs pandoc."""
_OPTIONS = (
    "--from=html-raw_html-raw_tex",
    "--to=epub3",
    "--metadata=lang:ar",
    "--metadata-file=titles.json",
    "--split-level=1",
    "--toc",
    "--toc-depth=2",
    "--wrap=none",
    "--template=book.xhtml",
    "--css=book.css",
    "--data-dir=data",
    # What pandoc warns of would be missing from the book.
    "--fail-if-warnings",
    # Not --sandbox: within it pandoc has no clock, and says that the book was changed in 1970. What it would
    # keep away, files named by an image, `markup` does: it writes no image.
)
_FONT = re.compile(r"amiri-(\d00)(\.woff2)?")
"""The fonts that book.css asks for, by family and weight; the weight is the first group."""
_PATIENCE = 900
"""Seconds after which pandoc is taken for dead; five articles take it two."""


def make_epub(
    docs: Path, target: Path, *, site_url: str, moment: datetime, fonts: Mapping[str, bytes]
) -> tuple[Problem, ...]:
    """Write the book of all pages below `docs` to `target`; with problems nothing is written.

    `site_url` is where pages that are not in the book are found, and what the book's identifier comes from.
    `moment` (UTC) is what the book says of its making: same pages, same moment, same bytes. `fonts` is
    name -> WOFF2, as `warraq.fonts` names them (`amiri-700`, with or without `.woff2`). The book is set in
    Amiri; other families are left out of it.
    """
    pandoc = _find_pandoc()
    if isinstance(pandoc, Problem):
        return (pandoc,)
    pages, problems = _read_pages(docs)
    book, more = compose_book(pages, Facts(site_url, moment, load_words()))
    if problems + more:
        return problems + more
    made = _run_pandoc(pandoc, book, moment, _pick_fonts(fonts))
    if isinstance(made, Problem):
        return (made,)
    replace_file(target, made)
    return ()


def load_words() -> dict[str, Bilingual]:
    """The words of words.yml, the ones in the book that no page of docs/ says."""
    table = yaml.safe_load(_read_own("words.yml"))
    return {key: Bilingual(**both) for key, both in table.items()}


def _find_pandoc() -> str | Problem:
    try:
        import pypandoc  # noqa: PLC0415 - not everyone who builds the site has it

        # The pinned one, unless the environment names another; by itself pypandoc takes the newest around.
        pinned = Path(pypandoc.__file__).parent / "files" / "pandoc"
        named = "PYPANDOC_PANDOC" in os.environ
        return str(pinned if pinned.is_file() and not named else pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        return fault("pandoc", 0, "no-pandoc", command=INSTALL)


def _read_pages(docs: Path) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Path below docs/ -> text, of the pages that lie there themselves: a link out of docs/ is no page."""
    root = docs.resolve()
    pages: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs).as_posix()
        if path.resolve() != root / name or not path.is_file():
            continue
        try:
            pages[name] = path.read_text("utf-8")
        except UnicodeDecodeError:
            problems.append(fault(name, 0, "page-not-utf8"))
    return pages, tuple(problems)


def _pick_fonts(fonts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Weight -> font, of those that book.css asks for."""
    return {match[1]: font for name, font in sorted(fonts.items()) if (match := _FONT.fullmatch(name))}


def _run_pandoc(pandoc: str, book: Book, moment: datetime, fonts: Mapping[str, bytes]) -> bytes | Problem:
    with TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "data").mkdir()
        (place / "titles.json").write_text(book.titles, "utf-8")
        (place / "book.html").write_text(book.html, "utf-8")
        (place / "book.xhtml").write_text(_read_own("book.xhtml"), "utf-8")
        (place / "book.css").write_text(_name_fonts(fonts) + _read_own("book.css"), "utf-8")
        for weight, font in fonts.items():
            (place / f"amiri-{weight}.woff2").write_bytes(font)
        embedded = [f"--epub-embed-font=amiri-{weight}.woff2" for weight in fonts]
        title = f"--variable=book-title:{html.escape(book.title)}"
        command = [pandoc, *_OPTIONS, title, *embedded, "--output=book.epub", "book.html"]
        clock = {"SOURCE_DATE_EPOCH": str(int(moment.timestamp())), "LC_ALL": "C.UTF-8"}
        try:
            done = subprocess.run(  # noqa: S603 - no page says anything on this command line, no shell reads it
                command, cwd=place, env=clock, capture_output=True, check=False, timeout=_PATIENCE
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return _failed(str(error))
        if done.returncode:
            return _failed(done.stderr.decode("utf-8", "replace"))
        return (place / "book.epub").read_bytes()


def _failed(said: str) -> Problem:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    if not lines:
        return fault("pandoc", 0, "pandoc-silent", command=INSTALL)
    return fault("pandoc", 0, "pandoc-failed", why=lines[0], command=INSTALL)


def _name_fonts(weights: Iterable[str]) -> str:
    """The @font-face rules of the fonts; pandoc puts them into a folder beside the stylesheet's."""
    return "".join(
        f"@font-face {{ font-family: amiri; font-weight: {weight}; "
        f'src: url("../fonts/amiri-{weight}.woff2") format("woff2"); }}\n'
        for weight in weights
    )


def _read_own(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")
