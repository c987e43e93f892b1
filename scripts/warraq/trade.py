"""Data for other programs: `warraq export`, `warraq import`, and the files that the site offers.

A door like cli: it reads, prints and writes; what the formats are is the matter of the room exchange.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from .exchange import (
    ARTICLE_FORMATS,
    GLOSSARY_FORMATS,
    export_articles,
    export_glossary,
    find_unwritable,
    import_terms,
)
from .options import SEEDS, stop_with
from .pipeline import Walk, walk
from .read import load_words
from .render import title_of
from .write import replace_file

_ADDRESS = "https://warraq.example/"
SITE_URL = click.option(
    "--site-url",
    envvar="SITE_URL",
    default=_ADDRESS,
    help="Where the site is published; SITE_URL names it too.",
)


def write_data(seeds_dir: Path, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file of data that the site offers: `glossary.tbx`, `articles.bib`, …"""
    walked = walk(seeds_dir)
    titles = _list_titles(walked)
    for what, formats in (("glossary", GLOSSARY_FORMATS), ("articles", ARTICLE_FORMATS)):
        for form, suffix in formats.items():
            yield f"{what}{suffix}", _export(walked, titles, what, form, site_url)


def _list_titles(walked: Walk) -> dict[str, str]:
    """Slug -> Arabic title of every article."""
    return {entry.record.slug: title_of(entry, "ar") for entry in walked.entries}


def _export(walked: Walk, titles: Mapping[str, str], what: str, form: str, site_url: str) -> bytes:
    if what == "glossary":
        return export_glossary(walked.terms, form, site_url, load_words())
    return export_articles(walked.entries, walked.terms, form, site_url, load_words(), titles=titles)


@click.command("export")
@click.argument("what", type=click.Choice(["glossary", "articles"]), required=False)
@click.option(
    "--format", "form", required=True, type=click.Choice(sorted({*GLOSSARY_FORMATS, *ARTICLE_FORMATS}))
)
@click.option("--output", type=click.Path(path_type=Path), help="The file; without it the standard output.")
@SITE_URL
@SEEDS
def export_command(what: str | None, form: str, output: Path | None, site_url: str, seeds_dir: Path) -> None:
    """Write the glossary (tbx, skos, jsonld, csv, json) or the articles (jsonl, csv, bibtex, csl)."""
    what = what or ("glossary" if form in GLOSSARY_FORMATS else "articles")
    if form not in (GLOSSARY_FORMATS if what == "glossary" else ARTICLE_FORMATS):
        raise click.UsageError(f"There is no {form} of the {what}.")
    walked = walk(seeds_dir)
    glossary = (seeds_dir / "glossary.yml").as_posix()
    if problems := walked.problems or find_unwritable(walked.terms, glossary):
        stop_with(problems, "Nothing was written.")
    content = _export(walked, _list_titles(walked), what, form, site_url)
    if output is None:
        click.echo(content, nl=False)
        return
    replace_file(output, content)
    click.echo(f"wrote {output}", err=True)


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Take the file's words where the glossary says something else.")
@SEEDS
def import_command(file: Path, replace: bool, seeds_dir: Path) -> None:
    """Merge the terms of a TBX or CSV file into the glossary, which keeps its comments and its order."""
    glossary = seeds_dir / "glossary.yml"
    before = glossary.read_bytes()
    merged = import_terms(
        file.read_bytes(), file.name, before.decode(), glossary_path=glossary.as_posix(), replace=replace
    )
    if merged.problems:
        stop_with(merged.problems, "Nothing was written.")
    replace_file(glossary, merged.text.encode())
    for left in merged.left_out:
        click.echo(f"{file}: {left} has no place in the glossary and was left out.", err=True)
    for conflict in merged.conflicts:
        click.echo(str(conflict), err=True)
    click.echo(
        f"{glossary}: {len(merged.added)} added, {len(merged.changed)} changed, "
        f"{len(merged.conflicts)} left as they were. Run `warraq check`, and read the change."
    )
    if merged.conflicts:
        raise SystemExit(1)
