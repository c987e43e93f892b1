"""The way in: disk -> Seed, Record, Term. Everything that an editor or a publisher sent is data.

Each reader returns what it could read and the problems it met; a broken file never hides the
faults of the others. Paths in problems are as the user gave the folder.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from .arabic import fold
from .faults import Problem, fault
from .misfits import tell_misfit
from .model import Bilingual, Collection, Record, RecordFile, Seed, SitePhrases, Term, find_line
from .strict_yaml import KeyPath, find_hidden_marks, read_yaml

T = TypeVar("T")

SEED_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
MAX_LINE = 100_000
MAX_BYTES = 5_000_000
MAX_GLOSSARY_BYTES = 100_000_000
GLOSSARY = "glossary.yml"

_HEAD = 8_000
"""The characters of a page in which its front matter says who it is."""
_FACT = re.compile(r"^(generated_from|identifier|slug): (.+)$", re.MULTILINE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_collection(seeds_dir: Path) -> tuple[Collection, tuple[Problem, ...]]:
    """Every seed, record and glossary entry below `seeds_dir`, and all faults of reading them."""
    problems: list[Problem] = []
    texts = {path.stem: read_seed(path, problems) for path in _list_files(seeds_dir, "*.txt", problems)}
    glossary = seeds_dir / GLOSSARY
    found = list(_list_files(seeds_dir, "*.yml", problems))
    records = {path.stem: read_record(path, problems) for path in found if path != glossary}
    faults = len(problems)
    terms = read_glossary(glossary, problems) if glossary in found else ()
    broken = {identifier for identifier, read in (*texts.items(), *records.items()) if read is None}
    collection = Collection(
        tuple(seed for seed in texts.values() if seed),
        {identifier: record for identifier, record in records.items() if record},
        terms,
        glossary.as_posix(),
        frozenset(broken | ({glossary.stem} if len(problems) > faults else set())),
    )
    return collection, tuple(problems)


def _list_files(folder: Path, pattern: str, problems: list[Problem]) -> Iterator[Path]:
    if not folder.is_dir():
        problems.append(fault(folder.as_posix(), 0, "no-folder"))
        return
    root = folder.resolve()
    for path in sorted(folder.glob(pattern)):
        if not path.resolve().is_relative_to(root):
            problems.append(fault(path.as_posix(), 0, "link-leaves"))
        elif path.is_file():
            yield path


def read_seed(path: Path, problems: list[Problem]) -> Seed | None:
    """The article in the file, or None with at least one problem more."""
    shown = path.as_posix()
    if not SEED_ID.fullmatch(path.stem):
        problems.append(fault(shown, 0, "bad-identifier", name=path.stem))
        return None
    seed = read_any_text(path, problems)
    faults = list(_seed_faults(seed.text, shown)) if seed else []
    problems.extend(faults)
    return None if faults else seed


def read_published(docs_dir: Path) -> dict[str, str]:
    """Slug -> seed id, of the Arabic article pages that stand below `docs_dir`; a page that cannot be read,
    or does not say that it was generated, tells nothing."""
    found: dict[str, str] = {}
    for path in sorted((docs_dir / "ar" / "articles").glob("*.md")):
        try:
            with path.open(encoding="utf-8", errors="replace") as page:
                head = page.read(_HEAD).partition("\n---\n")[0]
        except OSError:
            continue
        said = dict(_FACT.findall(head))
        if {"generated_from", "identifier", "slug"} <= said.keys():
            found[said["slug"].strip("'\"")] = said["identifier"].strip("'\"")
    return found


def read_any_text(path: Path, problems: list[Problem]) -> Seed | None:
    """Any text file as a seed, whatever its name and however odd its characters."""
    text = _read_text(path, problems, MAX_BYTES)
    if text is None:
        return None
    return Seed(path.stem, path.as_posix(), text, hashlib.sha256(text.encode()).hexdigest())


def _read_text(path: Path, problems: list[Problem], most: int) -> str | None:
    shown = path.as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        problems.append(fault(shown, 0, "cannot-be-read", why=error.strerror))
        return None
    if len(data) > most:
        line = 1 if b"\n" not in data[:most] else 0
        problems.append(fault(shown, line, "too-large", size=f"{len(data):,}", most=f"{most:,}"))
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.append(fault(shown, line, "not-utf8", byte=f"0x{data[error.start]:02X}"))
        return None


def _seed_faults(text: str, shown: str) -> Iterator[Problem]:
    if not text.strip("\ufeff \t\r\n\u00a0"):
        yield fault(shown, 1, "empty-text")
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE:
            yield fault(shown, number, "long-line", length=f"{len(line):,}", most=f"{MAX_LINE:,}")
        elif found := _CONTROL.search(line):
            yield fault(shown, number, "control-in-text", code=f"U+{ord(found[0]):04X}")


def read_record(path: Path, problems: list[Problem]) -> RecordFile | None:
    """The editorial record in the file, or None with at least one problem more."""
    shown = path.as_posix()
    data, lines = _read_yaml_file(path, problems, MAX_BYTES)
    if data is None:
        return None
    record = _validate(_record_adapter(), data, lines, shown, problems)
    return RecordFile(record, shown, lines) if record else None


def read_glossary(path: Path, problems: list[Problem]) -> tuple[Term, ...]:
    """The entries of the glossary file; none of them when one is broken."""
    data, lines = _read_yaml_file(path, problems, MAX_GLOSSARY_BYTES)
    if data is None:
        return ()
    _refuse_line_key(data, lines, path.as_posix(), problems)
    terms = _validate(_glossary_adapter(), data, lines, path.as_posix(), problems) or ()
    return tuple(replace(term, line=lines[index,]) for index, term in enumerate(terms))


def _refuse_line_key(data: Any, lines: dict[KeyPath, int], shown: str, problems: list[Problem]) -> None:
    """`line` is where an entry stands; it is counted here and never written by hand."""
    for index, entry in enumerate(data if isinstance(data, list) else ()):
        if isinstance(entry, dict) and "line" in entry:
            problems.append(fault(shown, lines[index, "line"], "unknown-key", key="line", near=""))


@cache
def _record_adapter() -> TypeAdapter[Record]:
    return TypeAdapter(Record)


@cache
def _glossary_adapter() -> TypeAdapter[tuple[Term, ...]]:
    return TypeAdapter(tuple[Term, ...])


def _read_yaml_file(path: Path, problems: list[Problem], most: int) -> tuple[Any, dict[KeyPath, int]]:
    text = _read_text(path, problems, most)
    if text is None:
        return None, {}
    data, lines, faults = read_yaml(text, path.as_posix())
    problems.extend((*faults, *find_hidden_marks(text, path.as_posix())))
    return data, lines


def _validate(
    adapter: TypeAdapter[T], data: Any, lines: dict[KeyPath, int], shown: str, problems: list[Problem]
) -> T | None:
    try:
        return adapter.validate_python(data)
    except ValidationError as error:
        problems += [
            tell_misfit(each, shown, find_line(lines, each["loc"]))
            for each in error.errors(include_url=False)
        ]
        return None


@cache
def load_phrases() -> SitePhrases:
    """The site furniture words of phrases.yml, folded for matching."""
    data = _load_package_yaml("phrases.yml")
    return SitePhrases(
        exact=frozenset(fold(phrase) for phrase in data["exact"]),
        opening=tuple(fold(phrase) for phrase in data["opening"]),
        section=frozenset(fold(phrase) for phrase in data["section"]),
        menu=frozenset(fold(phrase) for phrase in data["menu"]),
        given_names=frozenset(fold(name) for name in data["given_names"].split()),
        cities=frozenset(fold(name.replace("_", " ")) for name in data["cities"].split()),
        agencies=frozenset(fold(name) for name in data["agencies"]),
    )


@cache
def load_words() -> dict[str, Bilingual]:
    """The interface words of words.yml."""
    return {key: Bilingual(**both) for key, both in _load_package_yaml("words.yml").items()}


@cache
def load_search_list(name: str) -> Any:
    """A data file of the search: `plurals`, `spellings` or `stopwords`."""
    return _load_package_yaml(f"search/{name}.yml")


@cache
def load_search_script() -> bytes:
    """The script that asks the index, in the order in which its parts need each other."""
    parts = ("words", "pieces", "lookup", "rank", "show", "narrow", "box")
    return b"\n".join((files("warraq") / "search" / "client" / f"{part}.js").read_bytes() for part in parts)


def _load_package_yaml(name: str) -> Any:
    data, _lines, problems = read_yaml((files("warraq") / name).read_text("utf-8"), name)
    if problems:
        raise ValueError(str(problems[0]))
    return data
