"""Git: the commits of a repository -> seeds/ and the pages of docs/ as they were.

Asks the real git of whoever runs the command. Where there is none, or no repository, there is no history.
"""

import io
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

MOST = 20
"""So many commits that touched seeds/ or docs/ are looked at, the newest first."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What a commit held: the pages of docs/ (path -> bytes), seeds/ on the disk as long as the moment is
    looked at, and a name that is the same for the same seeds."""

    pages: Mapping[str, bytes]
    seeds_dir: Path
    seeds_name: str


def list_moments(seeds_dir: Path, docs_dir: Path) -> Iterator[Moment]:
    """The newest commits that touched either folder; none where no repository holds both."""
    top = _ask(seeds_dir, "rev-parse", "--show-toplevel")
    if not top:
        return
    root = Path(top.decode().rstrip("\n"))
    try:
        seeds, docs = (folder.resolve().relative_to(root.resolve()) for folder in (seeds_dir, docs_dir))
    except ValueError:
        return
    folders = [seeds.as_posix(), docs.as_posix()]
    for commit in _ask(root, "log", f"--max-count={MOST}", "--format=%H", "--", *folders).decode().split():
        name = _ask(root, "rev-parse", f"{commit}:{seeds.as_posix()}").decode().strip()
        with _unpack(_ask(root, "archive", "--format=tar", commit, "--", *folders), seeds) as archive:
            if name and archive:
                members, folder = archive
                inside = f"{docs.as_posix()}/"
                pages = {p.removeprefix(inside): data for p, data in members.items() if p.startswith(inside)}
                yield Moment(pages, folder / seeds, name)


@contextmanager
def _unpack(data: bytes, seeds: Path) -> Iterator[tuple[dict[str, bytes], Path] | None]:
    """The files of an archive, and a folder that holds those of seeds/."""
    if not data:
        yield None
        return
    with tempfile.TemporaryDirectory() as folder, tarfile.TarFile(fileobj=io.BytesIO(data)) as archive:
        files = [member for member in archive.getmembers() if member.isfile()]
        inside = [member for member in files if member.name.startswith(f"{seeds.as_posix()}/")]
        archive.extractall(folder, inside, filter="data")
        members = {
            member.name: content.read()
            for member in files
            if (content := archive.extractfile(member)) is not None
        }
        yield members, Path(folder)


def _ask(folder: Path, *arguments: str) -> bytes:
    """What git answers; nothing where it cannot."""
    git = shutil.which("git")
    if git is None or not folder.is_dir():
        return b""
    done = subprocess.run([git, *arguments], cwd=folder, capture_output=True, check=False)  # noqa: S603 - no shell
    return done.stdout if done.returncode == 0 else b""
