"""The workflows: pinned, without leave by default, free of injection; and the linters of `make check`."""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
LINTERS = ("actionlint", "zizmor")
HIDDEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")
"""Controls of direction and characters of no width: in code there is no reason for one."""


def load(name: str) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load((ROOT / ".github/workflows" / name).read_text("utf-8"))
    return found


def steps_of(workflow: dict[Any, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def test_there_are_three() -> None:
    assert [path.stem for path in WORKFLOWS] == ["check", "comment", "publish"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_with_its_version(path: Path) -> None:
    used = re.findall(r"^\s*(?:- )?uses: *(.*)$", path.read_text("utf-8"), re.MULTILINE)
    assert len(used) == sum("uses" in step for step in steps_of(load(path.name))) > 0
    for one in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one), one


def test_an_action_has_one_pin_in_all() -> None:
    text = "".join(path.read_text("utf-8") for path in WORKFLOWS)
    pins = set(re.findall(r"uses: (.*)", text))
    assert len(pins) == len({pin.split("@")[0] for pin in pins})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_nothing_is_allowed_but_what_a_job_names(path: Path) -> None:
    workflow = load(path.name)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        assert isinstance(job["permissions"], dict), name
        assert job["timeout-minutes"] <= 90, name


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_script_holds_an_expression(path: Path) -> None:
    """What GitHub puts in place before the shell reads it could be a command; variables are not."""
    for step in steps_of(load(path.name)):
        assert "${{" not in step.get("run", "") + step.get("with", {}).get("script", ""), step


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_checkout_keeps_no_token(path: Path) -> None:
    for step in steps_of(load(path.name)):
        if "actions/checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


def test_what_runs_a_proposals_code_may_write_nothing() -> None:
    workflow = load("check.yml")
    assert set(workflow[True]) == {"pull_request", "merge_group", "push"}
    assert [job["permissions"] for job in workflow["jobs"].values()] == [{"contents": "read"}]
    assert "secrets." not in (ROOT / ".github/workflows/check.yml").read_text("utf-8")


def test_what_may_write_runs_no_code_of_a_proposal() -> None:
    workflow = load("comment.yml")
    assert set(workflow[True]) == {"workflow_run"}
    assert workflow[True]["workflow_run"]["workflows"] == [load("check.yml")["name"]]
    [job] = workflow["jobs"].values()
    assert job["permissions"] == {"actions": "read", "pull-requests": "write"}
    assert not [step for step in job["steps"] if "run" in step or "checkout" in step.get("uses", "")]
    for path in WORKFLOWS:
        assert "pull_request_target" not in path.read_text("utf-8")


def test_what_publishes_is_apart_from_what_builds() -> None:
    jobs = load("publish.yml")["jobs"]
    assert jobs["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert jobs["pages"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert jobs["release"]["permissions"] == {"contents": "write"}
    for name in ("pages", "release"):
        assert not [s for s in jobs[name]["steps"] if "make " in s.get("run", "") or "checkout" in str(s)]


def test_ci_says_what_the_readme_says() -> None:
    """The same commands: those of .ci/run, of the README and of the workflows are targets of the Makefile."""
    said = "\n".join(step.get("run", "") for path in WORKFLOWS for step in steps_of(load(path.name)))
    asked = set(re.findall(r"^make ([a-z]+)$", said, re.MULTILINE))
    assert asked == {"check", "test", "site"}
    assert set(re.findall(r"^make ([a-z]+)$", (ROOT / ".ci/run").read_text("utf-8"), re.MULTILINE)) <= asked
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in asked:
        assert f"make {target}" in (ROOT / "README.md").read_text("utf-8")
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_the_report_is_told_even_when_a_check_fails() -> None:
    steps = {step.get("name"): step for step in steps_of(load("check.yml"))}
    for name in ("Report", "Keep the report", "Keep the site"):
        assert "!cancelled()" in steps[name]["if"]
    assert "warraq report --base HEAD^1" in steps["Report"]["run"]
    assert steps["Keep the report"]["with"]["path"] in steps["Report"]["run"]
    got = next(step for step in steps_of(load("comment.yml")) if "download" in step.get("uses", ""))
    assert got["with"]["name"] == steps["Keep the report"]["with"]["name"] == "report"


def test_no_code_hides_a_character() -> None:
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    code = [
        ROOT / name
        for name in names.stdout.split("\0")
        if name.startswith((".github/", ".ci/", "Makefile", "mkdocs.yml"))
        or name.endswith((".py", ".toml", ".js", ".cjs"))
    ]
    assert len(code) > 50
    for path in {*code, *(ROOT / ".github").rglob("*.*")}:
        found = HIDDEN.search(path.read_text("utf-8")) if path.is_file() else None
        assert not found, f"{path}: U+{ord(found[0]):04X}"


def linter_lines() -> list[str]:
    """What `make check` says to the linters, a line each."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    command = ["make", "--dry-run", "--assume-old=.venv/ready", "check"]
    done = subprocess.run(command, cwd=ROOT, env=clean, capture_output=True, text=True, check=True)
    return [
        line
        for line in done.stdout.splitlines()
        if line.startswith(tuple(f".venv/bin/{x} " for x in LINTERS))
    ]


def lint(folder: Path) -> dict[str, subprocess.CompletedProcess[str]]:
    return {
        line.split()[0].split("/")[-1]: subprocess.run(
            shlex.split(line), cwd=folder, capture_output=True, text=True, check=False
        )
        for line in linter_lines()
    }


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The workflows in a repository of their own, which a test may spoil."""
    shutil.copytree(ROOT / ".github", tmp_path / ".github")
    (tmp_path / ".venv").symlink_to(ROOT / ".venv")
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    return tmp_path


def test_make_check_runs_the_linters_and_they_find_nothing() -> None:
    done = lint(ROOT)
    assert set(done) == set(LINTERS)
    for name, one in done.items():
        assert one.returncode == 0, (name, one.stdout, one.stderr)


@pytest.mark.parametrize(
    ("linter", "was", "now", "said"),
    [
        ("actionlint", "github.event.pull_request.number", "github.evnet", "evnet"),
        ("actionlint", "cat dist/report/report.md >>", "cat $HOME/x >>", "SC2086"),
        ("zizmor", "run: make check", "run: echo ${{ github.head_ref }}", "template-injection"),
        ("zizmor", "persist-credentials: false", "clean: true", "artipacked"),
        ("zizmor", "permissions: {}", "permissions: write-all", "excessive-permissions"),
    ],
)
def test_the_linters_find_what_is_broken(copied: Path, linter: str, was: str, now: str, said: str) -> None:
    path = copied / ".github/workflows/check.yml"
    text = path.read_text("utf-8")
    assert was in text
    path.write_text(text.replace(was, now), "utf-8")
    done = lint(copied)[linter]
    assert done.returncode != 0
    assert said in done.stdout + done.stderr
