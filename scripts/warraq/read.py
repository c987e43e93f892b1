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
from .model import Bilingual, Collection, Problem, Record, RecordFile, Seed, SitePhrases, Term, find_line
from .strict_yaml import KeyPath, read_yaml

T = TypeVar("T")

SEED_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
MAX_LINE = 100_000
MAX_BYTES = 5_000_000
MAX_GLOSSARY_BYTES = 100_000_000
GLOSSARY = "glossary.yml"

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
        problems.append(Problem(folder.as_posix(), 0, "no such folder", "Name the folder with --seeds."))
        return
    root = folder.resolve()
    for path in sorted(folder.glob(pattern)):
        if not path.resolve().is_relative_to(root):
            what = "a symbolic link that leaves the folder"
            problems.append(Problem(path.as_posix(), 0, what, "Put the file itself here."))
        elif path.is_file():
            yield path


def read_seed(path: Path, problems: list[Problem]) -> Seed | None:
    """The article in the file, or None with at least one problem more."""
    shown = path.as_posix()
    if not SEED_ID.fullmatch(path.stem):
        what = f"`{path.stem}` cannot be an identifier"
        problems.append(Problem(shown, 0, what, "Use Latin letters, digits, `-` and `_` in the name."))
        return None
    seed = read_any_text(path, problems)
    faults = list(_seed_faults(seed.text, shown)) if seed else []
    problems.extend(faults)
    return None if faults else seed


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
        problems.append(Problem(shown, 0, f"cannot be read ({error.strerror})", "Mind its permissions."))
        return None
    if len(data) > most:
        what = f"{len(data):,} bytes, and at most {most:,} are read"
        line = 1 if b"\n" not in data[:most] else 0
        problems.append(Problem(shown, line, what, "Is this the right file? Split it or take it out."))
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"the byte 0x{data[error.start]:02X} is not UTF-8 text"
        problems.append(Problem(shown, line, what, "Save the file as UTF-8 text."))
        return None


def _seed_faults(text: str, shown: str) -> Iterator[Problem]:
    if not text.strip("\ufeff \t\r\n\u00a0"):
        yield Problem(shown, 1, "the file is empty", "Put the article's text in it, or delete it.")
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE:
            what = f"a line of {len(line):,} characters, and a paragraph has at most {MAX_LINE:,}"
            yield Problem(shown, number, what, "Is this one article? Take it out, or collect it again.")
        elif found := _CONTROL.search(line):
            what = f"the control character U+{ord(found[0]):04X}"
            yield Problem(shown, number, what, "This is not an article's text; collect it again.")


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
            problems.append(Problem(shown, lines[index, "line"], "unknown key `line`", "Delete it."))


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
    problems.extend(faults)
    return data, lines


def _validate(
    adapter: TypeAdapter[T], data: Any, lines: dict[KeyPath, int], shown: str, problems: list[Problem]
) -> T | None:
    try:
        return adapter.validate_python(data)
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            problems.append(_schema_problem(fault["loc"], fault["type"], fault["msg"], lines, shown))
        return None


def _schema_problem(at: KeyPath, kind: str, message: str, lines: dict[KeyPath, int], shown: str) -> Problem:
    key = ".".join(str(part) for part in at) or "the file"
    line = find_line(lines, at)
    if kind in {"unexpected_keyword_argument", "extra_forbidden"}:
        return Problem(shown, line, f"unknown key `{key}`", "Delete it, or see CONTRIBUTING for the keys.")
    if kind == "missing":
        return Problem(shown, line, f"the key `{key}` is missing", "Write it.")
    return Problem(shown, line, f"`{key}`: {message}", "See CONTRIBUTING for the form of this key.")


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
