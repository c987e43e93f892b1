"""Git: a repository's root, its commits, and the files of a commit. Asks the real git of whoever runs us.

Nothing is checked out and no hook runs: `git archive` packs what is asked, and of it only plain files are
unpacked, inside the folder that is given.
"""

import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

MOST = 20
"""So many commits that touched seeds/ or docs/ are looked at, the newest first."""

_OF_GIT = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")


@dataclass(frozen=True, slots=True)
class Moment:
    """What a commit held: the pages of docs/ (path -> bytes), seeds/ on the disk as long as the moment is
    looked at, and a name that is the same for the same seeds."""

    pages: Mapping[str, bytes]
    seeds_dir: Path
    seeds_name: str


def ask_git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What git says in the folder; FileNotFoundError where there is no git, or no such folder."""
    # A hook that runs us says where its repository is; what was asked for is the one of the folder.
    variables = {name: value for name, value in os.environ.items() if name not in _OF_GIT}
    return subprocess.run(  # noqa: S603 - no shell; what a stranger names never comes first
        ["git", *arguments],  # noqa: S607 - the git of the system
        cwd=folder,
        env={**variables, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )


def unpack(commit: str, inside: Sequence[str], root: Path, folder: Path) -> str:
    """Put the commit's files below `inside` (paths from the root), as far as it has them, below `folder`.

    Gives nothing, or what git said where it could not.
    """
    listed = ask_git(root, "ls-tree", "-z", "--name-only", commit, "--", *inside).stdout
    if not listed:
        return ""
    packed = folder / ".packed.tar"
    names = listed.rstrip("\0").split("\0")
    done = ask_git(root, "archive", "--format=tar", f"--output={packed}", commit, "--", *names)
    if done.returncode:
        return done.stderr or "git archive"
    with tarfile.open(packed) as archive:
        for member in archive:
            _take(archive, member, folder)
    packed.unlink()
    return ""


def _take(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """A plain file, where its name leads into the folder; links and what leaves it are no part of a page.

    Not `extractall(filter=…)`, which the first Pythons 3.11 do not have.
    """
    target = folder / member.name
    content = archive.extractfile(member) if member.isreg() else None
    if content is not None and ".." not in target.parts and target.is_relative_to(folder):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.read())


def list_moments(seeds_dir: Path, docs_dir: Path) -> Iterator[Moment]:
    """The newest commits that touched either folder; none where no repository holds both."""
    try:
        found = ask_git(seeds_dir, "rev-parse", "--show-toplevel")
    except (FileNotFoundError, NotADirectoryError):
        return
    root = Path(found.stdout.rstrip("\n")).resolve()
    if found.returncode or not all(each.resolve().is_relative_to(root) for each in (seeds_dir, docs_dir)):
        return
    seeds, docs = (each.resolve().relative_to(root).as_posix() for each in (seeds_dir, docs_dir))
    listed = ask_git(root, "log", f"--max-count={MOST}", "--format=%H", "--", seeds, docs)
    for commit in listed.stdout.split():
        name = ask_git(root, "rev-parse", f"{commit}:{seeds}").stdout.strip()
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            if not unpack(commit, (seeds, docs), root, folder) and (folder / seeds).is_dir():
                yield Moment(dict(_read_pages(folder / docs)), folder / seeds, name)


def _read_pages(docs: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(docs.rglob("*")):
        if path.is_file():
            yield path.relative_to(docs).as_posix(), path.read_bytes()
