"""`warraq report --base REV`: what a pull request changes for readers, as the one comment on it."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from ..address import is_address
from ..options import DOCS, SEEDS, stop_with
from .comment import write_comment
from .compare import compare
from .differences import Differences
from .gather import gather, load_words


@click.command("report")
@click.option("--base", "revision", required=True, metavar="REV", help="The commit to compare with.")
@SEEDS
@DOCS
@click.option("--format", "form", type=click.Choice(["markdown", "json"]), default="markdown")
@click.option("--preview", default="", metavar="URL", help="Where the built site can be seen.")
def report_command(revision: str, seeds_dir: Path, docs_dir: Path, form: str, preview: str) -> None:
    """Tell in both languages what changed for readers since REV; the head is what stands on the disk."""
    if preview and not is_address(preview):
        raise click.BadParameter("a web address is asked: https://…", param_hint="--preview")
    sides, refused = gather(revision, seeds_dir, docs_dir)
    if refused or not sides:
        stop_with([refused] if refused else [])
    differences = compare(*sides)
    text = show_json(differences) if form == "json" else write_comment(differences, load_words(), preview)
    click.echo(text, nl=False)


def show_json(differences: Differences) -> str:
    """The differences for programs; each fault also in the words of both languages."""
    shown: dict[str, Any] = asdict(differences)
    for each, fault in zip(shown["faults"], differences.faults, strict=True):
        each["problem"]["values"] = dict(fault.problem.values)
        each["told"] = {language: fault.problem.tell(language) for language in ("ar", "en")}
    return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"
