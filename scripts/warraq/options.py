"""What several commands have: the options (folders, processes), and the end when faults were found."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

import click

from .faults import Problem

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


def stop_with(problems: Sequence[Problem], last: str = "") -> NoReturn:
    """End the command with exit code 1; each fault is a line on the standard error, `last` is one after them.

    The lines are the text of the SystemExit; `main` of the room cli prints them.
    """
    raise SystemExit("\n".join([*map(str, problems), *filter(None, [last])]))
