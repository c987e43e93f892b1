"""What a newcomer gets: pins with hashes, no registry's address, no path of a machine, no secret."""

import re
import tomllib

import pytest

from conftest import ROOT


@pytest.mark.parametrize(
    ("name", "least"), [("requirements.txt", 40), ("requirements-epub.txt", 3), ("requirements-audit.txt", 0)]
)
def test_every_pin_has_a_hash(name: str, least: int) -> None:
    text = (ROOT / name).read_text("utf-8").replace("\\\n", " ")
    pins = [line for line in text.splitlines() if line.strip()]
    assert len(pins) > least
    for pin in pins:
        assert re.match(r"^[a-z0-9._-]+==[^ ]+ .*--hash=sha256:[0-9a-f]{64}", pin), pin


def names_of(asked: list[str]) -> set[str]:
    return {re.split(r"[\[<>=]", one)[0].lower().replace("_", "-") for one in asked}


def read_pins(name: str) -> set[str]:
    return set(re.findall(r"^([a-z0-9._-]+)==", (ROOT / name).read_text("utf-8"), re.MULTILINE))


def test_every_dependency_is_pinned() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    project = tomllib.loads(text)["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    assert names_of(asked) <= read_pins("requirements.txt")
    assert names_of(tomllib.loads(text)["dependency-groups"]["epub"]) <= read_pins("requirements-epub.txt")
    assert names_of(tomllib.loads(text)["dependency-groups"]["audit"]) <= read_pins("requirements-audit.txt")
    text = (ROOT / "requirements.txt").read_text("utf-8")
    for exact in ("mkdocs==1.6.1 ", "mkdocs-material==9.8.1 ", "mkdocs-static-i18n==1.3.1 "):
        assert exact in text


def test_what_is_installed_is_asked_for_by_name_only() -> None:
    """No address of a registry: whoever builds this has one configured, or uses the default."""
    for name in (
        "requirements.txt",
        "requirements-epub.txt",
        "requirements-audit.txt",
        "pyproject.toml",
        "Makefile",
        ".ci/run",
        "scripts/get_chromium.py",
    ):
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text, name
        assert not re.search(r"--(?:extra-)?index|--find-links", text), name
