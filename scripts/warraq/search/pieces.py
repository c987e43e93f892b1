"""The index in, small files out, each a script: a browser loads a script from the disk as well.

    <language>.js           how the index is cut, its rules and stop words (the only file with a fixed name)
    <language>-<digest>/    k<n> keys -> words, r<n> the keys backwards, p<n> postings, t<doc>-<n> texts of
                            articles, s<n> entries and pages, facets

A piece is deflated and written in base64, so a plain server sends no more than a packing one.
"""

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from .documents import ARTICLE, KINDS, Document
from .index import PIECE, VIA, Form, Index, Place
from .words import RULES

_KEYS = 20_000
"""Bytes of a piece of the vocabulary before it is deflated."""
_POSTINGS = 12_000
_GROUP = 32
"""Entries of the glossary, or pages, that travel together."""
CALL = "warraqSearch.take"


def cut(index: Index, language: str, stop: frozenset[str], names: Mapping[str, str]) -> dict[str, bytes]:
    """File name -> content of every piece; `names` are the terms' names in the other language."""
    postings = list(_cut_postings(index.forms))
    articles = sum(one.kind == ARTICLE for one in index.documents)
    words = sorted(_list_keys(index.forms, articles).items())
    keys = list(_gather((key, line.encode()) for key, line in words))
    backwards = list(
        _gather((key[::-1], key[::-1].encode()) for key in sorted(_plain_keys(index.forms), key=_reversed))
    )
    pieces = {f"p{n}": blob for n, (_first, blob) in enumerate(postings)}
    pieces |= {f"k{n}": b"\n".join(lines) for n, (_first, lines) in enumerate(keys)}
    pieces |= {f"r{n}": b"\n".join(lines) for n, (_first, lines) in enumerate(backwards)}
    pieces |= dict(_cut_texts(index, names))
    pieces["facets"] = _dump(_facets(index.documents))
    packed = {name: _pack(blob) for name, blob in pieces.items()}
    digest = hashlib.sha256(b"\0".join(pieces[name] for name in sorted(pieces))).hexdigest()[:12]
    head = {
        "digest": digest,
        "piece": PIECE,
        "group": _GROUP,
        "counts": [sum(one.kind == kind for one in index.documents) for kind in KINDS],
        "keys": [first for first, _lines in keys],
        "backwards": [first for first, _lines in backwards],
        "postings": [first for first, _blob in postings],
        "stop": sorted(stop),
        "rules": RULES,
    }
    files = {f"{language}.js": f"{CALL}({_quote(language)},{_dump(head).decode()})\n".encode()}
    for name, text in packed.items():
        files[f"{language}-{digest}/{name}.js"] = f'{CALL}("{language}-{digest}/{name}","{text}")\n'.encode()
    return files


def _reversed(key: str) -> str:
    return key[::-1]


def _list_keys(forms: Sequence[Form], articles: int) -> dict[str, str]:
    """Key -> its line: `key TAB word:nearness:articles:number … TAB those keys of the word itself that
    lead to other words`."""
    lines: dict[str, list[str]] = {}
    for number, form in enumerate(forms):
        count = sum(document < articles for document in form.postings)
        for key, near in form.keys.items():
            word = "" if form.word == key else form.word
            lines.setdefault(key, []).append(f"{word}:{near}:{count}:{number}")
    others = {
        form.word.removeprefix(VIA): " ".join(
            f"{key}:{near}" for key, near in form.keys.items() if near and len(lines[key]) > 1
        )
        for form in forms
    }
    return {key: f"{key}\t{' '.join(found)}\t{others.get(key, '')}" for key, found in lines.items()}


def _plain_keys(forms: Sequence[Form]) -> set[str]:
    return {key for form in forms for key, near in form.keys.items() if near < 2 and len(key) > 3}


def _gather(items: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, list[bytes]]]:
    """Runs of neighbours, none much longer than a piece; each with its first key."""
    run: list[bytes] = []
    first, size = "", 0
    for key, line in items:
        if run and size + len(line) > _KEYS:
            yield first, run
            run, size = [], 0
        first = first if run else key
        run.append(line)
        size += len(line) + 1
    if run:
        yield first, run


def _cut_postings(forms: Sequence[Form]) -> Iterator[tuple[int, bytes]]:
    """Runs of words' postings, each with the number of its first word."""
    first, run = 0, b""
    for number, form in enumerate(forms):
        blob = _write_postings(form.postings)
        blob = _varint(len(blob)) + blob
        if run and len(run) + len(blob) > _POSTINGS:
            yield first, run
            first, run = number, b""
        run += blob
    if run:
        yield first, run


def _write_postings(postings: Mapping[int, tuple[int, ...]]) -> bytes:
    """For each document: how many further on it is, how many occurrences, the steps between them."""
    out = bytearray()
    before = 0
    for number in sorted(postings):
        at = postings[number]
        out += _varint(number - before) + _varint(len(at))
        before, last = number, 0
        for value in at:
            out += _varint(value - last)
            last = value
    return bytes(out)


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _cut_texts(index: Index, names: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """An article's blocks, piece by piece (a block that crosses an edge stands in both), then the rest."""
    pairs = list(zip(index.documents, index.places, strict=True))
    articles = sum(document.kind == ARTICLE for document in index.documents)
    for at in range(articles, len(pairs), _GROUP):
        group = [_text_piece(document, placed, names) for document, placed in pairs[at : at + _GROUP]]
        yield f"s{(at - articles) // _GROUP}", _dump(group)
    for number, (document, placed) in enumerate(pairs[:articles]):
        last = placed[-1].last >> PIECE if placed else 0
        for piece in range(last + 1):
            inside = [place for place in placed if place.first >> PIECE <= piece <= place.last >> PIECE]
            yield f"t{number}-{piece}", _dump(_text_piece(document, inside, names))


def _text_piece(document: Document, inside: Sequence[Place], names: Mapping[str, str]) -> dict[str, Any]:
    headings = list(dict.fromkeys(place.block.heading for place in inside))
    blocks = []
    for place in inside:
        text = place.block.text
        spans = [
            [_in_utf16(text, span.start), _in_utf16(text, span.end), names[span.term]]
            for span in place.block.spans
            if span.term in names
        ]
        block = [place.first, place.block.id, headings.index(place.block.heading), text.rstrip()]
        blocks.append([*block, spans] if spans else block)
    return {
        "url": document.url,
        "title": document.title,
        **document.facts,
        "headings": headings,
        "blocks": blocks,
    }


def _in_utf16(text: str, offset: int) -> int:
    """The offset as a browser counts it, where letters beyond the first plane are two."""
    return len(text[:offset].encode("utf-16-le")) // 2


def _facets(documents: Sequence[Document]) -> dict[str, Any]:
    """The publishers and subjects of the articles: lists of names, and for each article its numbers."""
    names: dict[str, list[str]] = {"publisher": [], "subjects": []}
    rows = []
    for document in documents:
        if document.kind != KINDS[0]:
            break
        row = []
        for facet, known in names.items():
            value = document.facts.get(facet) or []
            row.append([_number(name, known) for name in ([value] if isinstance(value, str) else value)])
        rows.append(row)
    return {"names": names, "rows": rows}


def _number(name: str, known: list[str]) -> int:
    if name not in known:
        known.append(name)
    return known.index(name)


def _dump(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _quote(text: str) -> str:
    return json.dumps(text)


def _pack(blob: bytes) -> str:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return base64.b64encode(packer.compress(blob) + packer.flush()).decode()
