"""`warraq export` and `warraq import` as an editor runs them, and the data that the site offers."""

import csv
import io
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ADDRESS, ROOT, SEEDS, run_warraq

FILES = {
    ("glossary", "tbx"): "glossary.tbx",
    ("glossary", "skos"): "glossary.ttl",
    ("glossary", "jsonld"): "glossary.jsonld",
    ("glossary", "csv"): "glossary.csv",
    ("glossary", "json"): "glossary.json",
    ("articles", "jsonl"): "articles.jsonl",
    ("articles", "csv"): "articles.csv",
    ("articles", "bibtex"): "articles.bib",
    ("articles", "csl"): "articles.json",
}


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return shutil.copytree(SEEDS, tmp_path / "seeds")


@pytest.mark.parametrize(("what", "form"), list(FILES))
def test_the_site_offers_what_the_command_writes(site: Path, tmp_path: Path, what: str, form: str) -> None:
    target = tmp_path / "out"
    done = run_warraq("export", what, "--format", form, "--output", str(target), SITE_URL=ADDRESS)
    assert done.returncode == 0, done.stderr
    assert target.read_bytes() == (site / "data" / FILES[what, form]).read_bytes()


def test_all_that_is_offered_is_linked_in_both_languages(site: Path, pages: dict[str, str]) -> None:
    names = {path.name for path in (site / "data").iterdir()}
    assert names == set(FILES.values())
    for about, up in (("about.html", ""), ("en/about.html", "../")):
        for name in names:
            assert f'href="{up}data/{name}"' in pages[about]


def test_a_format_alone_means_the_glossary_where_both_have_it() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "warraq", "export", "--format", "csv"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    rows = list(csv.reader(io.StringIO(done.stdout.decode("utf-8-sig"))))
    assert len(rows) == 110
    assert run_warraq("export", "--format", "csl").stdout.startswith("[")


def test_a_format_that_the_thing_has_not_is_wrong_usage() -> None:
    done = run_warraq("export", "articles", "--format", "tbx")
    assert done.returncode == 2
    assert "There is no tbx of the articles." in done.stderr


@pytest.mark.parametrize("form", ["tbx", "csv"])
def test_out_and_in_again_changes_no_byte(seeds: Path, tmp_path: Path, form: str) -> None:
    before = (seeds / "glossary.yml").read_bytes()
    file = tmp_path / f"terms.{form}"
    assert run_warraq("export", "--format", form, "--output", str(file)).returncode == 0
    done = run_warraq("import", str(file), "--seeds", str(seeds))
    assert done.returncode == 0, done.stderr
    assert "0 added, 0 changed, 0 left as they were" in done.stdout
    assert (seeds / "glossary.yml").read_bytes() == before


def test_a_new_term_is_taken_in_and_the_rest_stays_as_it_is(seeds: Path, tmp_path: Path) -> None:
    before = (seeds / "glossary.yml").read_text("utf-8")
    file = tmp_path / "terms.tbx"
    run_warraq("export", "--format", "tbx", "--output", str(file))
    short = tmp_path / "short"
    shutil.copytree(seeds, short)
    kept, _mark, rest = before.partition("- id: sleeper-cell")
    tail = rest[rest.index("\n- id: ") + 1 :]
    (short / "glossary.yml").write_text(kept + tail, encoding="utf-8")
    done = run_warraq("import", str(file), "--seeds", str(short))
    assert done.returncode == 0, done.stderr
    assert "1 added" in done.stdout
    after = (short / "glossary.yml").read_text("utf-8")
    assert [line for line in (kept + tail).splitlines() if line not in after.splitlines()] == []
    assert "- id: sleeper-cell" in after
    assert after.startswith(before[: before.index("- id: ")])
    assert run_warraq("check", "--seeds", str(short)).returncode == 0


def test_what_contradicts_is_told_and_stays(seeds: Path, tmp_path: Path) -> None:
    before = (seeds / "glossary.yml").read_bytes()
    file = tmp_path / "terms.csv"
    run_warraq("export", "--format", "csv", "--output", str(file))
    text = file.read_text("utf-8-sig").replace("sleeper cell", "dormant cell", 1)
    file.write_text(text, encoding="utf-8-sig")
    done = run_warraq("import", str(file), "--seeds", str(seeds))
    assert done.returncode == 1
    assert "dormant cell" in done.stderr
    assert (seeds / "glossary.yml").read_bytes() == before
    replaced = run_warraq("import", str(file), "--seeds", str(seeds), "--replace")
    assert replaced.returncode == 0, replaced.stderr
    after = (seeds / "glossary.yml").read_text("utf-8").splitlines()
    changed = [line for line in after if line not in before.decode().splitlines()]
    assert changed == ["    term: dormant cell"]


def test_a_file_that_is_none_changes_nothing(seeds: Path, tmp_path: Path) -> None:
    before = (seeds / "glossary.yml").read_bytes()
    file = tmp_path / "terms.tbx"
    file.write_text('<!DOCTYPE a [<!ENTITY b "c">]><tbx>&b;</tbx>', encoding="utf-8")
    done = run_warraq("import", str(file), "--seeds", str(seeds))
    assert done.returncode == 1
    assert "Nothing was written." in done.stderr
    assert "Traceback" not in done.stderr
    assert (seeds / "glossary.yml").read_bytes() == before
