"""How long reading and matching take on a folder of texts, as ratios to folding the same texts.

One run compares the three; quote the ratios, not the seconds of a shared machine.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from warraq.arabic import fold
from warraq.catalog import build_catalog
from warraq.mentions import find_mentions
from warraq.model import Seed
from warraq.parse import parse_seed
from warraq.read import load_phrases, read_any_text, read_glossary

GLOSSARY = Path(__file__).resolve().parent.parent / "seeds" / "glossary.yml"


def main(arguments: list[str]) -> int:
    """Print a row for each stage; 2 where the folder holds no text."""
    folder = Path(arguments[0]) if arguments else Path()
    seeds = [seed for path in sorted(folder.glob("*.txt")) if (seed := read_any_text(path, []))]
    if not seeds:
        sys.stderr.write(f"{folder}: no texts. Name a folder with *.txt files.\n")
        return 2
    size = sum(len(seed.text) for seed in seeds)
    base = measure(lambda seed: fold(seed.text), seeds)
    catalog = build_catalog(read_glossary(GLOSSARY, []))
    stages: dict[str, Callable[[Seed], object]] = {
        "fold": lambda seed: fold(seed.text),
        "parse": lambda seed: parse_seed(seed, load_phrases()),
        "mentions": lambda seed: find_mentions(enumerate(seed.lines, 1), catalog),
    }
    sys.stdout.write(f"{len(seeds)} texts, {size:,} characters, {len(catalog.terms)} terms\n")
    for name, stage in stages.items():
        seconds = measure(stage, seeds)
        sys.stdout.write(f"{name:<9} {seconds:8.3f} s  {seconds / base:8.1f} x fold\n")
    return 0


def measure(stage: Callable[[Seed], object], seeds: list[Seed]) -> float:
    """The best of three runs over all seeds, in seconds."""
    times = []
    for _ in range(3):
        began = time.perf_counter()
        for seed in seeds:
            stage(seed)
        times.append(time.perf_counter() - began)
    return min(times)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
