"""What the site offers for taking away: the files of `site/downloads/`, named and weighed on its about pages.

A page says where the list belongs by an empty `<div id="downloads"></div>`. MkDocs cleans site/ at every
building, so the folder never holds a file of an older one.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from babel.units import format_unit

from ..model import Bilingual

_PLACE = re.compile(r'(<div id="downloads">).*?(</div>)', re.DOTALL)
FOLDER = "downloads"
_PRINTED = re.compile(r"(?P<slug>.+)-(?P<language>ar|en)\.pdf")


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the folder, by name and size in bytes; `title` is the article's where it is one printed."""

    name: str
    size: int
    title: str = ""


def list_downloads(
    sizes: Mapping[str, int], titles: Mapping[str, str], language: str
) -> tuple[Download, ...]:
    """The files that a reader of the language wants: the archive whole, then the printed articles.

    `sizes`: name -> bytes; `titles`: slug -> title of the article in that language.
    """
    found = []
    for name in sorted(sizes, key=lambda name: (name.endswith(".pdf"), not name.endswith(".zip"), name)):
        printed = _PRINTED.fullmatch(name)
        if printed and printed["language"] != language:
            continue
        found.append(Download(name, sizes[name], titles[printed["slug"]] if printed else ""))
    return tuple(found)


def fill(
    page: str, downloads: Sequence[Download], words: Mapping[str, Bilingual], language: str, up: str
) -> str:
    """The page with the list in its place; `up` leads from the page to the site's root (`../`)."""
    whole = [one for one in downloads if not one.title]
    printed = [one for one in downloads if one.title]
    parts = []
    if whole:
        parts.append(_list(whole, words, language, up))
    if printed:
        parts += [f"<p>{escape(words['download_pdf'].in_language(language))}</p>"]
        parts += [_list(printed, words, language, up)]
    return put(page, "".join(parts))


def has_place(page: str) -> bool:
    """Whether the page says where the list belongs."""
    return bool(_PLACE.search(page))


def put(page: str, instead: str = "") -> str:
    """The page without its list, or with another one."""
    return _PLACE.sub(lambda place: place[1] + instead + place[2], page)


def _list(downloads: Sequence[Download], words: Mapping[str, Bilingual], language: str, up: str) -> str:
    return f"<ul>{''.join(_item(one, words, language, up) for one in downloads)}</ul>"


def _item(one: Download, words: Mapping[str, Bilingual], language: str, up: str) -> str:
    kind = one.name.rpartition(".")[2]
    title = one.title or words[f"download_{kind}"].in_language(language)
    link = f'<a href="{up}{FOLDER}/{escape(one.name)}">{escape(title)}</a>'
    # Isolated, or the Latin letters would draw the number of an Arabic size to their side.
    size = f"<bdi>{kind.upper()}</bdi> · {describe_size(one.size, language)}"
    return f'<li>{link} <span class="size">{size}</span></li>'


def describe_size(size: int, language: str) -> str:
    """Bytes in the reader's words, by the thousand as the disk's maker counts: `1.7 MB`, `1.7 م.ب`."""
    unit, amount = ("megabyte", round(size / 1e6, 1)) if size >= 1e6 else ("kilobyte", max(1, size // 1000))
    return format_unit(amount, f"digital-{unit}", length="short", locale=language)
