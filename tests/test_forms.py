"""The forms on GitHub: valid, in both languages, filled by our links; and who owns which file."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from pathspec import GitIgnoreSpec
from selectolax.lexbor import LexborHTMLParser

from conftest import ROOT
from warraq.arabic import ARABIC_RUN
from warraq.metadata import fill
from warraq.read import load_words

FORMS = ("article", "correction", "term")
TEMPLATES = ROOT / ".github/ISSUE_TEMPLATE"


def load(name: str) -> Any:
    return yaml.safe_load((TEMPLATES / f"{name}.yml").read_text("utf-8"))


def fields_of(name: str) -> dict[str, dict[str, Any]]:
    return {field["id"]: field for field in load(name)["body"] if field["type"] != "markdown"}


def validate(schema: str, path: Path) -> subprocess.CompletedProcess[str]:
    """By the schema that comes with check-jsonschema, without a network."""
    command = [f"{sys.prefix}/bin/check-jsonschema", "--builtin-schema", f"vendor.{schema}", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        *(("github-issue-forms", f"ISSUE_TEMPLATE/{name}.yml") for name in FORMS),
        ("github-issue-config", "ISSUE_TEMPLATE/config.yml"),
        ("dependabot", "dependabot.yml"),
    ],
)
def test_each_is_valid_and_a_broken_one_is_not(tmp_path: Path, schema: str, path: str) -> None:
    done = validate(schema, ROOT / ".github" / path)
    assert done.returncode == 0, done.stdout
    broken = tmp_path / "broken.yml"
    text = (ROOT / ".github" / path).read_text("utf-8")
    broken.write_text(
        re.sub("^  - [a-z]+(-[a-z]+)?:", "  - flavour:", text, count=1, flags=re.MULTILINE), "utf-8"
    )
    assert broken.read_text("utf-8") != text
    assert validate(schema, broken).returncode == 1


def is_bilingual(text: str) -> bool:
    """Arabic first, and English."""
    arabic, latin = re.search(ARABIC_RUN, text), re.search("[A-Za-z]{2}", text.replace("UTF-8", ""))
    return bool(arabic and latin and arabic.start() < latin.start())


@pytest.mark.parametrize("name", FORMS)
def test_every_word_of_a_form_is_in_both_languages(name: str) -> None:
    form = load(name)
    said = [form["name"], form["description"], form["title"]]
    for field in form["body"]:
        attributes = field["attributes"]
        said += [attributes[key] for key in ("label", "description", "value") if key in attributes]
        said += attributes.get("options", [])
    assert len(said) > 8
    assert [text for text in said if not is_bilingual(text)] == []


@pytest.mark.parametrize("name", FORMS)
def test_no_two_fields_are_alike(name: str) -> None:
    """GitHub refuses such a form, and the schema does not say so."""
    fields = [field for field in load(name)["body"] if field["type"] != "markdown"]
    assert len({field["id"] for field in fields}) == len(fields)
    assert len({field["attributes"]["label"].casefold() for field in fields}) == len(fields)


def test_no_issue_goes_round_the_forms() -> None:
    config = load("config")
    assert config["blank_issues_enabled"] is False
    assert all(is_bilingual(link["name"]) and is_bilingual(link["about"]) for link in config["contact_links"])
    assert sorted(path.stem for path in TEMPLATES.iterdir()) == sorted([*FORMS, "config"])


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_our_links_send_is_what_the_form_takes(language: str) -> None:
    meta = {"lang": language, "slug": "life-after-isis", "identifier": "000_404897e40349e05d"}
    page = fill('<div class="edit"></div>', meta, "", "https://git.example/warraq", load_words())
    [link] = [a for a in LexborHTMLParser(page).css("a") if "/issues/new?" in (a.attributes["href"] or "")]
    address = f"{link.attributes['href']}{link.attributes['data-line']}46"
    sent = parse_qs(urlsplit(address.replace("#", "")).query, strict_parsing=True)
    [template] = sent.pop("template")
    assert (TEMPLATES / template).is_file()
    fields = fields_of(Path(template).stem)
    assert sent == {"article": ["life-after-isis"], "line": ["46"]}
    assert [fields[name]["type"] for name in sent] == ["input", "input"]


def test_a_term_has_the_kinds_of_the_glossary() -> None:
    words = load_words()
    kinds = [f"{word.ar} · {word.en}" for key, word in words.items() if key.startswith("kind_")]
    assert fields_of("term")["kind"]["attributes"]["options"] == kinds


def test_a_pull_request_is_asked_in_both_languages() -> None:
    text = (ROOT / ".github/PULL_REQUEST_TEMPLATE.md").read_text("utf-8")
    shown = [line for line in re.sub("<!--.*?-->", "", text).splitlines() if line.strip()]
    assert shown
    assert [line for line in shown if not is_bilingual(re.sub("`[^`]*`", "", line))] == []


def read_owners() -> list[tuple[GitIgnoreSpec, str]]:
    lines = (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines()
    pairs = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    return [(GitIgnoreSpec.from_lines([pattern]), owner) for pattern, owner in pairs]


def owner_of(path: str) -> str:
    """The last line that matches decides."""
    return next(owner for pattern, owner in reversed(read_owners()) if pattern.match_file(path))


def test_editors_own_what_readers_read_and_nothing_that_runs() -> None:
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    paths = [name for name in names.stdout.split("\0") if name]
    assert len(paths) > 300
    for path in paths:
        whose = "editors" if path.startswith(("seeds/", "docs/")) else "maintainers"
        assert owner_of(path) == f"@warraq/{whose}", path
    for path in (
        ".github/CODEOWNERS",
        "overrides/main.html",
        "scripts/seeds/x.py",
        "conftest.py",
        "seeds.py",
    ):
        assert owner_of(path) == "@warraq/maintainers", path


def test_github_finds_the_owners_where_it_looks() -> None:
    assert shutil.which("git")
    found = [
        path for path in ("CODEOWNERS", ".github/CODEOWNERS", "docs/CODEOWNERS") if (ROOT / path).exists()
    ]
    assert found == [".github/CODEOWNERS"]
