"""The way out: Page -> docs/. All pages change together, and only those whose bytes changed.

A page is ours when its front matter carries `generated_from:`; no other file is ever touched.
The new pages are first written whole into a folder beside docs/; renaming that folder is the
moment of decision. A build killed before it leaves docs/ as it was; one killed after it is
finished by the next call (`heal`), which only moves files that are already whole.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .model import Page

MARK = "generated_from:"
_REMOVED = "removed.json"


@dataclass(frozen=True, slots=True)
class Changes:
    """Paths below docs/ that differ from the pages: to write (new or other bytes), to remove."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    in_the_way: tuple[str, ...] = ()
    """Paths where a hand-written file, or none of ours, stands."""

    def __bool__(self) -> bool:
        return bool(self.written or self.removed or self.in_the_way)


def compare(pages: Sequence[Page], docs: Path) -> Changes:
    """What writing the pages would change; touches nothing."""
    wanted = {page.path: page.text.encode() for page in pages}
    ours = set(_list_generated(docs))
    in_the_way = tuple(p for p in sorted(wanted) if p not in ours and _is_occupied(docs, p))
    written = tuple(p for p in sorted(wanted) if p not in in_the_way and _bytes_of(docs / p) != wanted[p])
    return Changes(written, tuple(sorted(ours - wanted.keys())), in_the_way)


def write_pages(pages: Sequence[Page], docs: Path) -> Changes:
    """Make docs/ hold exactly these generated pages; says what changed. Nothing where nothing did."""
    docs.mkdir(parents=True, exist_ok=True)
    with _hold(docs):
        heal(docs)
        changes = compare(pages, docs)
        if changes.written or changes.removed:
            _stage(pages, changes, docs)
            heal(docs)
        return changes


def heal(docs: Path) -> None:
    """Finish a build that was killed after its decision, forget one that was killed before it."""
    decided = _beside(docs, "decided")
    if decided.exists():
        removed = json.loads((decided / _REMOVED).read_text("utf-8"))
        for source in sorted(decided.rglob("*.md")):
            target = docs / source.relative_to(decided)
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)
        for path in removed:
            (docs / path).unlink(missing_ok=True)
        shutil.rmtree(decided)
    shutil.rmtree(_beside(docs, "staged"), ignore_errors=True)


def write_files(files: Mapping[str, bytes], folder: Path) -> None:
    """Make the folder of the site hold these files, and nothing of an earlier building."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def replace_file(path: Path, content: bytes) -> None:
    """The file holds all of the new bytes or all of the old; nothing is written where they are equal."""
    if _bytes_of(path) == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _stage(pages: Sequence[Page], changes: Changes, docs: Path) -> None:
    staged = _beside(docs, "staged")
    for page in pages:
        if page.path in changes.written:
            target = staged / page.path
            target.parent.mkdir(parents=True, exist_ok=True)
            _write_durably(target, page.text)
    staged.mkdir(exist_ok=True)
    _write_durably(staged / _REMOVED, json.dumps(changes.removed))
    staged.rename(_beside(docs, "decided"))


def _write_durably(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _hold(docs: Path) -> Iterator[None]:
    """One writer at a time; the lock is on the folder itself and ends with the process."""
    folder = os.open(docs, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _beside(docs: Path, name: str) -> Path:
    docs = docs.absolute()
    return docs.with_name(f".{docs.name}.warraq-{name}")


def _list_generated(docs: Path) -> Iterator[str]:
    root = docs.resolve()
    for path in sorted(docs.rglob("*.md")):
        if path.is_file() and path.resolve() == root / path.relative_to(docs) and is_generated(path):
            yield path.relative_to(docs).as_posix()


def is_generated(path: Path) -> bool:
    """Whether the page's front matter says that it was generated."""
    with path.open("rb") as file:
        if file.readline().strip() != b"---":
            return False
        for line in file:
            if line.strip() == b"---":
                return False
            if line.startswith(MARK.encode()):
                return True
    return False


def _is_occupied(docs: Path, path: str) -> bool:
    """Whether something of others stands at the path, or a link on the way leads out of docs/."""
    target = docs / path
    leaves = not target.parent.resolve().is_relative_to(docs.resolve())
    return leaves or target.is_symlink() or target.exists()


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
