"""The way in: the base's seeds/ and docs/ out of git, the head's from the disk -> two Sides."""

import hashlib
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from ..faults import Problem, fault
from ..history import ask_git, unpack
from ..pipeline import walk
from ..render import Names
from ..write import is_generated
from .differences import File, Side
from .speech import make_words


class _RefusedError(Exception):
    """Git could not give the base; the fault says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def gather(revision: str, seeds_dir: Path, docs_dir: Path) -> tuple[tuple[Side, Side] | None, Problem | None]:
    """The base, which is the revision, and the head, which is what stands on the disk."""
    try:
        root = _find_root(seeds_dir)
        inside = [_place_in(folder, root) for folder in (seeds_dir, docs_dir)]
        commit = _find_commit(revision, root)
        with TemporaryDirectory(prefix="warraq-base-") as folder:
            base = Path(folder)
            if refusal := unpack(commit, inside, root, base):
                raise _RefusedError(fault("git archive", 0, "git-failed", why=_first_line(refusal)))
            published = base / inside[1]
            before = _read_side(base / inside[0], published, inside[0], published)
            return (before, _read_side(seeds_dir.resolve(), docs_dir, inside[0], published)), None
    except _RefusedError as refused:
        return None, refused.problem


# ---------------------------------------------------------------- git


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    try:
        return ask_git(root, *arguments)
    except FileNotFoundError:
        raise _RefusedError(fault("git", 0, "no-git")) from None


def _find_root(seeds_dir: Path) -> Path:
    folder = seeds_dir.resolve()
    while not folder.is_dir():
        folder = folder.parent
    done = _git(folder, "rev-parse", "--show-toplevel")
    if done.returncode:
        raise _RefusedError(fault(seeds_dir.as_posix(), 0, "no-repository", why=_first_line(done.stderr)))
    return Path(done.stdout.rstrip("\n"))


def _place_in(folder: Path, root: Path) -> str:
    resolved = folder.resolve()
    if not resolved.is_relative_to(root) or resolved == root:
        why = f"not a folder inside {root.name}"
        raise _RefusedError(fault(folder.as_posix(), 0, "no-repository", why=why))
    return resolved.relative_to(root).as_posix()


def _find_commit(revision: str, root: Path) -> str:
    # What stands behind the revision keeps it from being read as an option, too.
    done = _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if done.returncode == 0:
        return done.stdout.strip()
    shallow = _git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == "true"
    rule = "shallow-clone" if shallow else "unknown-revision"
    raise _RefusedError(fault("--base", 0, rule, revision=revision))


def _first_line(text: str) -> str:
    return next(iter(text.strip().splitlines()), "git")


# ---------------------------------------------------------------- the disk


def load_words() -> Names:
    """The report's own words, of words.yml."""
    return make_words(yaml.load((files(__package__) / "words.yml").read_text("utf-8"), yaml.CSafeLoader))


def _read_side(seeds_dir: Path, docs_dir: Path, place: str, published: Path) -> Side:
    """What stands in the two folders; `place` is where seeds/ stands in the repository."""
    walked = walk(seeds_dir, docs_dir=published)
    return Side(
        entries=walked.entries,
        terms=walked.terms,
        problems=tuple(_relocate(problem, seeds_dir.as_posix(), place) for problem in walked.problems),
        pages={page.path: _digest(page.text.encode()) for page in walked.pages},
        docs=_read_docs(docs_dir),
        seeds=frozenset(path.name for path in seeds_dir.glob("*") if path.is_file()),
        folder=place,
    )


def _relocate(problem: Problem, folder: str, place: str) -> Problem:
    """The problem with paths that are relative to the repository."""
    values = tuple((name, value.replace(folder, place)) for name, value in problem.values)
    return replace(problem, path=problem.path.replace(folder, place), values=values)


def _read_docs(folder: Path) -> Mapping[str, File]:
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not path.is_symlink() and not any(p.startswith(".") for p in name.split("/")):
            generated = path.suffix == ".md" and is_generated(path)
            found[name] = File(_digest(path.read_bytes()), generated)
    return found


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
