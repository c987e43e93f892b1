"""Two glossaries -> what happened to each entry, and to its mentions in the articles."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ..model import Bilingual, Mention, Term
from .articles import Pair
from .differences import Side, TermChange, TermFate

_ORDER = ("removed", "added", "changed", "mentions")


def compare_terms(base: Side, head: Side, pairs: Sequence[Pair]) -> tuple[TermChange, ...]:
    """The entries that were removed first, then new and changed ones, then those mentioned otherwise."""
    changes = _list_changes(base, head, pairs)
    return tuple(sorted(changes, key=lambda each: (_ORDER.index(each.fate), each.id)))


def _list_changes(base: Side, head: Side, pairs: Sequence[Pair]) -> Iterator[TermChange]:
    former, now = ({term.id: term for term in side.terms} for side in (base, head))
    mentions = _count_changes([(o.mentions, n.mentions) for o, n in pairs if o and n])
    links = _count_changes([(o.links, n.links) for o, n in pairs if o and n])
    for name in sorted(former.keys() | now.keys()):
        told = mentions.get(name, (0, 0, 0))
        gained, lost, _articles = links.get(name, (0, 0, 0))
        old, new = former.get(name), now.get(name)
        keys = tuple(_changed_keys(old, new)) if old and new else ()
        if old is None or new is None or keys or any(told) or gained or lost:
            term = now.get(name, former.get(name))
            both = Bilingual(term.ar.term, term.en.term) if term else Bilingual()
            yield TermChange(_name_fate(old, new, keys), name, both, keys, *told, links=gained - lost)


def _name_fate(old: Term | None, new: Term | None, keys: Sequence[str]) -> TermFate:
    if old is None or new is None:
        return "removed" if old else "added"
    return "changed" if keys else "mentions"


def _changed_keys(old: Term, new: Term) -> Iterator[str]:
    for key in ("ar", "en", "kind", "definition", "plural", "match", "related", "sources"):
        if getattr(old, key) != getattr(new, key):
            yield key


def _count_changes(
    texts: Sequence[tuple[Sequence[Mention], Sequence[Mention]]],
) -> Mapping[str, tuple[int, int, int]]:
    """Term -> how many mentions were gained and lost, and in how many articles."""
    found: dict[str, tuple[int, int, int]] = {}
    for before, after in texts:
        was, now = (Counter(mention.term for mention in each) for each in (before, after))
        for name in was.keys() | now.keys():
            if by := now[name] - was[name]:
                gained, lost, articles = found.get(name, (0, 0, 0))
                found[name] = (gained + max(by, 0), lost + max(-by, 0), articles + 1)
    return found
