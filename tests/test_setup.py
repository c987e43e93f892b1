"""What a newcomer gets: pins with hashes, no registry's address, no path of a machine, no secret."""

import re
import subprocess
import tomllib

from conftest import ROOT


def tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return done.stdout.splitlines()
    return [p.relative_to(ROOT).as_posix() for p in ROOT.rglob("*") if p.is_file() and ".venv" not in p.parts]


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


def test_no_file_names_a_registry() -> None:
    address = re.compile(r"index-url|pypi\.org|pythonhosted|registry\.npmjs|deb\.debian\.org|/simple/")
    for name in tracked():
        if name == "tests/test_setup.py" or name.endswith((".woff2", ".png")):
            continue
        text = (ROOT / name).read_text("utf-8", errors="replace")
        assert not address.search(text), name
