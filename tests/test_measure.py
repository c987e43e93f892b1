"""The measures of the glossary's matching and of the search count what they say."""

import json
import subprocess
import sys
from pathlib import Path

from search_queries import Query
from search_report import Answer, find_missed, render_report, score_set
from search_sites import build_sites

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


def test_the_scorecard_counts_and_names_what_is_missed() -> None:
    both = frozenset({"a", "b"})
    queries = [
        Query("k", "ar", "found", both, frozenset()),
        Query("k", "ar", "second", frozenset({"a"}), frozenset({"c"})),
        Query("k", "ar", "none", frozenset({"a"}), frozenset()),
    ]
    answers = {
        ("ar", "found"): Answer(("a", "b", "x"), 1),
        ("ar", "second"): Answer(("c", "a"), 1),
        ("ar", "none"): Answer((), 1),
    }
    rows = score_set(queries, answers, answers)
    assert [row[0] for row in rows] == ["k", "all"]
    assert rows[-1][2].tell() == ["0.667", "0.500", "0.333", "0.833"]
    missed = find_missed({"arabic": rows})
    assert [line.split(" is ")[0] for line in missed] == ["arabic: recall", "arabic: mrr"]


def test_the_scorecard_shows_a_question_as_text() -> None:
    bad = "<img src=x onerror=alert(1)>"
    query = Query("k", "ar", bad, frozenset({"a"}), frozenset())
    told: dict[str, object] = {"facts": [], "notes": [], "tables": {}, "missed": [], "unlike": []}
    page = render_report(told | {"faults": [("arabic", query, "finds nothing", ())]})
    assert "<img" not in page
    assert "&lt;img" in page


def test_the_search_is_measured_beside_that_of_the_theme(tmp_path: Path) -> None:
    build_sites(tmp_path)
    ours, stock = (
        {path.relative_to(tmp_path / name).as_posix() for path in (tmp_path / name).rglob("*.html")}
        for name in ("ours", "stock")
    )
    articles = {path for path in ours if "articles/" in path}
    assert len(articles) > 10
    assert articles <= stock
    assert (tmp_path / "stock" / "search" / "search_index.json").exists()
    assert not (tmp_path / "ours" / "search" / "search_index.json").exists()
