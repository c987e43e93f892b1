"""The options that several commands have: folders, processes."""

from collections.abc import Callable
from pathlib import Path

import click

Command = Callable[..., None]


def _folder(name: str, what: str) -> Callable[[Command], Command]:
    """The option `--seeds DIR`, given to the command as `seeds_dir`."""
    return click.option(
        f"--{name}", f"{name}_dir", type=click.Path(path_type=Path), default=Path(name), help=what
    )


SEEDS = _folder("seeds", "Folder of the texts.")
DOCS = _folder("docs", "Folder of the pages.")
SITE = _folder("site", "Folder of the built site.")
DIST = _folder("dist", "Folder for what is made of it.")
JOBS = click.option("--jobs", type=click.IntRange(1), default=1, help="Processes that read articles.")
