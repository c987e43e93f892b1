"""The commands. The only room that prints, and that ends the process.

Exit codes: 0 done, 1 faults found or docs/ stale, 2 wrong usage.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from .admin import admin_command
from .adopting import adopt_command
from .checking import check_command, tell_stale, tell_stale_schemas
from .faults import fault
from .fonts import cut_fonts
from .new import write_record
from .offline import Edition, date_edition, describe_size, offer, pack_site, read_address
from .options import DIST, DOCS, JOBS, SEEDS, SITE, stop_with
from .pipeline import STAGES, walk
from .read import load_words
from .report.command import report_command
from .schemas import FOLDER, write_schemas
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
    with _progress() as tell:
        walked = walk(seeds_dir, jobs, tell, docs_dir)
    if walked.problems:
        stop_with(walked.problems, "Nothing was written.")
    changes = compare(walked.pages, docs_dir) if check_only else write_pages(walked.pages, docs_dir)
    stale = [*tell_stale(changes if check_only else replace(changes, written=(), removed=()), docs_dir)]
    if check_only:
        stale += tell_stale_schemas(seeds_dir)
    else:
        _tell_written(changes, docs_dir, seeds_dir)
    if stale:
        stop_with(stale)
    click.echo(f"{len(walked.entries)} articles, {len(walked.pages)} pages: {docs_dir} is up to date.")


def _tell_written(changes: Changes, docs_dir: Path, seeds_dir: Path) -> None:
    folder = seeds_dir / FOLDER
    schemas = write_schemas(folder) if folder.is_dir() else ()
    for written in (*(docs_dir / path for path in changes.written), *(folder / name for name in schemas)):
        click.echo(f"wrote {written}")
    for path in changes.removed:
        click.echo(f"removed {docs_dir / path}")


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


commands.add_command(admin_command)
commands.add_command(adopt_command)
commands.add_command(check_command)
commands.add_command(export_command)
commands.add_command(import_command)
commands.add_command(report_command)


def _edition_of(site_dir: Path) -> Edition:
    if not (site_dir / "index.html").is_file():
        stop_with([fault(site_dir.as_posix(), 0, "no-site")])
    try:
        return date_edition()
    except ValueError:
        stop_with([fault("the environment", 0, "bad-moment", value=os.environ.get("SOURCE_DATE_EPOCH", ""))])


def _address_of(site_dir: Path) -> str:
    address = read_address(site_dir)
    if not address:
        stop_with([fault(site_dir.as_posix(), 0, "no-address")])
    return address


def _offer(made: Path, site_dir: Path) -> None:
    offer(made, site_dir, load_words())
    size = sum(path.stat().st_size for path in made.rglob("*")) if made.is_dir() else made.stat().st_size
    click.echo(f"{made}: {describe_size(size, 'en')}; offered on the about pages of {site_dir}.")


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
