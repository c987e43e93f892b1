"""The guide of the contribute pages, followed to the letter: what it says to paste is pasted, what it says to
run is run, in a copy of the collection; and it says the same in both languages."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import markdown
import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from conftest import DOCS, ROOT, SEEDS
from warraq.read import load_words

GUIDES = {
    language: (DOCS / language / "contribute.md").read_text("utf-8").split("---\n", 2)[2]
    for language in ("ar", "en")
}
EXTENSIONS = ["attr_list", "md_in_html", "def_list", "footnotes"]
BOTH = pytest.mark.parametrize("language", ["ar", "en"])


def read_blocks(language: str) -> dict[str, list[str]]:
    """Id of a section -> its blocks of code."""
    body = HTMLParser(markdown.markdown(GUIDES[language], extensions=EXTENSIONS)).body
    assert body is not None
    blocks: dict[str, list[str]] = {}
    section = ""
    for node in body.traverse():
        if node.tag == "h2":
            section = str(node.attributes["id"])
        elif node.tag == "pre":
            blocks.setdefault(section, []).append(node.text())
    return blocks


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A copy of the collection, in a folder where the guide's commands run."""
    shutil.copytree(SEEDS, tmp_path / "seeds")
    shutil.copytree(DOCS, tmp_path / "docs", ignore=shutil.ignore_patterns("screenshots"))
    return tmp_path / "seeds"


def run(command: str, seeds: Path) -> subprocess.CompletedProcess[str]:
    """A line of the guide; `make site` is its part that makes the pages."""
    command = command.replace("make site", ".venv/bin/warraq build")
    words = shlex.split(command.replace(".venv/bin/warraq", f"{sys.executable} -m warraq"))
    return subprocess.run(words, cwd=seeds.parent, capture_output=True, text=True, check=False, timeout=300)


def test_both_languages_say_the_same() -> None:
    assert read_blocks("ar") == read_blocks("en")
    for pattern in (r"^## .*\{: (#\w+) \}$", r"^(\d+)\. ", r"(seeds/[\w.]+)"):
        found = [re.findall(pattern, GUIDES[language], re.MULTILINE) for language in ("ar", "en")]
        assert found[0] == found[1] != []


@BOTH
def test_the_links_are_called_as_the_pages_call_them(language: str) -> None:
    for key in ("edit_suggest", "edit_record", "edit_text"):
        assert f"**{load_words()[key].in_language(language)}**" in GUIDES[language]


@BOTH
def test_the_examples_are_those_of_the_records(language: str) -> None:
    blocks = read_blocks(language)
    (corrections,) = blocks["correct"]
    (name,) = set(re.findall(r"`(seeds/\d+_[0-9a-f]{16}\.yml)`", GUIDES[language]))
    record = yaml.safe_load((ROOT / name).read_text("utf-8"))
    assert yaml.safe_load(corrections)["corrections"][0] in record["corrections"]
    (point,) = yaml.safe_load(blocks["summary"][0])
    records = [yaml.safe_load(path.read_text("utf-8")) for path in SEEDS.glob("0*.yml")]
    assert any(point in record["summary"]["points"] for record in records)


@BOTH
def test_a_term_is_added_as_the_guide_says(seeds: Path, language: str) -> None:
    (entry,) = read_blocks(language)["term"]
    glossary = seeds / "glossary.yml"
    glossary.write_text(glossary.read_text("utf-8") + "\n" + entry, encoding="utf-8")
    assert run("make site", seeds).returncode == 0
    assert "safe house" in (seeds.parent / "docs/en/glossary.md").read_text("utf-8")
    assert run(".venv/bin/warraq check", seeds).stdout == "No faults.\n"


def test_an_article_is_added_as_the_guide_says(seeds: Path) -> None:
    first, override, last = read_blocks("en")["add"]
    source = sorted(SEEDS.glob("*.txt"))[1].read_text("utf-8")
    (seeds / "005_example.txt").write_text(source, encoding="utf-8")
    for command in first.splitlines():
        done = run(command, seeds)
        assert done.returncode == 0, done.stderr
    record = seeds / "005_example.yml"
    text = record.read_text("utf-8")
    record.write_text(re.sub("^slug: .*", "slug: an-example", text, flags=re.MULTILINE), encoding="utf-8")
    last_line = len(source.rstrip("\n").split("\n"))
    override = override.replace("19", str(last_line))
    record.write_text(record.read_text("utf-8") + override, encoding="utf-8")
    for command in last.splitlines():
        done = run(command, seeds)
        assert done.returncode == 0, done.stdout + done.stderr
    page = (seeds.parent / "docs/ar/articles/an-example.md").read_text("utf-8")
    assert f"#l{last_line} " not in page


def git(folder: Path, *words: str) -> None:
    identity = ["-c", "user.name=x", "-c", "user.email=x@y"]
    done = subprocess.run(["git", *identity, *words], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def clone(seeds: Path) -> Path:
    """The copy as a repository."""
    shutil.copy(ROOT / ".gitattributes", seeds.parent)
    git(seeds.parent, "init", "-q", "-b", "main")
    git(seeds.parent, "add", "-A")
    git(seeds.parent, "commit", "-qm", "base")
    return seeds.parent


def test_a_page_that_was_changed_is_adopted_as_the_guide_says(clone: Path) -> None:
    page = clone / "docs/ar/articles/life-after-isis.md"
    text = page.read_text("utf-8")
    page.write_text(text.replace("السيطرة علي الميادين", "السيطرة على الميادين", 1), encoding="utf-8")
    assert page.read_text("utf-8") != text
    for command in read_blocks("en")["adopt"][0].splitlines():
        done = run(command, clone / "seeds")
        assert done.returncode == 0, done.stdout + done.stderr
    assert "على" in page.read_text("utf-8").partition("{: #l15 }")[0].rpartition("القوات الحكومية")[2]
    assert run(".venv/bin/warraq check", clone / "seeds").stdout == "No faults.\n"


def test_two_changes_that_meet_in_docs_are_resolved_by_making_the_pages(clone: Path) -> None:
    """What the guide says of a review: either side of docs/, then `make site`."""
    seeds = clone / "seeds"
    for name, slug in (("005_one", "one"), ("006_two", "two")):
        git(clone, "checkout", "-q", "-b", name, "main")
        text = f"عنوان {name}\n\nهذه فقرة عن تنظيم داعش والخلايا النائمة في العراق كتبناها نحن للتجربة.\n"
        (seeds / f"{name}.txt").write_text(text, encoding="utf-8")
        (seeds / f"{name}.yml").write_text(f"slug: {slug}\n", encoding="utf-8")
        assert run("make site", seeds).returncode == 0
        git(clone, "add", "-A")
        git(clone, "commit", "-qm", name)
    git(clone, "merge", "-q", "005_one", "-X", "ours", "-m", "both")
    assert "stale" in run(".venv/bin/warraq check", seeds).stdout
    assert run("make site", seeds).returncode == 0
    assert run(".venv/bin/warraq check", seeds).stdout == "No faults.\n"
    listed = (clone / "docs/en/articles/index.md").read_text("utf-8")
    assert "(one.md)" in listed
    assert "(two.md)" in listed
