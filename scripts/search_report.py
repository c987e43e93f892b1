"""Scores and tables of the search: answers in, the scorecard's page and the short tables out."""

from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Any, NamedTuple

from jinja2 import Environment

from search_queries import Query

OURS, STOCK = "ours", "stock"
LABELLED, CHANGED = "labelled", "changed"
OWN = ("arabic", "english", "cross", "negative")
GOOD = {"recall": 0.97, "mrr": 0.97}
TARGETS: dict[str, dict[str, float]] = {
    LABELLED: {"recall": 0.99, "mrr": 0.97, "nothing": 0, "precision": 0.92},
    **dict.fromkeys((*OWN, CHANGED), GOOD),
    "english": GOOD | {"recall": 0.99},
    "negative": {"nothing": 1},
}
"""Set -> the least that must be reached; the share of questions that find nothing is met exactly."""

Key = tuple[str, str]
"""The language of the page, and the question asked on it."""
Sets = dict[str, list[Query]]


class Answer(NamedTuple):
    """Seed ids, best first; milliseconds from the letters to the list (ours only)."""

    found: tuple[str, ...]
    took: float


class Score(NamedTuple):
    """Means over the questions of a category; None where nothing can be told."""

    recall: float | None
    mrr: float | None
    nothing: float | None
    precision: float | None

    def tell(self) -> list[str]:
        """Each as it is printed."""
        return ["-" if value is None else f"{value:.3f}" for value in self]


Answers = dict[Key, Answer]
Row = tuple[str, int, Score, Score]
"""Category, number of questions, ours, the stock one."""


# ---------------------------------------------------------------- scoring


def score(queries: Sequence[Query], answers: Answers) -> Score:
    """The means of what each question reached."""
    recall, rank, nothing, precision = [], [], [], []
    for query in queries:
        found = answers[query.language, query.text].found
        nothing.append(not found)
        if query.relevant:
            recall.append(len(query.relevant & set(found[:5])) / len(query.relevant))
            rank.append(next((1 / n for n, one in enumerate(found, 1) if one in query.relevant), 0.0))
        if found:
            precision.append(len((query.relevant | query.acceptable) & set(found)) / len(found))
    return Score(*(fmean(values) if values else None for values in (recall, rank, nothing, precision)))


def score_set(queries: Sequence[Query], ours: Answers, stock: Answers) -> list[Row]:
    """A row for each category, and one for all."""
    rows = []
    for category in [*dict.fromkeys(query.category for query in queries), "all"]:
        own = [query for query in queries if category in {query.category, "all"}]
        rows.append((category, len(own), score(own, ours), score(own, stock)))
    return rows


def find_missed(tables: Mapping[str, Sequence[Row]]) -> list[str]:
    """The targets that ours does not reach."""
    missed = []
    for name, rows in tables.items():
        reached = rows[-1][2]._asdict()
        for measure, target in TARGETS[name].items():
            value = reached[measure]
            if value is None or (value != target if measure == "nothing" else value < target):
                missed.append(f"{name}: {measure} is {value}, wanted {target}")
    return missed


def find_fault(query: Query, found: Sequence[str]) -> str:
    """What is wrong with an answer; nothing when it is right."""
    if not query.relevant:
        return "finds what is nowhere" if found else ""
    if not query.relevant <= set(found[:5]):
        return "misses a page" if found else "finds nothing"
    if found[0] not in query.relevant:
        return "another page comes first"
    return "" if set(found) <= query.relevant | query.acceptable else "finds a page too many"


def list_faults(sets: Sets, ours: Answers) -> list[tuple[str, Query, str, tuple[str, ...]]]:
    """Set, question, fault, found. A changed word may find pages with other words of its family."""
    faults = []
    for name, queries in sets.items():
        for query in queries:
            found = ours[query.language, query.text].found
            fault = find_fault(query, found)
            if fault and not (name == CHANGED and fault.endswith("too many")):
                faults.append((name, query, fault, found))
    return faults


# ---------------------------------------------------------------- telling

PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Warraq: the search's scorecard</title>
<style>
  :root { color-scheme: light dark }
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem }
  table { border-collapse: collapse; display: block; overflow-x: auto; margin: 0 0 2rem }
  bdi { font-size: 1.15em }
  caption { font-weight: bold; text-align: start; padding: .3rem 0 }
  td, th { border-bottom: 1px solid #8885; padding: .15rem .6rem; text-align: end; vertical-align: top }
  td:first-child, th:first-child, .words :is(td, th) { text-align: start } tr.all { font-weight: bold }
  th[colspan], .edge { border-inline-start: 2px solid #8888 } .bad { color: #c33 } .good { color: #183 }
</style>
<h1>The search's scorecard</h1>
<p>{{ facts | join(" · ") }}</p>
{% for note in notes %}<p class="bad">{{ note }}</p>{% endfor %}
<p class="{{ "bad" if missed else "good" }}">{{ missed | join("; ") or "Every target is reached." }}</p>
{% for name, rows in tables.items() %}<table>
<caption>{{ name }}</caption>
<tr><th rowspan="2">category<th rowspan="2">n<th colspan="4">ours<th colspan="4">stock
<tr>{% for _ in "12" %}<th class="edge">recall@5<th>MRR<th>nothing<th>precision{% endfor %}
{% for category, n, ours, stock in rows %}<tr class="{{ category }}"><td>{{ category }}<td>{{ n }}
{%- for one in (ours, stock) %}{% for value in one.tell() %}
<td{% if loop.first %} class="edge"{% endif %}>{{ value }}{% endfor %}{% endfor %}
{% endfor %}</table>
{% endfor %}
<table class="words"><caption>Questions that still fail: {{ faults | length }}</caption>
<tr>{% for head in ("set", "category", "question", "fault", "wanted", "found") %}<th>{{ head }}{% endfor %}
{% for name, query, fault, found in faults %}<tr><td>{{ name }}<td>{{ query.category }}
<td><bdi>{{ query.text }}</bdi><td>{{ fault }}<td>{{ query.relevant | sort | join(" ") or "nothing" }}
<td>{{ found | join(" ") or "nothing" }}
{% endfor %}</table>
<table class="words"><caption>Ranked otherwise from the disk: {{ unlike | length }}</caption>
{% for question, http, disk in unlike %}<tr><td><bdi>{{ question }}</bdi>
<td>http: {{ http | join(" ") }}<td>file: {{ disk | join(" ") }}
{% endfor %}</table>
<p>Each set is asked on the front page of its language; only articles in that language count, each once.
<b>nothing</b> is the share of questions without a result, <b>precision</b> the mean share of wanted or
acceptable pages among those shown, over the questions with results. <b>stock</b> is Material's own search
over the same pages, as the theme sets it up for Arabic. The <b>changed</b> questions are words of the
articles changed by rule; they want the pages of the very word, so their precision counts other words of its
family as wrong. Milliseconds run from the letters to the drawn list, with the box's pause for another
key.</p>
"""


def tell_tables(told: Mapping[str, Any]) -> str:
    """The page's tables in short, for the terminal."""
    lines = [*told["facts"], *told["notes"]]
    heads = "".join(f"{head:>10}" for head in Score._fields)
    for name, rows in told["tables"].items():
        lines.append(f"\n{name:<20}{'n':>5}{heads}  |{heads}   (ours | stock)")
        for category, n, *scores in rows:
            cells = "  |".join("".join(f"{value:>10}" for value in one.tell()) for one in scores)
            lines.append(f"{category:<20}{n:>5}{cells}")
    lines.append(f"\nquestions that still fail: {len(told['faults'])}")
    lines.append(f"questions ranked otherwise from the disk: {len(told['unlike'])}")
    return "\n".join([*lines, *(told["missed"] or ["every target is reached"])])


def render_report(told: Mapping[str, Any]) -> str:
    """The scorecard's page; every word of a question is escaped."""
    return Environment(autoescape=True).from_string(PAGE).render(told)
