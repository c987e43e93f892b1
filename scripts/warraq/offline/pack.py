"""site/ -> one zip that is read without a network: READ-ME.html, and beside it the folder with the site.

Same site, same edition, same bytes: the entries are sorted and all bear the edition's moment. What the
site offers for download is left out, and so is the list of it: a copy need not offer itself. Nor does it need
the pictures for sharing, which only other sites show, nor the content manager, which needs a host.
"""

import zipfile
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment
from selectolax.lexbor import LexborHTMLParser

from ..edtf_dates import describe_date
from ..model import Bilingual
from .downloads import FOLDER, put
from .edition import NAME, Edition

READ_ME = "READ-ME.html"
CARDS = "assets/cards"
ADMIN = "admin"


def pack_site(site: Path, target: Path, edition: Edition, words: Mapping[str, Bilingual]) -> None:
    """Write the zip; it stands under its name only when it is whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            _add(archive, READ_ME, _write_read_me(site, edition, words).encode(), edition)
            for path in _list_files(site):
                _add(archive, f"{NAME}/{path.relative_to(site).as_posix()}", _read(path), edition)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _list_files(site: Path) -> Iterator[Path]:
    for path in sorted(site.rglob("*"), key=lambda path: path.relative_to(site).as_posix()):
        inside = path.relative_to(site)
        if path.is_file() and inside.parts[0] not in {FOLDER, ADMIN} and not inside.is_relative_to(CARDS):
            yield path


def _read(path: Path) -> bytes:
    content = path.read_bytes()
    return put(content.decode()).encode() if path.suffix == ".html" else content


def _add(archive: zipfile.ZipFile, name: str, content: bytes, edition: Edition) -> None:
    entry = zipfile.ZipInfo(name, max((1980, 1, 1, 0, 0, 0), edition.moment.timetuple()[:6]))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # Unix on every system: the rights below are written in its terms
    entry.external_attr = 0o100644 << 16
    archive.writestr(entry, content)


def _write_read_me(site: Path, edition: Edition, words: Mapping[str, Bilingual]) -> str:
    style = (site / "assets" / "stylesheets" / "plain.css").read_text("utf-8")
    template = (files("warraq") / "offline" / "read-me.html.j2").read_text("utf-8")
    return (
        Environment(autoescape=True)
        .from_string(template)
        .render(style=style, folder=NAME, date=describe_date(edition.day, words), address=read_address(site))
    )


def read_address(site: Path) -> str:
    """Where the site is published (`https://…/`), as its front page says; empty where it does not."""
    front = LexborHTMLParser((site / "index.html").read_text("utf-8"))
    canonical = front.css_first("link[rel=canonical]")
    address = (canonical.attributes.get("href") or "") if canonical else ""
    return address.removesuffix("index.html")
