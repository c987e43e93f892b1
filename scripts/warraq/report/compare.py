"""Two Sides -> Differences. Nothing here touches the disk; the order of everything is fixed."""

from collections.abc import Iterator

from ..faults import Problem
from .articles import compare_articles, compare_links, pair_entries
from .differences import Differences, Fault, Side
from .evidence import find_lost_evidence
from .pages import compare_hand_written, compare_listings, judge_standing
from .vocabulary import compare_terms

GLOSSARY = "glossary.yml"


def compare(base: Side, head: Side) -> Differences:
    """What the head changes for those who read the base."""
    pairs = pair_entries(base.entries, head.entries)
    articles = tuple(compare_articles(pairs, head))
    # Without a glossary that can be read nothing is mentioned or related; its faults say enough.
    blind = not head.terms and GLOSSARY in head.seeds
    return Differences(
        faults=tuple(sorted(_judge_faults(base, head), key=lambda fault: not fault.is_new)),
        evidence=tuple(find_lost_evidence(pairs)),
        articles=articles,
        hand_written=tuple(compare_hand_written(base, head)),
        listings=compare_listings(base, head, articles),
        terms=() if blind else compare_terms(base, head, pairs),
        links=() if blind or any(each.unreadable for each in articles) else tuple(compare_links(pairs)),
        standing=judge_standing(base, head),
    )


def _judge_faults(base: Side, head: Side) -> Iterator[Fault]:
    """A fault that only moved to another line is not new."""
    known = {_without_line(problem) for problem in base.problems}
    for problem in head.problems:
        yield Fault(problem, _without_line(problem) not in known)


def _without_line(problem: Problem) -> tuple[object, ...]:
    return problem.path, problem.rule, problem.values
