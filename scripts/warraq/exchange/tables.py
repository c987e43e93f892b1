"""Tables as CSV (RFC 4180) that a spreadsheet opens well, and the glossary's table back again.

UTF-8 with a byte order mark: without it Excel reads Arabic as the code page of the computer, and every reader
of ours and of others knows the mark. A cell that a spreadsheet would calculate is opened with an apostrophe
(OWASP, “CSV Injection”), which reading takes off again. Several values stand in one cell as `a|b`.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from ..faults import Problem, fault
from ..model import ArabicForms, Bilingual, EnglishForms, Term
from .incoming import KINDS, Incoming, Reading, check_incoming, decode

HEADINGS = (
    *("id", "kind", "term_ar", "variants_ar", "term_en", "variants_en", "abbreviations_en"),
    *("definition_ar", "definition_en", "plural", "match", "related", "sources"),
)
NEEDED = ("term_ar", "term_en")

# The full-width signs calculate as well, in spreadsheets set to an East Asian language.
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_CHOICES = {"kind": KINDS, "plural": ("true", "false"), "match": ("always", "never")}


def write_table(rows: Sequence[Sequence[str]]) -> bytes:
    """The rows, headings first, as CSV: comma, CRLF, quotes where they are needed."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerows([_guard(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def join_values(values: Sequence[str]) -> str:
    """`a|b`; a bar or a backslash inside a value gets a backslash before it."""
    return "|".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def write_csv(terms: Sequence[Term]) -> bytes:
    """The glossary's table: a row for each term, in order, under HEADINGS."""
    return write_table([HEADINGS, *(_list_cells(term) for term in terms)])


def read_csv(data: bytes, path: str) -> Reading:
    """The entries of the table, or at least one problem; never an exception.

    Comma, semicolon and tab are known by the headings. Spaces around a term or a value do not count.
    """
    text, problems = decode(data, path)
    if problems:
        return Reading(problems=problems)
    try:
        rows = list(_list_rows(text))
    except csv.Error as error:
        return Reading(problems=(fault(path, 0, "not-csv", why=error),))
    headings = [cell.strip() for cell in rows[0][1]] if rows else []
    if problem := _check_headings(headings, path):
        return Reading(problems=(problem,))
    faults: list[Problem] = []
    found = [_read_row(line, headings, row, path, faults) for line, row in rows[1:] if any(row)]
    problems = (*faults, *check_incoming(found, path))
    if not found:
        problems = (fault(path, 0, "no-row"),)
    return Reading(() if problems else tuple(found), (), problems)


def _guard(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _unguard(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _split_values(cell: str) -> tuple[str, ...]:
    found = re.findall(r"(?:[^\\|]|\\.|\\$)+", cell, re.DOTALL)
    values = (re.sub(r"\\(.)", r"\1", value, flags=re.DOTALL).strip() for value in found)
    return tuple(value for value in values if value)


def _list_cells(term: Term) -> tuple[str, ...]:
    return (
        *(term.id, term.kind, term.ar.term, join_values(term.ar.variants), term.en.term),
        *(join_values(term.en.variants), join_values(term.en.abbreviations)),
        *(term.definition.ar, term.definition.en, str(term.plural).lower(), term.match),
        *(join_values(term.related), join_values(term.sources)),
    )


def _list_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The line that each row opens on, and its cells as they are meant."""
    opening = text.partition("\n")[0]
    delimiter = max(",;\t", key=opening.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    for row in reader:
        yield line, [_unguard(cell) for cell in row]
        line = reader.line_num + 1


def _check_headings(headings: Sequence[str], path: str) -> Problem | None:
    if missing := [name for name in NEEDED if name not in headings]:
        return fault(path, 1, "no-column", missing="`, `".join(missing), columns=", ".join(HEADINGS))
    for name in headings:
        if name not in HEADINGS:
            column, columns = ascii(name)[1:-1], ", ".join(HEADINGS)
            return fault(path, 1, "unknown-column", column=column, columns=columns)
        if headings.count(name) > 1:
            return fault(path, 1, "column-twice", column=name)
    return None


def _read_row(
    line: int, headings: Sequence[str], row: Sequence[str], path: str, faults: list[Problem]
) -> Incoming:
    if len(row) > len(headings):
        faults.append(fault(path, line, "too-many-cells", cells=len(row), headings=len(headings)))
    cells = dict(zip(headings, row, strict=False))
    said = {key: _choose(key, cells.get(key, ""), path, line, faults) for key in _CHOICES}
    said = {key: value for key, value in said.items() if value}
    lists = {key: _split_values(cells.get(key, "")) for key in HEADINGS}
    term = Term(
        id=cells.get("id", "").strip(),
        ar=ArabicForms(cells.get("term_ar", "").strip(), lists["variants_ar"]),
        en=EnglishForms(cells.get("term_en", "").strip(), lists["variants_en"], lists["abbreviations_en"]),
        kind=said.get("kind", "concept"),  # type: ignore[arg-type]  # _choose let only kinds in
        definition=Bilingual(cells.get("definition_ar", ""), cells.get("definition_en", "")),
        plural=said.get("plural", "true") == "true",
        match="never" if said.get("match") == "never" else "always",
        related=lists["related"],
        sources=lists["sources"],
        line=line,
    )
    return Incoming(term, term.id, frozenset(said))


def _choose(key: str, cell: str, path: str, line: int, faults: list[Problem]) -> str:
    """The cell's choice; a spreadsheet writes TRUE for true. Empty where it has none."""
    value = cell.strip().casefold()
    if value and value not in _CHOICES[key]:
        written, choices = ascii(cell.strip())[1:-1], ", ".join(_CHOICES[key])
        faults.append(fault(path, line, "bad-choice", value=written, key=key, choices=choices))
        return ""
    return value
