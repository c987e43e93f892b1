"""What must agree between the files: text and record, the text and its SHA-256, slugs, see_also."""

from collections.abc import Iterator, Mapping

from ..address import SLUG
from ..faults import Problem, fault
from ..model import Collection, RecordFile
from ..near import find_near


def check_partners(collection: Collection) -> Iterator[Problem]:
    """A text without a record, a record without a text."""
    seeds = {seed.id for seed in collection.seeds}
    for seed in collection.seeds:
        if seed.id not in collection.records and seed.id not in collection.broken:
            yield fault(seed.path, 0, "no-record", file=seed.path)
    for identifier, file in collection.records.items():
        if identifier not in seeds and identifier not in collection.broken:
            yield fault(file.path, 0, "no-text", file=f"{identifier}.txt")


def check_recorded(collection: Collection) -> Iterator[Problem]:
    """A text whose bytes are not those that its record was written for."""
    for seed in collection.seeds:
        file = collection.records.get(seed.id)
        if file and file.record.sha256 is not None and file.record.sha256 != seed.sha256:
            where = f"{file.path}:{file.line_of('sha256')}"
            yield fault(seed.path, 0, "text-changed", where=where, sha256=seed.sha256)


def check_slugs(collection: Collection, published: Mapping[str, str]) -> Iterator[Problem]:
    """Slugs that are no address, that two articles claim, or that are not the published ones."""
    seen: dict[str, RecordFile] = {}
    addresses = {identifier: slug for slug, identifier in published.items()}
    for identifier, file in collection.records.items():
        slug, line = file.record.slug, file.line_of("slug")
        owner, before = published.get(slug, identifier), addresses.get(identifier, slug)
        if not SLUG.fullmatch(slug) or slug == "index":
            yield fault(file.path, line, "bad-slug", slug=slug)
        elif slug in seen:
            where = f"{seen[slug].path}:{seen[slug].line_of('slug')}"
            yield fault(file.path, line, "slug-taken", slug=slug, where=where)
        elif before != slug and published.get(slug) != identifier:
            yield fault(file.path, line, "slug-changed", slug=slug, published=before)
        elif owner != identifier:
            yield fault(file.path, line, "slug-reused", slug=slug, owner=owner)
        seen.setdefault(slug, file)


def check_see_also(collection: Collection, slugs: set[str]) -> Iterator[Problem]:
    """A link to an article that the archive does not hold, or to the article itself."""
    for file in collection.records.values():
        for index, slug in enumerate(file.record.see_also):
            if slug not in slugs or slug == file.record.slug:
                near = find_near(slug, slugs - {file.record.slug})
                yield fault(
                    file.path, file.line_of("see_also", index), "no-such-article", slug=slug, near=near
                )
