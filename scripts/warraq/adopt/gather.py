"""Pages as they were built, as they are built now, and as they stand in docs/ -> the edits of editors.

A page differs from what the build makes for two reasons: someone edited it, or someone edited seeds/ and did
not build. So it is held against the page that was built last; where both happened to the same words, neither
wins.
"""

from collections.abc import Iterator, Mapping, Sequence

from ..faults import Problem, fault
from ..model import Page
from .differ import Comparison, Difference, Edit
from .inline import read_inline
from .naming import Names
from .places import GLOSSARY, Place, Unit, is_adoptable, list_lines, read_places, read_seed_id


def gather(
    base: Mapping[str, Page], now: Mapping[str, Page], docs: Mapping[str, str], names: Names
) -> Difference:
    """The edits that can be tried, one for a unit, and what else differs. `docs` is path -> text of the pages
    that can be read; pages of `base` that it does not hold are not looked at."""
    found = Difference()
    for path in sorted(base.keys() & docs.keys()):
        page = now.get(path)
        if docs[path] not in {base[path].text, page.text if page else ""}:
            _compare(base[path], page, docs[path].replace("\r\n", "\n"), names, found)
    found.edits = list(_agree(found.edits, names, found.problems))
    return found


def _compare(base: Page, now: Page | None, text: str, names: Names, found: Difference) -> None:
    can_adopt = is_adoptable(base.path)
    file = names.file(read_seed_id(base.text) or (GLOSSARY if can_adopt else ""))
    shown, built = names.page(base.path), "built-line" if can_adopt else "page-repeats"
    comparison = Comparison(base.path, shown, file, built)
    difference = comparison.compare(read_places(base, names.words), list_lines(text))
    found.problems += difference.problems
    found.echoes += difference.echoes
    held = read_units(read_places(now, names.words)) if now else {}
    for edit in difference.edits:
        if held.get(edit.unit) == edit.said:
            found.edits.append(edit)
        elif held.get(edit.unit) != edit.says:
            found.problems.append(fault(shown, edit.number, "changed-twice", unit=edit.unit.name, file=file))


def read_units(places: Sequence[Place]) -> dict[Unit, str]:
    """What a page says of each unit."""
    return {place.unit: read_inline(place.md).plain for place in places if place.unit}


def _agree(edits: Sequence[Edit], names: Names, problems: list[Problem]) -> Iterator[Edit]:
    """One edit for a unit; where pages say different things of it, they are told."""
    groups: dict[Unit, list[Edit]] = {}
    for edit in edits:
        groups.setdefault(edit.unit, []).append(edit)
    for unit, group in groups.items():
        first = group[0]
        others = [edit for edit in group if edit.says != first.says]
        if not others:
            yield first
        for edit in others:
            where = f"{names.page(first.page)}:{first.number}"
            told = {"unit": unit.name, "file": names.file(unit.file), "other": where}
            problems.append(fault(names.page(edit.page), edit.number, "two-wordings", **told))
