"""Differences + Speech -> the sections of the report, each a list of Markdown items; empty for nothing."""

from collections import Counter

from .differences import (
    ArticleChange,
    Change,
    Differences,
    Fault,
    Listings,
    LostEvidence,
    Standing,
    TermChange,
)
from .inert import code, inert, number, tell
from .speech import Speech

_SHORT = 90


def tell_faults(differences: Differences, speech: Speech) -> list[str]:
    """Each with its place; the new ones come first."""
    return [_tell_fault(fault, speech) for fault in differences.faults]


def _tell_fault(fault: Fault, speech: Speech) -> str:
    problem = fault.problem
    where = code(f"{problem.path}:{problem.line}" if problem.line else problem.path)
    age = "" if fault.is_new else f" ({speech.say('fault_old')})"
    return f"{where}{age}: {tell(problem, speech.language)}"


def tell_evidence(differences: Differences, speech: Speech) -> list[str]:
    """Each line that points cite and that is not what it was, with what it was and what it is."""
    return [_tell_lost(lost, speech) for lost in differences.evidence]


def _tell_lost(lost: LostEvidence, speech: Speech) -> str:
    points = speech.number(lost.points, "at_points")
    both = (inert(lost.before, _SHORT), inert(lost.after, _SHORT))
    what = speech.say(f"evidence_{lost.cause}", points, *both)
    return speech.say("evidence_item", code(lost.slug), speech.number((lost.line,), "at_lines"), what)


# ---------------------------------------------------------------- pages


def tell_articles(differences: Differences, speech: Speech) -> list[str]:
    """Each with its title, and what of it changed."""
    return [_tell_article(article, speech) for article in differences.articles]


def _tell_article(article: ArticleChange, speech: Speech) -> str:
    title = inert(speech.pick(article.title), 120)
    name = code(article.slug)
    if article.unreadable:
        return speech.say("article_unreadable", title, name, code(article.unreadable))
    if article.fate == "changed":
        changes = " · ".join(_tell_change(change, speech) for change in article.changes)
        return speech.say("article_changed", title, name, changes)
    holds = (speech.count(article.points, "points"), speech.count(article.terms, "terms_linked"))
    return speech.say(f"article_{article.fate}", title, name, *holds)


def _tell_change(change: Change, speech: Speech) -> str:
    what = speech.say(f"part_{change.part}")
    if change.numbers:
        thing = "at_points" if change.part == "points" else "at_lines"
        what += f" ({speech.number(change.numbers, thing)})"
    if not change.before and not change.after:
        return what
    both = (change.before, change.after)
    if change.part == "status":
        before, after = (speech.say(f"status_{value}") for value in both)
    else:
        show = inert if change.part == "points" else code
        before, after = (show(value) for value in both)
    return f"{what}: {speech.say('arrow', before, after)}"


def tell_hand_written(differences: Differences, speech: Speech) -> list[str]:
    """The files of docs/ that people write."""
    return [speech.say(f"hand_{each.fate}", code(f"docs/{each.path}")) for each in differences.hand_written]


def tell_gone(differences: Differences, speech: Speech) -> list[str]:
    """The addresses that go away with an article or an entry."""
    return [code(path) for path in differences.listings.gone]


def tell_listings(differences: Differences, speech: Speech) -> list[str]:
    """The pages that change with the rest, in one line."""
    told = _list_listings(differences.listings, speech)
    return [speech.say("comma").join(told)] if told else []


def _list_listings(listings: Listings, speech: Speech) -> list[str]:
    kinds = Counter(_kind_of(path) for path in listings.lists)
    told = [speech.say(f"list_{kind}") for kind in ("home", "articles", "glossary", "names") if kinds[kind]]
    if listings.articles:
        told.insert(0, speech.count(len(listings.articles), "other_articles"))
    if kinds["subjects"]:
        told.append(speech.count(kinds["subjects"], "subject_pages"))
    return told


def _kind_of(path: str) -> str:
    folder = path.split("/", maxsplit=1)[0]
    return "home" if folder == "index" else folder


# ---------------------------------------------------------------- terms and links


def tell_terms(differences: Differences, speech: Speech) -> list[str]:
    """Each entry with what happened to it and to its mentions."""
    return [_tell_term(term, speech) for term in differences.terms]


def _tell_term(term: TermChange, speech: Speech) -> str:
    told = speech.say(f"term_{term.fate}", inert(speech.pick(term.name), 80), code(term.id))
    keys = [speech.say(f"key_{key}") for key in term.keys]
    counts = [
        *([speech.say("gained", speech.count(term.gained, "mentions"))] if term.gained else []),
        *([speech.say("lost", speech.count(term.lost, "mentions"))] if term.lost else []),
    ]
    if counts:
        counts[-1] += " " + speech.count(term.articles, "in_articles")
    if term.links:
        sign = "+" if term.links > 0 else "\u2212"
        counts.append(speech.say("term_links", number(f"{sign}{abs(term.links)}")))
    about = " · ".join([*([speech.say("comma").join(keys)] if keys else []), *counts])
    return f"{told}: {about}" if about else told


def tell_links(differences: Differences, speech: Speech) -> list[str]:
    """Links between articles."""
    return [
        speech.say(
            f"link_{link.fate}",
            speech.say("both_ways" if link.both_ways else "arrow", code(link.source), code(link.target)),
        )
        for link in differences.links
    ]


# ---------------------------------------------------------------- docs/


def tell_standing(differences: Differences, speech: Speech) -> list[str]:
    """The generated pages that are not what seeds/ makes, and what to run."""
    standing: Standing = differences.standing
    told = [speech.say("docs_in_the_way", code(f"docs/{path}")) for path in standing.in_the_way]
    if standing.edited:
        paths = speech.enumerate([code(f"docs/{path}") for path in standing.edited])
        told.append(speech.say("docs_edited", paths))
    if standing.stale:
        told.append(speech.count(len(standing.stale), "docs_stale"))
    return told
