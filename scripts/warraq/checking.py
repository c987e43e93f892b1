"""`warraq check`: every fault of the collection, in the editor's language and in the form that is asked."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from .faults import FORMS, Problem, fault
from .options import JOBS, SEEDS
from .pipeline import Walk, walk
from .schemas import FOLDER, compare_schemas
from .write import Changes, compare

_DONE = {"en": "No faults.", "ar": "لا أخطاء."}


@click.command("check")
@SEEDS
@click.option(
    "--docs",
    "docs_dir",
    type=click.Path(path_type=Path),
    help="Folder of the pages.  [default: docs beside the seeds]",
)
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="text")
@click.option("--lang", "language", type=click.Choice(["ar", "en"]), help="[default: of the environment]")
@JOBS
def check_command(seeds_dir: Path, docs_dir: Path | None, form: str, language: str | None, jobs: int) -> None:
    """Tell every fault of the collection at once."""
    language = language or read_language(os.environ)
    docs_dir = docs_dir or seeds_dir.parent / "docs"
    walked = walk(seeds_dir, jobs, docs_dir=docs_dir)
    problems = walked.problems or sorted(find_stale(walked, seeds_dir, docs_dir), key=lambda each: each.path)
    if told := FORMS[form](problems, language):
        click.echo(told)
    if problems:
        raise SystemExit(1)
    if form == "text":
        click.echo(_DONE[language])


def read_language(environment: Mapping[str, str]) -> str:
    """`ar` where the locale of the messages is an Arabic one, else `en`."""
    name = next((environment[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(key)), "")
    return "ar" if name.split("_")[0].split(".")[0] == "ar" else "en"


def find_stale(walked: Walk, seeds_dir: Path, docs_dir: Path) -> Iterator[Problem]:
    """A fault for every generated file, a page or a schema, that is not what the build makes; none where its
    folder is not there."""
    if docs_dir.is_dir():
        yield from tell_stale(compare(walked.pages, docs_dir), docs_dir)
    yield from tell_stale_schemas(seeds_dir)


def tell_stale_schemas(seeds_dir: Path) -> Iterator[Problem]:
    """A fault for every schema beside the records that is not the one of this version."""
    folder = seeds_dir / FOLDER
    for name in compare_schemas(folder) if folder.is_dir() else ():
        yield fault((folder / name).as_posix(), 0, "stale")


def tell_stale(changes: Changes, docs_dir: Path) -> list[Problem]:
    """The faults of pages that differ, that nothing makes any more, and that cannot be written."""
    rules = dict.fromkeys((*changes.written, *changes.removed), "stale")
    rules |= dict.fromkeys(changes.in_the_way, "in-the-way")
    return [fault((docs_dir / path).as_posix(), 0, rule) for path, rule in sorted(rules.items())]
