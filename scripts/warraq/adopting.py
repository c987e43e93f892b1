"""`warraq adopt`: what an editor changed on a generated page becomes a change of seeds/; the rest is told.

A door: it reads pages, asks git how they were built last, and writes the files of seeds/. The pages stay as
they are; `make site` builds them from the changed seeds.
"""

import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from .adopt import Difference, Judge, Names, Trial, Turner, Wish, find_unchangeable, gather, write_files
from .checking import read_language
from .faults import Problem, fault
from .history import list_moments
from .model import Page
from .options import DOCS, SEEDS
from .pipeline import Walk, walk
from .read import GLOSSARY, load_words, read_any_text
from .write import is_generated, replace_file

WHY = "صُحِّح في الصفحة"
"""The reason that a correction gives where the editor gives none; readers see it beside the misprint."""

_DONE = {
    "en": "{adopted} adopted, {told} not. {end}",
    "ar": "اعتُمد {adopted}، ولم يُعتمد {told}. {end}",
}
_ENDS = {
    (True, False): {"en": "Run `make site`, and read the change.", "ar": "شغِّل `make site` وراجع التغيير."},
    (True, True): {"en": "Nothing was written.", "ar": "لم يُكتب شيء."},
    (False, False): {"en": "seeds/ is as it was.", "ar": "بقي `seeds/` كما كان."},
}


@dataclass(frozen=True, slots=True)
class Adoption:
    """The wishes that hold, the new texts of the files of seeds/ by their stem, and what is not adopted."""

    wishes: Sequence[Wish] = ()
    texts: Mapping[str, str] | None = None
    problems: Sequence[Problem] = ()


@click.command("adopt")
@SEEDS
@DOCS
@click.option(
    "--why", default=WHY, show_default=True, help="The reason that a new correction gives, in Arabic."
)
@click.option("--dry-run", is_flag=True, help="Write nothing; tell what would be adopted.")
@click.option(
    "--seeds-unchanged",
    is_flag=True,
    help="Ask no git: nothing in seeds/ changed since the pages were built; every difference is an edit.",
)
@click.option("--lang", "language", type=click.Choice(["ar", "en"]), help="[default: of the environment]")
def adopt_command(
    seeds_dir: Path, docs_dir: Path, why: str, dry_run: bool, seeds_unchanged: bool, language: str | None
) -> None:
    """Take what was edited on the pages of docs/ over into seeds/."""
    language = language or read_language(os.environ)
    adoption = adopt(seeds_dir, docs_dir, why=why, seeds_unchanged=seeds_unchanged)
    for wish in adoption.wishes:
        click.echo("\n".join(wish.tell(name_file(seeds_dir, wish.edit.unit.file))))
    if not dry_run:
        for stem, text in (adoption.texts or {}).items():
            replace_file((seeds_dir / f"{stem}.yml").resolve(), text.encode())
    end = _ENDS[bool(adoption.wishes), dry_run and bool(adoption.wishes)][language]
    done = _DONE[language].format(adopted=len(adoption.wishes), told=len(adoption.problems), end=end)
    if adoption.problems:
        raise SystemExit("\n".join([*(problem.tell(language) for problem in adoption.problems), done]))
    click.echo(done)


def name_file(seeds_dir: Path, stem: str) -> str:
    """The path of a file of seeds/ as it is shown; of the folder where the stem is empty."""
    return (seeds_dir / f"{stem}.yml").as_posix() if stem else f"{seeds_dir.as_posix()}/"


def adopt(seeds_dir: Path, docs_dir: Path, *, why: str = WHY, seeds_unchanged: bool = False) -> Adoption:
    """What the edits of docs/ make of seeds/; writes nothing."""
    if not docs_dir.is_dir():
        return Adoption(problems=[fault(docs_dir.as_posix(), 0, "no-pages")])
    walked = walk(seeds_dir)
    if walked.problems:
        return Adoption(problems=walked.problems)
    now = by_path(walked.pages)
    base = now if seeds_unchanged else find_base(seeds_dir, docs_dir)
    if base is None:
        return Adoption(problems=[fault(docs_dir.as_posix(), 0, "no-history")])
    docs, problems = read_pages(docs_dir, base, now)
    names = Names(lambda path: (docs_dir / path).as_posix(), partial(name_file, seeds_dir), load_words())
    found = gather(base, now, docs, names)
    found.problems += problems
    return _try_all(seeds_dir, walked, found, names, why)


def by_path(pages: Sequence[Page]) -> dict[str, Page]:
    """The pages by their path below docs/."""
    return {page.path: page for page in pages}


def find_base(seeds_dir: Path, docs_dir: Path) -> dict[str, Page] | None:
    """The pages as they were built last: those of the newest commit whose docs/ is what its seeds/ make. None
    where no such commit is found."""
    built: dict[str, dict[str, Page]] = {}
    for moment in list_moments(seeds_dir, docs_dir):
        if moment.seeds_name not in built:
            built[moment.seeds_name] = by_path(walk(moment.seeds_dir).pages)
        pages = built[moment.seeds_name]
        if pages and all(moment.pages.get(path) == page.text.encode() for path, page in pages.items()):
            return pages
    return None


def read_pages(
    docs_dir: Path, base: Mapping[str, Page], now: Mapping[str, Page]
) -> tuple[dict[str, str], list[Problem]]:
    """The texts of the generated pages that stand in docs/, and faults for those that cannot be read, that
    were taken away, and that someone added."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    root = docs_dir.resolve()
    for path in base:
        file = docs_dir / path
        if not file.resolve().is_relative_to(root):
            problems.append(fault(file.as_posix(), 0, "link-leaves"))
        elif file.is_file():
            if read := read_any_text(file, problems):
                texts[path] = read.text
        elif path in now:
            problems.append(fault(file.as_posix(), 0, "page-taken-away"))
    for file in sorted(docs_dir.rglob("*.md")):
        path = file.relative_to(docs_dir).as_posix()
        if path not in base.keys() | now.keys() and file.is_file() and is_generated(file):
            problems.append(fault(file.as_posix(), 0, "page-added"))
    return texts, problems


def _try_all(seeds_dir: Path, walked: Walk, found: Difference, names: Names, why: str) -> Adoption:
    """The edits that hold in the end, with every fault that was met."""
    turner, problems, wishes = Turner(walked.entries, walked.terms), list(found.problems), list[Wish]()
    for edit in found.edits:
        if wish := turner.turn(edit):
            wishes.append(wish)
        else:
            told = {"unit": edit.unit.name, "file": names.file(edit.unit.file)}
            problems.append(fault(names.page(edit.page), edit.number, "not-like-this", **told))
    texts = {stem: _read(seeds_dir, stem) for stem in {wish.edit.unit.file for wish in wishes}}
    glossary = Path(GLOSSARY).stem
    if glossary in texts and (problem := find_unchangeable(texts[glossary], names.file(glossary))):
        problems.append(problem)
        wishes = [wish for wish in wishes if wish.edit.unit.file != glossary]
    now = Trial(by_path(walked.pages), ())
    judge = Judge(partial(_build, seeds_dir, texts, why), names, now)
    held = judge.settle([], wishes)
    problems += [*judge.problems, *judge.find_echoes(found.echoes)]
    return Adoption(held, write_files(texts, held, why), sorted(problems, key=_by_place))


def _by_place(problem: Problem) -> tuple[str, int]:
    return problem.path, problem.line


def _read(seeds_dir: Path, stem: str) -> str:
    return (seeds_dir / f"{stem}.yml").read_bytes().decode()


def _build(seeds_dir: Path, texts: Mapping[str, str], why: str, wishes: Sequence[Wish]) -> Trial:
    """What the build makes of a copy of seeds/ with the wishes in it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / seeds_dir.name
        copy.mkdir()
        for file in seeds_dir.iterdir():
            if file.is_file():
                (copy / file.name).write_bytes(file.read_bytes())
        for stem, text in write_files(texts, wishes, why).items():
            (copy / f"{stem}.yml").write_bytes(text.encode())
        walked = walk(copy)
    return Trial(by_path(walked.pages), walked.problems)
