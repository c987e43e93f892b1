"""A stylesheet -> the same without the rules that nothing on the site can match.

The theme's sheet dresses all that the theme can do; an archive of texts shows a fifth of it. A rule goes only
when each of its selectors asks for a class that no page and no script names, and a custom property only when
nothing refers to it. What cannot be judged so, stays.
"""

import re
from collections.abc import Collection, Iterator

_STRING = r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'"""
_BRACE = re.compile(rf"{_STRING}|([{{}};])", re.DOTALL)
_COMMA = re.compile(rf"{_STRING}|([(),])", re.DOTALL)
_SEMICOLON = re.compile(rf"{_STRING}|([();])", re.DOTALL)
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_ARGUMENT = re.compile(r"\([^()]*\)")
_USE = re.compile(r"var\(\s*(--[\w-]+)")
_NESTS = ("@media", "@supports", "@container", "@layer")


def drop_unused(sheet: str, named: Collection[str]) -> str:
    """The sheet without what names no class of `named`: the words of every page and script."""
    kept = _drop_rules(sheet, named)
    while (less := _drop_properties(kept, {*_USE.findall(kept), *named})) != kept:
        kept = less
    return kept


def _drop_rules(sheet: str, named: Collection[str]) -> str:
    out = []
    for head, body in _split_blocks(sheet):
        if head.startswith(_NESTS):
            if inner := _drop_rules(body, named):
                out.append(f"{head}{{{inner}}}")
        elif head.startswith("@"):
            out.append(f"{head}{{{body}}}" if body else f"{head};")
        elif matching := [one for one in _split(head, _COMMA, ",") if _can_match(one, named)]:
            out.append(f"{','.join(matching)}{{{body}}}")
    return "\n".join(out)


def _can_match(selector: str, named: Collection[str]) -> bool:
    """Whether every class that it asks for is named; what stands in brackets, `:not(.x)`, asks for none."""
    bare = selector
    while (less := _ARGUMENT.sub("", bare)) != bare:
        bare = less
    return "\\" in bare or all(one in named for one in _CLASS.findall(bare))


def _drop_properties(sheet: str, used: Collection[str]) -> str:
    out = []
    for head, body in _split_blocks(sheet):
        if head.startswith(_NESTS):
            out.append(f"{head}{{{_drop_properties(body, used)}}}")
        elif head.startswith("@"):
            out.append(f"{head}{{{body}}}" if body else f"{head};")
        else:
            lines = [one.strip() for one in _split(body, _SEMICOLON, ";")]
            kept = [one for one in lines if not one.startswith("--") or one.partition(":")[0] in used]
            if any(kept):
                out.append(f"{head}{{{';'.join(filter(None, kept))}}}")
    return "\n".join(out)


def _split_blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """(what stands before the brace, what stands in it); the second is empty for `@charset …;`."""
    start = opened = depth = 0
    for found in _BRACE.finditer(sheet):
        match found[1]:
            case "{":
                opened = found.start() if depth == 0 else opened
                depth += 1
            case "}":
                depth -= 1
                if depth == 0:
                    yield sheet[start:opened].strip(), sheet[opened + 1 : found.start()]
                    start = found.end()
            case ";" if depth == 0:
                yield sheet[start : found.start()].strip(), ""
                start = found.end()


def _split(text: str, edge: re.Pattern[str], mark: str) -> list[str]:
    """The parts between the marks that stand in no string and no bracket."""
    parts, start, depth = [], 0, 0
    for found in edge.finditer(text):
        depth += {"(": 1, ")": -1}.get(found[1], 0)
        if found[1] == mark and depth == 0:
            parts.append(text[start : found.start()])
            start = found.end()
    return [*parts, text[start:]]
