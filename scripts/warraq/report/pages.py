"""Two states of docs/ and the pages that seeds/ makes -> which pages change, and which are not as made."""

from collections.abc import Iterator, Sequence

from .differences import ArticleChange, HandWritten, Listings, Side, Standing

_OF_ARTICLES = {"articles", "facing"}


def compare_listings(base: Side, head: Side, articles: Sequence[ArticleChange]) -> Listings:
    """What the build changes besides the articles that were touched; nothing while there are faults."""
    if not head.pages:
        return Listings()
    touched = {each.slug for each in articles}
    touched |= {change.before for each in articles for change in each.changes if change.part == "slug"}
    published = {path: file.digest for path, file in base.docs.items() if file.generated}
    anew = {path for path, digest in head.pages.items() if published.get(path) != digest}
    others = {slug for path in anew if (slug := _article_of(path)) and slug not in touched}
    gone = {path for path in published.keys() - head.pages.keys() if _article_of(path) not in touched}
    return Listings(
        tuple(sorted(others)),
        tuple(sorted({_unlanguaged(path) for path in anew if not _article_of(path)})),
        tuple(sorted({_unlanguaged(path) for path in gone})),
    )


def _article_of(path: str) -> str:
    """The slug of the article whose page it is; empty for a page about the collection."""
    _language, *folders, name = path.split("/")
    slug = name.removesuffix(".md")
    return slug if folders and folders[0] in _OF_ARTICLES and slug != "index" else ""


def _unlanguaged(path: str) -> str:
    return path.partition("/")[2].removesuffix(".md")


def compare_hand_written(base: Side, head: Side) -> Iterator[HandWritten]:
    """The files that no seed makes and that were added, removed or changed."""
    for path in sorted(base.docs.keys() | head.docs.keys()):
        old, new = base.docs.get(path), head.docs.get(path)
        if path in head.pages or any(file and file.generated for file in (old, new)) or old == new:
            continue
        yield HandWritten("added" if not old else "removed" if not new else "changed", path)


def judge_standing(base: Side, head: Side) -> Standing:
    """The generated pages in the head's docs/ that are not what its seeds/ makes."""
    if not head.pages:
        return Standing()
    found: dict[str, list[str]] = {"stale": [], "edited": [], "in_the_way": []}
    ours = {path for path, file in head.docs.items() if file.generated}
    for path in sorted(head.pages.keys() | ours):
        if how := _judge(path, base, head):
            found[how].append(path)
    return Standing(*map(tuple, found.values()))


def _judge(path: str, base: Side, head: Side) -> str:
    file, made = head.docs.get(path), head.pages.get(path)
    if file and not file.generated:
        return "in_the_way"
    if file and file.digest == made:
        return ""
    return "stale" if file is None or file == base.docs.get(path) else "edited"
