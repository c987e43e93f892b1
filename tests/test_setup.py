"""What a newcomer gets: pins with hashes, no registry's address, no path of a machine, no secret."""

import re
import tomllib

from conftest import ROOT


def test_every_pin_has_a_hash() -> None:
    text = (ROOT / "requirements.txt").read_text("utf-8").replace("\\\n", " ")
    pins = [line for line in text.splitlines() if line.strip()]
    assert len(pins) > 40
    for pin in pins:
        assert re.match(r"^[a-z0-9._-]+==[^ ]+ .*--hash=sha256:[0-9a-f]{64}", pin), pin


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    names = {re.split(r"[\[<>=]", one)[0].lower().replace("_", "-") for one in asked}
    pinned = set(
        re.findall(r"^([a-z0-9._-]+)==", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    )
    assert names <= pinned
    text = (ROOT / "requirements.txt").read_text("utf-8")
    for exact in ("mkdocs==1.6.1 ", "mkdocs-material==9.8.1 ", "mkdocs-static-i18n==1.3.1 "):
        assert exact in text


def test_what_is_installed_is_asked_for_by_name_only() -> None:
    """No address of a registry: whoever builds this has one configured, or uses the default."""
    for name in ("requirements.txt", "pyproject.toml", "Makefile", ".ci/run", "scripts/get_chromium.py"):
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text, name
        assert not re.search(r"--(?:extra-)?index|--find-links", text), name
