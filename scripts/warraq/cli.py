"""The commands. The only room that prints, and that ends the process.

Exit codes: 0 done, 1 faults found or docs/ stale, 2 wrong usage.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from .fonts import cut_fonts
from .model import Problem
from .new import write_record
from .offline import Edition, date_edition, describe_size, offer, pack_site, read_address
from .options import DIST, DOCS, JOBS, SEEDS, SITE, stop_with
from .pipeline import STAGES, Walk, walk
from .read import load_words
from .show import show_json, show_text
from .trade import export_command, import_command
from .write import Changes, compare, write_pages


@click.group()
@click.version_option(package_name="warraq")
def commands() -> None:
    """Raw Arabic articles in, a bilingual archive out."""


@commands.command()
@SEEDS
@DOCS
@click.option("--check", "check_only", is_flag=True, help="Write nothing; fail when docs/ is stale.")
@JOBS
def build(seeds_dir: Path, docs_dir: Path, check_only: bool, jobs: int) -> None:
    """Make the pages of docs/ from seeds/."""
    walked = _walk(seeds_dir, jobs)
    if walked.problems:
        stop_with(walked.problems, "Nothing was written.")
    changes = compare(walked.pages, docs_dir) if check_only else write_pages(walked.pages, docs_dir)
    _tell_changes(changes, docs_dir, check_only)
    if changes.in_the_way or (check_only and changes):
        raise SystemExit(1)
    click.echo(f"{len(walked.entries)} articles, {len(walked.pages)} pages: {docs_dir} is up to date.")


def _tell_changes(changes: Changes, docs_dir: Path, check_only: bool) -> None:
    for path in changes.in_the_way:
        what = "a hand-written file stands where a generated page belongs"
        click.echo(str(Problem((docs_dir / path).as_posix(), 0, what, "Move it away.")), err=True)
    if check_only and (changes.written or changes.removed):
        for path in (*changes.written, *changes.removed):
            way_out = "Run `warraq build` and commit docs/."
            click.echo(str(Problem((docs_dir / path).as_posix(), 0, "stale", way_out)), err=True)
    elif not check_only:
        for path in changes.written:
            click.echo(f"wrote {docs_dir / path}")
        for path in changes.removed:
            click.echo(f"removed {docs_dir / path}")


@commands.command()
@SEEDS
@click.option("--format", "form", type=click.Choice(["text", "github", "json"]), default="text")
@JOBS
def check(seeds_dir: Path, form: str, jobs: int) -> None:
    """Tell every fault of the collection at once."""
    problems = _walk(seeds_dir, jobs).problems
    if form == "json":
        click.echo(json.dumps([asdict(p) for p in problems], ensure_ascii=False, indent=1))
    for problem in problems:
        if form != "json":
            click.echo(_annotate(problem) if form == "github" else str(problem))
    if problems:
        raise SystemExit(1)
    if form == "text":
        click.echo("No faults.")


def _annotate(problem: Problem) -> str:
    """GitHub's workflow command; its own characters in the message are escaped as it asks."""
    text = f"{problem.what}. {problem.way_out}"
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = problem.path.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    return f"::error file={path},line={max(problem.line, 1)}::{text}"


@commands.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option(
    "--glossary", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Find its terms too."
)
def show(file: Path, as_json: bool, glossary: Path | None) -> None:
    """How a text is read, line by line, and which terms it mentions."""
    text, problems = (show_json if as_json else show_text)(file, glossary)
    if problems:
        stop_with(problems)
    click.echo(text)


@commands.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def new(file: Path) -> None:
    """Write the record of a new text, filled with what could be read from it."""
    path, problems = write_record(file)
    if problems:
        stop_with(problems)
    click.echo(f"wrote {path}")


@commands.command()
@SITE
@DIST
def offline(site_dir: Path, dist_dir: Path) -> None:
    """Pack the built site as one zip that is read without a network."""
    edition = _edition_of(site_dir)
    target = dist_dir / f"{edition.stem}-offline.zip"
    pack_site(site_dir, target, edition, load_words())
    _offer(target, site_dir)


@commands.command()
@SITE
@DIST
def pdf(site_dir: Path, dist_dir: Path) -> None:
    """Print each article of the built site as a PDF (needs Chromium)."""
    from .printing import print_articles  # noqa: PLC0415 - only this command needs a browser

    edition = _edition_of(site_dir)
    if problems := print_articles(site_dir, _address_of(site_dir), dist_dir / "pdf", edition.moment):
        stop_with(problems)
    _offer(dist_dir / "pdf", site_dir)


@commands.command()
@SITE
@DIST
@DOCS
def epub(site_dir: Path, dist_dir: Path, docs_dir: Path) -> None:
    """Bind the whole archive as one EPUB (needs pandoc)."""
    from .book import make_epub  # noqa: PLC0415 - only this command needs pandoc

    edition = _edition_of(site_dir)
    target = dist_dir / f"{edition.stem}.epub"
    address, fonts = _address_of(site_dir), cut_fonts(docs_dir)
    if problems := make_epub(docs_dir, target, site_url=address, moment=edition.moment, fonts=fonts):
        stop_with(problems)
    _offer(target, site_dir)


commands.add_command(export_command)
commands.add_command(import_command)


def _edition_of(site_dir: Path) -> Edition:
    if not (site_dir / "index.html").is_file():
        stop_with([Problem(site_dir.as_posix(), 0, "there is no built site", "Run `make site` first.")])
    try:
        return date_edition()
    except ValueError as error:
        stop_with([Problem("the environment", 0, str(error), "Name seconds since 1970, or leave it out.")])


def _address_of(site_dir: Path) -> str:
    address = read_address(site_dir)
    if not address:
        what = "the pages do not say where the site is published"
        stop_with([Problem(site_dir.as_posix(), 0, what, "Build it with SITE_URL=https://… make site")])
    return address


def _offer(made: Path, site_dir: Path) -> None:
    offer(made, site_dir, load_words())
    size = sum(path.stat().st_size for path in made.rglob("*")) if made.is_dir() else made.stat().st_size
    click.echo(f"{made}: {describe_size(size, 'en')}; offered on the about pages of {site_dir}.")


def _walk(seeds_dir: Path, jobs: int) -> Walk:
    with _progress() as tell:
        return walk(seeds_dir, jobs, tell)


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """A bar with the stage's name, on a terminal only."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("", total=len(STAGES))
        yield lambda stage: progress.update(task, description=stage, advance=1)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the commands; whatever goes wrong is one line, and no traceback reaches an editor."""
    try:
        commands.main(arguments, prog_name="warraq")
    except SystemExit as end:
        if not isinstance(end.code, str):
            raise
        # Not left to Python, which would spell Arabic as \u0627 where the terminal is said to be ASCII.
        click.echo(end.code, err=True)
        sys.exit(1)
    except OSError as error:
        where = error.filename or "the disk"
        click.echo(f"{where}: {error.strerror or error}. Is there room, and may you write there?", err=True)
        sys.exit(1)
    except Exception as error:
        if os.environ.get("WARRAQ_DEBUG"):
            raise
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        click.echo(
            f"a fault of warraq itself ({what}). Set WARRAQ_DEBUG=1 and report what it prints.", err=True
        )
        sys.exit(1)
