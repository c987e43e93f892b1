"""The measure of the glossary's matching counts what it says."""

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def run_measure(*arguments: str) -> subprocess.CompletedProcess[str]:
    script = HERE.parent / "scripts" / "measure_glossary.py"
    return subprocess.run(
        [sys.executable, script, *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_measure_counts_misses_and_false_alarms(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("داعش هنا\nفي العراق وداعش", encoding="utf-8")
    marked = {
        "terms": [
            {"ar": word, "en": "x", "forms": [], "uncountable": False} for word in ("داعش", "العراق", "سوريا")
        ],
        "occurrences": [
            {"term": word, "file": "a", "line": line, "start": start, "end": end, "surface": ""}
            | {"optional": False, "nested_in": None}
            for word, line, start, end in (("داعش", 1, 0, 4), ("داعش", 2, 10, 15), ("سوريا", 1, 0, 4))
        ],
    }
    (tmp_path / "terms.json").write_text(json.dumps(marked), encoding="utf-8")
    done = run_measure(str(tmp_path), str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("precision 0.6667  recall 0.6667  right 2\nmisses: 1\n  a:1:0:")
    assert "false alarms: 1\n  a:2:3: العراق" in done.stdout


def test_the_measure_says_which_folder_is_missing(tmp_path: Path) -> None:
    done = run_measure(str(tmp_path / "none"), str(tmp_path))
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "none" in done.stderr
