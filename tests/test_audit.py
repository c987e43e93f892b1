"""`make audit` says what it lacks; its tools are fetched by hash, from whatever registry is configured."""

import subprocess
import sys
from pathlib import Path

import pytest

from audit.serve import served
from audit.views import list_pages
from conftest import ROOT
from npm_lock import read_lock


def run_audit(*options: str, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "scripts/audit", *options]
    return subprocess.run(
        command, cwd=ROOT, env=variables or None, capture_output=True, text=True, check=False
    )


def test_without_a_site_it_says_so(tmp_path: Path) -> None:
    done = run_audit("--site", str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{tmp_path}: no built site there. Run `make site` first.\n"


def test_without_nginx_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("audit.serve.which", lambda *_, **__: None)
    with pytest.raises(SystemExit, match="apt-get install nginx-light"), served(tmp_path, brotli=False):
        pass


def test_every_package_of_npms_has_a_hash_and_no_address_of_a_registry() -> None:
    packages = read_lock("audit")
    assert {f"node_modules/{name}" for name in ("axe-core", "vnu-jar", "lighthouse")} <= set(packages)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_kind_of_page_is_judged(site: Path, language: str) -> None:
    judged = list_pages(site, language)
    folders = {
        path.parent
        for path in site.rglob("*.html")
        if ("en" in path.relative_to(site).parts) == (language == "en")
    }
    assert {(site / path).parent for path in judged} == folders
    assert any(path.endswith("glossary.html") for path in judged)
