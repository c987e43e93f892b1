"""Law 8: a build killed at any moment leaves docs/ as it was or whole; the next one heals it."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, SEEDS
from test_same_bytes import snapshot
from warraq.model import Page
from warraq.write import write_pages

OLD = [Page(f"ar/p{n}.md", f"---\ngenerated_from: seeds/\n---\nold {n}\n") for n in range(4)]
NEW = [Page(f"ar/p{n}.md", f"---\ngenerated_from: seeds/\n---\nnew {n}\n") for n in range(1, 6)]


class Killed(BaseException):
    """Stands for the end of the process: nothing catches it."""


def as_bytes(pages: list[Page]) -> dict[str, bytes]:
    return {page.path: page.text.encode() for page in pages}


class Countdown:
    """Lets a number of operations on the disk pass, and ends the process before the next one."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def count(self, operation: Callable[..., object]) -> Callable[..., object]:
        def wrapper(*arguments: object, **options: object) -> object:
            if self.left == 0:
                raise Killed
            self.left -= 1
            return operation(*arguments, **options)

        return wrapper


@pytest.mark.parametrize("step", range(40))
def test_every_single_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """The process ends before the n-th operation on the disk, for every n up to its own end."""
    docs = tmp_path / "docs"
    write_pages(OLD, docs)
    countdown = Countdown(step)
    killed = False
    with monkeypatch.context() as patch:
        for name in ("replace", "rename", "unlink", "mkdir"):
            patch.setattr(Path, name, countdown.count(getattr(Path, name)))
        patch.setattr(shutil, "rmtree", countdown.count(shutil.rmtree))
        patch.setattr(os, "fsync", countdown.count(os.fsync))
        try:
            write_pages(NEW, docs)
        except Killed:
            killed = True
    decided = (tmp_path / ".docs.warraq-decided").exists()
    left, old, new = snapshot(docs), as_bytes(OLD), as_bytes(NEW)
    assert killed or left == new
    assert all(text in {old.get(path), new.get(path)} for path, text in left.items())
    assert left in (old, new) or decided
    write_pages(NEW, docs)
    assert snapshot(docs) == new
    assert [path.name for path in tmp_path.iterdir()] == ["docs"]


def test_the_steps_above_reach_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pages(OLD, tmp_path / "docs")
    countdown = Countdown(40)
    for name in ("replace", "rename", "unlink", "mkdir"):
        monkeypatch.setattr(Path, name, countdown.count(getattr(Path, name)))
    monkeypatch.setattr(shutil, "rmtree", countdown.count(shutil.rmtree))
    monkeypatch.setattr(os, "fsync", countdown.count(os.fsync))
    write_pages(NEW, tmp_path / "docs")
    assert 0 < countdown.left < 20


def test_fifty_kills(tmp_path: Path) -> None:
    """The real command on the real collection, ended by SIGKILL at 50 random moments."""
    seeds, docs = tmp_path / "seeds", tmp_path / "docs"
    shutil.copytree(SEEDS, seeds)
    record = next(seeds.glob("000*.yml"))
    texts = [record.read_text("utf-8"), record.read_text("utf-8").replace("The Collapse", "On the Collapse")]
    assert texts[0] != texts[1]
    command = [sys.executable, "-m", "warraq", "build", "--seeds", str(seeds), "--docs", str(docs)]

    def build() -> dict[str, bytes]:
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        return snapshot(docs)

    states = []
    for text in texts:
        record.write_text(text, encoding="utf-8")
        began = time.monotonic()
        states.append(build())
        whole = time.monotonic() - began
    dice = random.Random(8)  # noqa: S311 - moments, not secrets
    unfinished = 0
    for turn in range(50):
        record.write_text(texts[turn % 2], encoding="utf-8")
        with subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            time.sleep(dice.uniform(0.4, 1.05) * whole)
            process.send_signal(signal.SIGKILL)
        left = snapshot(docs)
        decided = (tmp_path / ".docs.warraq-decided").exists()
        assert left in states or (decided and set(left.values()) <= {t for s in states for t in s.values()})
        unfinished += left != states[turn % 2]
        if turn % 10 == 9:
            assert build() == states[turn % 2]
    assert unfinished, "no kill came before the end: the moments are chosen badly"
