"""Lighthouse: a page as a telephone on a slow network sees it; the median of some runs, for they swing."""

import json
import os
import subprocess
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from warraq.chromium import QUIET

from .tools import find_module, find_node

LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
METRICS = {
    "FCP": "first-contentful-paint",
    "LCP": "largest-contentful-paint",
    "TBT": "total-blocking-time",
    "CLS": "cumulative-layout-shift",
}


def measure(address: str, chromium: str, runs: int) -> tuple[dict[str, float], dict[str, str], list[str]]:
    """(category -> median of 100, metric -> what the last run shows, what failed outside performance)."""
    reports = [_run(address, chromium) for _ in range(runs)]
    scores = {
        name: median(round(report["categories"][name]["score"] * 100) for report in reports) for name in LEAST
    }
    audits = reports[-1]["audits"]
    shown = {name: audits[key]["displayValue"].replace("\u00a0", " ") for name, key in METRICS.items()}
    shown["machine"] = str(round(max(report["environment"]["benchmarkIndex"] for report in reports)))
    shown["runs"] = "/".join(
        str(round(report["categories"]["performance"]["score"] * 100)) for report in reports
    )
    return scores, shown, _list_failed(reports[-1])


def _run(address: str, chromium: str) -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        program = (str(find_node()), str(find_module("lighthouse/cli/index.js")))
        command = [*program, address, "--quiet", "--output=json"]
        flags = " ".join(("--headless=new", "--no-sandbox", *QUIET))
        subprocess.run(
            [*command, f"--output-path={report}", "--no-enable-error-reporting", f"--chrome-flags={flags}"],
            env={**os.environ, "CHROME_PATH": chromium},
            stderr=subprocess.DEVNULL,
            check=True,
        )
        made: dict[str, Any] = json.loads(report.read_text("utf-8"))
    return made


def _list_failed(report: dict[str, Any]) -> list[str]:
    """What brought a category of 100 below it: category, audit, the first elements."""
    failed = []
    for name in set(LEAST) - {"performance"}:
        for reference in report["categories"][name]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                failed.append(f"{name}: {reference['id']}: {audit['title']}")
    return sorted(failed)
