"""Words -> persons: what reads like a name, and names cut out of a line that signs.

A known given name or a rank opens a name; places, agencies, roles and dates beside it are cut off.
"""

import re

from ..arabic import fold
from ..model import SitePhrases

_RANK = (
    "الباحثة|الباحثه|الباحث|الكاتبة|الكاتبه|الكاتب|الصحفية|الصحفي|الصحافية|الصحافي|الزميلة|الزميل|"
    "المحررة|المحرر|"
    "المراسل|المراسلة|الإعلامي|الإعلامية|المستشار|المستشارة"
)
_HONORIFIC = re.compile(
    r"(?:(?:\u0623|\u0627)?\s?\.?\s?\u062f\s?[./]|[\u0623\u0627\u0645]\s?[./]|(?:الدكتورة|الدكتور|"
    r"البروفيسور|البروفسور|الأستاذة|الأستاذ|الاستاذ|"
    r"الشيخ|المهندسة|المهندس|اللواء|العميد|العقيد|السيدة|السيد|السفير|القس|الخوري|القاضي|المحامي|"
    r"المحامية)\s)\s*"
)
_ROLE = re.compile(
    r"\s(?:صاحب|صاحبة|رئيس|رئيسة|مدير|مديرة|أستاذ|أستاذة|استاذ|كاتب|كاتبة|عضو|باحث|باحثة|محرر|محررة|"
    r"مراسل|مراسلة|خبير|خبيرة|محام|محامي|"
    r"صحفي|صحفية|صحافي|صحافية|شاعر|شاعرة|روائي|روائية|أكاديمي|محلل|وكالة)(?!\w).*"
)
_FUNCTION_WORDS = frozenset(
    map(
        fold,
        re.findall(
            r"\w+",
            "في من على عن إلى الى مع أن ان إن هل كيف ماذا لماذا ما لا لم لن قد كل بعد قبل "
            "بين هذا هذه ذلك التي الذي "
            "هو هي أو ثم حتى عند ضد دون حول خلال أم بل كما نحو متى أين أي غير",
        ),
    )
)
_PIECES = re.compile(
    r"\s+[-\u2013\u2014\u0640|/]+\s*|\s*[-\u2013\u2014\u0640|/]+\s+|\s*[()\[\]|:/]\s*|\s*[\u060c,;]\s*"
)
_QUOTED = re.compile(r"[\u00ab\"\u201c][^\u00ab\u00bb\"\u201c\u201d]{2,24}[\u00bb\"\u201d]")
"""A newspaper that signs for its own people."""
_COMMA = re.compile(r"\s*[\u060c,;]\s*")
_LATIN_START = re.compile(r"^[A-Za-z\s]+(?=[\u0620-\u064a])")


def is_name(text: str, phrases: SitePhrases) -> bool:
    """Whether two to six words read like a person's name: a rank or a known given name opens them."""
    bare = _HONORIFIC.sub("", text.strip(), count=1)
    bare = re.sub(rf"^(?:{_RANK})\s+", "", bare)
    words = bare.split()
    if not 1 <= len(words) <= 6 or not could_be_name(bare):
        return False
    if bare != text.strip():
        return True
    opening = fold(words[0])
    is_known = opening in phrases.given_names or opening in {"ابو", "ابن", "ام"} or opening.startswith("عبد")
    return len(words) >= 2 and is_known


def could_be_name(text: str) -> bool:
    text = text.strip('\u00ab\u00bb"\u201c\u201d ')
    words = text.split()
    if not 1 <= len(words) <= 6 or any(map(_is_function_word, words)):
        return False
    return all(c.isalpha() or c in " .-'\u2019\u0640\u00a0" or "\u064b" <= c <= "\u0652" for c in text)


def _is_function_word(word: str) -> bool:
    """The name علي folds to the word على: as it is written, it is a name."""
    return fold(word) in _FUNCTION_WORDS and word != "علي"


def is_signature(text: str, phrases: SitePhrases) -> bool:
    """Whether an unlabelled short line is made of names, places and agencies."""
    whole, text = text, _drop_from(drop_latin(text), phrases)
    if _QUOTED.fullmatch(text) and text != whole:
        return True
    if len(text) > 80 or len(text.split()) > 10 or text.endswith(("\u061f", "!", ":")):
        return False
    pieces = split_pieces(text)
    if not 1 <= len(pieces) <= 4 or not all(could_be_name(piece) for piece in pieces):
        return False
    known = [p for p in pieces if _is_known(p, phrases)]
    if len(pieces) == 1:
        return bool(known) and not is_place(pieces[0], phrases)
    return bool(known) and all(len(piece.split()) <= 5 for piece in pieces)


def _drop_from(text: str, phrases: SitePhrases) -> str:
    """`فلان من الرباط` -> `فلان`."""
    found = re.search(r"\s+(?:من|في|بـ?)\s+(\S+(?:\s\S+)?)$", text)
    return text[: found.start()] if found and is_place(found[1], phrases) else text


def _is_known(piece: str, phrases: SitePhrases) -> bool:
    return (
        is_place(piece, phrases) or is_agency(piece, phrases) or is_name(_drop_place(piece, phrases), phrases)
    )


def is_place_and_name(text: str, phrases: SitePhrases) -> bool:
    """`دمشق شكري العسلي` as a last line: a known place and one to five words that could be a name."""
    words = re.sub(r"[()\s:.\u2013-]+", " ", text).split()
    rest = _drop_place(" ".join(words), phrases)
    return len(words) <= 8 and rest != " ".join(words) and could_be_name(rest)


def is_name_shaped(text: str) -> bool:
    """Two to four words the last of which is a family name with the article: right under a headline only."""
    words = text.split()
    if not 2 <= len(words) <= 4 or not could_be_name(text) or words[0].startswith("\u0627\u0644"):
        return False
    return words[-1].startswith("\u0627\u0644") or words[-2] == "\u0622\u0644"


def split_pieces(text: str) -> list[str]:
    return [piece for piece in (p.strip(" .*") for p in _PIECES.split(text)) if piece]


def split_names(text: str, phrases: SitePhrases) -> list[str]:
    text = drop_latin(text).rstrip(")")
    parts = [
        p.strip() for p in re.split(r"\s*[(\[|:]\s*|\s+[-\u2013\u2014\u0640/]+\s*", text) if p.strip(" )]*")
    ]
    people = [p for p in (_without_place(part, phrases) for part in parts) if p]
    named = [p for p in people if is_name(_COMMA.split(p)[0], phrases)] or people[:1]
    return [name for part in named for name in _split_commas(part, phrases)]


def _without_place(part: str, phrases: SitePhrases) -> str:
    pieces = [p.strip(" )]*") for p in _COMMA.split(part)]
    kept = [p for p in pieces if p and not is_place(p, phrases) and not any(c.isdigit() for c in p)]
    return "\u060c ".join(kept)


def _split_commas(part: str, phrases: SitePhrases) -> list[str]:
    first, *others = _COMMA.split(part)
    names = [first, *(other for other in others if is_name(other, phrases))]
    return [clean for name in names for clean in _split_and(_clean(name, phrases), phrases) if clean]


def _split_and(name: str, phrases: SitePhrases) -> list[str]:
    words = name.split()
    for at in range(2, len(words) - 1):
        word = words[at]
        is_joined = (
            word.startswith("\u0648")
            and fold(word[1:]) in phrases.given_names
            and fold(word) not in phrases.given_names
        )
        if is_joined or word == "\u0648":
            tail = words[at + 1 :] if word == "\u0648" else [word[1:], *words[at + 1 :]]
            return [" ".join(words[:at]), *_split_and(" ".join(tail), phrases)]
    return [name]


def _clean(name: str, phrases: SitePhrases) -> str:
    name = re.sub(rf"^(?:{_RANK})\s+", "", name.strip())
    name = " ".join(_drop_place(_drop_from(name, phrases), phrases).split())
    return _ROLE.sub("", name).strip(' .:()[]\u00ab\u00bb"\u201c\u201d')


def _drop_place(name: str, phrases: SitePhrases) -> str:
    """`دمشق شكري العسلي` -> the name alone, where two words are left."""
    words = name.split()
    while len(words) >= 2 and " ".join(map(fold, words[:2])) in phrases.cities and len(words) >= 4:
        words = words[2:]
    while len(words) >= 3 and fold(words[0]) in phrases.cities and fold(words[0]) not in phrases.given_names:
        words = words[1:]
    return " ".join(words)


def is_place(text: str, phrases: SitePhrases) -> bool:
    return fold(text.strip('\u00ab\u00bb"\u201c\u201d')) in phrases.cities


def is_agency(text: str, phrases: SitePhrases) -> bool:
    return fold(text.strip('\u00ab\u00bb"\u201c\u201d')) in phrases.agencies


def drop_latin(text: str) -> str:
    """The text from its first Arabic letter on, if Latin words (a slider's buttons) stand before it."""
    return _LATIN_START.sub("", text.strip(" .*"))
