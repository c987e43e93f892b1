"""axe on a page of a real browser."""

from functools import cache
from typing import Any

from playwright.sync_api import Page

from .tools import find_module

OPTIONS = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
"""All that axe judges by default (WCAG A and AA, best practices), and the size of targets (WCAG 2.2 AA)."""


@cache
def load_axe() -> str:
    """The script that is put into the page."""
    return find_module("axe-core/axe.min.js").read_text("utf-8")


def judge(page: Page) -> list[str]:
    """What axe finds wrong: rule, element, reason."""
    page.evaluate(load_axe())
    found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", OPTIONS)
    return [_tell(rule["id"], node) for rule in found["violations"] for node in rule["nodes"]]


def _tell(rule: str, node: dict[str, Any]) -> str:
    reason = " ".join(str(node.get("failureSummary", "")).split())
    return f"{rule}: {node['target'][-1]}: {reason[:200]}"
