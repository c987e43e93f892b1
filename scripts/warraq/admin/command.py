"""`warraq admin`: the content manager under site/admin/, of npm's packages and our format and widgets."""

import json
import shutil
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import click

from ..options import SITE
from ..write import write_files
from .config import PROXY, Place, make_config, make_ours, make_page

FOLDER = "admin"
MODULES = Path(sys.prefix) / "admin" / "node_modules"
_MISSING = "The content manager is missing. Run `make admin`, which gets it."
_UNPUBLISHED = (
    "It edits the files beside it, through decap-server; for a host name --repository and --sign-in."
)


@click.command("admin")
@click.option("--repository", envvar="REPOSITORY_URL", default="", help="https://github.com/owner/name")
@click.option("--branch", envvar="ADMIN_BRANCH", default="main", help="The branch that is published.")
@click.option("--sign-in", envvar="ADMIN_SIGN_IN", default="", help="The service that signs editors in.")
@click.option("--proxy", default=PROXY, help="Where decap-server answers, for editing on this machine.")
@SITE
def admin_command(repository: str, branch: str, sign_in: str, proxy: str, site_dir: Path) -> None:
    """Put the content manager into the built site, under admin/."""
    place = Place(repository, branch, sign_in=sign_in, proxy=proxy)
    if sign_in:
        try:
            _ = place.name
        except ValueError as error:
            raise click.UsageError(f"{error}; name one by --repository.") from error
    if not (site_dir / "index.html").is_file():
        raise SystemExit(f"{site_dir}: no built site there. Run `make site` first.")
    write_admin(site_dir / FOLDER, place)
    click.echo(f"{site_dir / FOLDER} is ready. {'' if sign_in else _UNPUBLISHED}".rstrip())


def write_admin(folder: Path, place: Place) -> None:
    """Make the folder hold the content manager; ends with the way out where npm's part is missing."""
    for package in ("decap-cms", "yaml"):
        if not (MODULES / package).is_dir():
            raise SystemExit(f"{MODULES / package}: no such folder. {_MISSING}")
    write_files(dict(_list_files(place)), folder)
    shutil.copytree(MODULES / "yaml" / "browser" / "dist", folder / "yaml")
    shutil.copy(MODULES / "yaml" / "LICENSE", folder / "yaml")
    for path in _list_parts():
        shutil.copy(path, folder / "decap")


def _list_files(place: Place) -> Iterator[tuple[str, bytes]]:
    yield "config.json", _to_bytes(make_config(place))
    yield "ours.json", _to_bytes(make_ours(place))
    for path in sorted((files("warraq") / "admin" / "client").iterdir(), key=lambda path: path.name):
        if path.name == "index.html":
            yield path.name, make_page(path.read_text("utf-8"), place).encode()
        else:
            yield path.name, path.read_bytes()
    yield "decap/decap-cms.js", (MODULES / "decap-cms" / "dist" / "decap-cms.js").read_bytes()


def _list_parts() -> Iterator[Path]:
    """What the manager loads when it needs it; without maps, and without its copy under another name."""
    dist = MODULES / "decap-cms" / "dist"
    yield from sorted(dist.glob("*.decap-cms.js"))
    yield from sorted(dist.glob("*.wasm"))
    yield from (dist / name for name in ("cms.css", "decap-cms.js.LICENSE.txt"))


def _to_bytes(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode()
