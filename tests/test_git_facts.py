"""Git and Arabic: names and diffs that can be read, seeds byte for byte, generated pages folded."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import DOCS, ROOT

ARABIC = "005_مقالة جديدة.txt"
SEED = "عنوان\r\nهذا حدبث قديم\r\nسطر\rآخر\n\n".encode()
"""Line ends of three kinds, as texts are received; git takes such a file for no text."""


def git(folder: Path, *arguments: str) -> str:
    """Real git, without the settings of whoever runs the tests."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        **{"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        **{
            f"GIT_{who}_{what}": "warraq@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
    }
    done = subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, check=True)
    return done.stdout.decode()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A repository on a system that turns line ends about: our attributes, our seeds and two odd ones."""
    folder = tmp_path / "archive"
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    shutil.copy(ROOT / ".gitattributes", folder)
    (folder / "seeds" / ARABIC).write_bytes(SEED)
    (folder / "seeds/006_windows.txt").write_bytes(SEED.replace(b"\r\xd8", b"\r\n\xd8"))
    (folder / "page.md").write_bytes(b"one\r\ntwo\r\n")
    git(folder, "init", "--quiet")
    git(folder, "config", "core.autocrlf", "true")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "seeds")
    return folder


@pytest.mark.parametrize("ends", [("core.autocrlf=true",), ("core.autocrlf=input",), ("core.eol=crlf",)])
def test_a_clone_on_any_system_has_the_seeds_byte_for_byte(
    archive: Path, tmp_path: Path, ends: tuple[str]
) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--config", *ends, str(archive), str(clone))
    names = sorted(path.name for path in (archive / "seeds").glob("*.txt"))
    assert len(names) > 6
    for name in names:
        assert (clone / "seeds" / name).read_bytes() == (archive / "seeds" / name).read_bytes(), name
    assert (clone / "page.md").read_bytes() == b"one\ntwo\n"


def test_a_change_of_a_seed_is_read_word_by_word(archive: Path) -> None:
    path = archive / "seeds" / ARABIC
    path.write_bytes(path.read_bytes().replace("حدبث".encode(), "حديث".encode()) + b"\0")
    shown = git(archive, "diff", "--word-diff", "--", "seeds")
    assert "[-حدبث-]{+حديث+}" in shown
    assert "Binary" not in shown


def setting() -> str:
    """The line of the Makefile that sets git up."""
    found = re.search(
        r"^\t@(.*core\.quotePath false.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE
    )
    assert found
    return found[1]


def set_up(folder: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["sh", "-c", setting()], cwd=folder, env=environment, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_an_arabic_name_is_told_in_letters(archive: Path) -> None:
    (archive / "seeds" / ARABIC).write_bytes(SEED + b"x")
    assert ARABIC not in git(archive, "status", "--short")
    set_up(archive)
    assert ARABIC in git(archive, "status", "--short")
    assert ARABIC in git(archive, "diff", "--stat=200")


def test_who_has_chosen_otherwise_keeps_it(archive: Path) -> None:
    git(archive, "config", "core.quotePath", "true")
    set_up(archive)
    assert git(archive, "config", "core.quotePath") == "true\n"


def test_outside_a_repository_nothing_is_set(tmp_path: Path) -> None:
    set_up(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_pages_are_marked_as_generated_and_those_that_people_write_are_not() -> None:
    paths = sorted(
        path for language in ("ar", "en") for path in (DOCS / language).rglob("*") if path.is_file()
    )
    names = [path.relative_to(ROOT).as_posix() for path in paths]
    told = git(ROOT, "check-attr", "-z", "linguist-generated", "--", *names).split("\0")
    marks = dict(zip(told[0::3], told[2::3], strict=False))
    assert len(paths) > 20
    for path, name in zip(paths, names, strict=True):
        is_generated = (
            path.suffix != ".md" or "\ngenerated_from:" in path.read_text("utf-8").split("\n---\n")[0]
        )
        assert marks[name] == ("set" if is_generated else "unset"), name
    assert {name for name, mark in marks.items() if mark == "unset"} == {
        f"docs/{language}/{page}.md" for language in ("ar", "en") for page in ("about", "contribute")
    }


def test_schemas_are_marked_as_generated_and_records_are_not() -> None:
    told = git(
        ROOT, "check-attr", "linguist-generated", "--", "seeds/schemas/record.json", "seeds/glossary.yml"
    )
    assert [line.rsplit(": ", 1)[1] for line in told.splitlines()] == ["set", "unspecified"]
