"""Score the reader on a folder of labelled texts: `python scripts/measure_reading.py FOLDER`.

Two layouts: `gold.json` beside `<id>.txt` (roles by line, meta, references), or `NN.json` beside
each `NN.txt` (`labels`, `metadata_gold`). Prints accuracy a file and in all, what was taken for
what, and the metadata that was found. Exit code 2 where the folder holds neither.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from warraq.model import Article, Seed
from warraq.parse import parse_seed
from warraq.read import load_phrases


@dataclass
class Sample:
    """One labelled text."""

    path: Path
    roles: dict[int, str]
    meta: dict[str, Any]
    references: dict[int, str] | None = None


@dataclass
class Score:
    """What was counted so far."""

    right: int = 0
    labelled: int = 0
    met: Counter[str] = field(default_factory=Counter)
    expected: Counter[str] = field(default_factory=Counter)
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)


def main(argv: list[str]) -> int:
    """Print the score of a folder; 0 done, 2 wrong usage."""
    folder = Path(argv[0]) if len(argv) == 1 else None
    samples = list(_find_samples(folder)) if folder and folder.is_dir() else []
    if not samples:
        print(f"measure_reading: no labelled texts in {folder or '(no folder given)'}", file=sys.stderr)
        return 2
    phrases, score = load_phrases(), Score()
    for sample in samples:
        text = sample.path.read_bytes().decode("utf-8")
        seed = Seed(sample.path.stem, str(sample.path), text, sha256(text.encode()).hexdigest())
        started = time.perf_counter()
        article = parse_seed(seed, phrases)
        _say(*_score_sample(sample, article, score), f"{time.perf_counter() - started:.2f} s")
    _say_total(score)
    return 0


def _say(*words: object) -> None:
    print(*words)


def _find_samples(folder: Path) -> Iterator[Sample]:
    gold = folder / "gold.json"
    if gold.is_file():
        for name, entry in json.loads(gold.read_text("utf-8")).items():
            roles = {int(line): role for line, role in entry["roles"].items()}
            references = {int(line): title for line, title in entry["references"].items()}
            yield Sample(folder / f"{name}.txt", roles, _common_meta(entry["meta"]), references)
        return
    for path in sorted(folder.glob("*.json")):
        entry = json.loads(path.read_text("utf-8"))
        if path.with_suffix(".txt").is_file() and "labels" in entry:
            roles = {label["line"]: label["role"] for label in entry["labels"]}
            yield Sample(
                path.with_suffix(".txt"), roles, _common_meta(entry["metadata_gold"]["findable_in_text"])
            )


def _common_meta(meta: dict[str, Any]) -> dict[str, Any]:
    """The gold's words for metadata -> those of the reader."""
    names = {"authors": "creators", "author": "creators", "organisation": "publisher", "source_url": "source"}
    known = {names.get(key, key): value for key, value in meta.items()}
    wanted = ("title", "creators", "publisher", "date", "source", "translator")
    return {key: known[key] for key in wanted if key in known}


def _score_sample(sample: Sample, article: Article, score: Score) -> list[str]:
    roles = {line.number: line.role.value for line in article.lines}
    wrong = [(n, role, roles.get(n, "(empty)")) for n, role in sample.roles.items() if roles.get(n) != role]
    score.labelled += len(sample.roles)
    score.right += len(sample.roles) - len(wrong)
    score.confusions.update((role, read) for _n, role, read in wrong)
    notes = [f"  {sample.path.name}:{n}: {role} read as {read}" for n, role, read in wrong]
    notes += _score_meta(sample, article, score)
    extra = sorted(set(roles) - set(sample.roles))
    notes += [f"  not labelled but not empty: {extra}"] if extra else []
    share = f"{sample.path.name}: {len(sample.roles) - len(wrong)}/{len(sample.roles)}"
    return ["\n".join([*notes, share])]


def _score_meta(sample: Sample, article: Article, score: Score) -> list[str]:
    notes = []
    for key, gold in sample.meta.items():
        read = getattr(article.meta, key)
        score.expected[key] += 1
        if _is_same(gold, read):
            score.met[key] += 1
        else:
            notes.append(f"  {sample.path.name}: {key} is {gold!r}, read {read!r}")
    found = {reference.line: reference.title for reference in article.references}
    if sample.references is not None:
        score.expected["references"] += 1
        score.met["references"] += found == sample.references
    if found != (sample.references or {}):
        notes.append(f"  {sample.path.name}: references {found}")
    return notes


def _is_same(gold: Any, read: Any) -> bool:
    if isinstance(read, tuple):
        return list(read) == (gold if isinstance(gold, list) else [gold])
    return bool(gold == read)


def _say_total(score: Score) -> None:
    for (gold, read), count in score.confusions.most_common():
        _say(f"{count:5} {gold} read as {read}")
    for key, count in score.expected.items():
        _say(f"{key}: {score.met[key]}/{count}")
    _say(f"roles: {score.right}/{score.labelled} = {100 * score.right / max(score.labelled, 1):.2f} %")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
