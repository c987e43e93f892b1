"""Law 1: the same seeds give the same bytes, and a second build writes no file."""

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import DOCS, ROOT, SEEDS, run_warraq
from warraq.model import Page
from warraq.pipeline import walk
from warraq.write import compare, write_pages


def snapshot(docs: Path) -> dict[str, bytes]:
    return {path.relative_to(docs).as_posix(): path.read_bytes() for path in sorted(docs.rglob("*.md"))}


@pytest.mark.parametrize(
    ("jobs", "variables"),
    [
        ("1", {"LC_ALL": "C", "PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"}),
        ("4", {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"}),
    ],
)
def test_committed_docs_are_what_any_machine_makes(
    tmp_path: Path, jobs: str, variables: dict[str, str]
) -> None:
    done = run_warraq("build", "--docs", str(tmp_path / "docs"), "--jobs", jobs, **variables)
    assert done.returncode == 0, done.stderr
    made = snapshot(tmp_path / "docs")
    committed = {path: text for path, text in snapshot(DOCS).items() if b"\ngenerated_from:" in text}
    assert made == committed


def test_second_build_writes_no_file(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    first = write_pages(walk(SEEDS).pages, docs)
    times = {path: path.stat().st_mtime_ns for path in docs.rglob("*.md")}
    second = write_pages(walk(SEEDS).pages, docs)
    assert len(first.written) == len(times) == 64
    assert not second
    assert times == {path: path.stat().st_mtime_ns for path in docs.rglob("*.md")}


def test_check_fails_on_stale_docs_and_writes_nothing(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    write_pages(walk(SEEDS).pages, docs)
    page = docs / "ar" / "glossary.md"
    page.write_text(page.read_text("utf-8") + "stale\n", encoding="utf-8")
    before = snapshot(docs)
    done = run_warraq("build", "--check", "--docs", str(docs))
    assert done.returncode == 1
    assert "ar/glossary.md: stale. Run `warraq build`" in done.stderr
    assert snapshot(docs) == before


def test_only_generated_pages_are_touched(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    write_pages([Page("ar/a.md", "---\ngenerated_from: seeds/\n---\n")], docs)
    own = docs / "ar" / "about.md"
    own.write_text("---\ntitle: x\n---\ngenerated_from: in the text is no mark\n", encoding="utf-8")
    changes = write_pages([Page("ar/about.md", "---\ngenerated_from: seeds/\n---\n")], docs)
    assert changes.in_the_way == ("ar/about.md",)
    assert changes.removed == ("ar/a.md",)
    assert snapshot(docs) == {"ar/about.md": own.read_bytes()}
    assert not compare([], docs)


def test_no_page_is_written_through_a_link_that_leaves(tmp_path: Path) -> None:
    docs, outside = tmp_path / "docs", tmp_path / "outside"
    outside.mkdir()
    docs.mkdir()
    (outside / "a.md").write_text("---\ngenerated_from: seeds/\n---\n", encoding="utf-8")
    (docs / "ar").symlink_to(outside)
    changes = write_pages([Page("ar/b.md", "---\ngenerated_from: seeds/\n---\n")], docs)
    assert changes.in_the_way == ("ar/b.md",)
    assert [path.name for path in outside.iterdir()] == ["a.md"]


def test_front_door_is_the_same_command(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "scripts/build.py", "--docs", str(tmp_path / "docs")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "5 articles, 64 pages" in done.stdout
