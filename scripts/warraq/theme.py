"""What the theme made -> what the site gives out: valid HTML, one stylesheet for several, no dead weight.

`mend_page` is for each page; `bundle_styles` and `pick_scripts` are for the folders of assets, file name ->
content.
"""

import re
from collections.abc import Iterable, Mapping

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from .stylesheet import drop_unused

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BREAK = re.compile(r"\s*\n\s*")
_SWITCH = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
_WORD = re.compile(r"[\w-]+")
_OWN = ("fonts.css", "warraq.css", "frame.css")


def mend_page(page: str) -> str:
    """The theme's check boxes without `autocomplete`, which HTML does not know for them."""
    return _SWITCH.sub(r"\1", page)


def bundle_styles(sheets: Mapping[str, str], pages: Iterable[str]) -> dict[str, bytes]:
    """`site.css`: the theme's `main` and `palette` and our own sheets, in this order; and what stays alone.

    A page asks once where it would ask five times, and only for what the `pages` and scripts can show.
    """
    theme = [name for start in ("main.", "palette.") for name in sheets if name.startswith(start)]
    alone = {name: sheets[name] for name in ("print.css", "plain.css")}
    named = frozenset(word for page in [*pages, *alone.values()] for word in _WORD.findall(page))
    whole = drop_unused(_shrink("\n".join(sheets[name] for name in [*theme, *_OWN])), named)
    return {"site.css": whole.encode()} | {name: _shrink(sheet).encode() for name, sheet in alone.items()}


def _shrink(sheet: str) -> str:
    return _BREAK.sub("\n", _COMMENT.sub("", sheet)).strip() + "\n"


def pick_scripts(scripts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Our own; no page loads the theme's bundle."""
    return {name: script for name, script in scripts.items() if not name.startswith("bundle.")}


class CompiledTemplates(BytecodeCache):
    """Keeps the theme's compiled templates as long as the preview runs."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self.kept.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()
