"""The reader's promises: the five seeds line by line, nothing lost, any text, and each rule by an example."""

import json
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warraq.model import Article, Role, Seed
from warraq.parse import parse_seed
from warraq.parse.dates import is_date_line, read_date
from warraq.parse.survey import INVISIBLE
from warraq.read import load_phrases

ROOT = Path(__file__).parents[1]
GOLDENS = sorted((ROOT / "tests/goldens/reading").glob("*.json"))
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
PHRASES = load_phrases()
PROSE = (
    "تجمع هذه الفقرة كلاما يكفي ليكون نصا جاريا لا عنوانا، فهي تطول حتى تتجاوز السطر الواحد ثم تنتهي بنقطة."
)


def read(text: str, overrides: dict[int, Role] | None = None) -> Article:
    """The article of a text that no file holds."""
    seed = Seed("test", "test.txt", text, sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    return parse_seed(seed, PHRASES, overrides or {})


def page(*blocks: str) -> str:
    """A text whose blocks stand apart by empty lines."""
    return "\n\n".join(blocks)


def roles(text: str) -> list[str]:
    """The roles of the non-empty lines in order."""
    return [line.role.value for line in read(text).lines]


def kept(article: Article, number: int) -> list[tuple[str, str]]:
    """The kept stretches of a line, each with its kind."""
    line = next(line for line in article.lines if line.number == number)
    raw = article.seed.lines[number - 1]
    return [(part.kind, raw[part.start : part.end]) for part in line.parts]


def as_golden(article: Article) -> dict[str, Any]:
    """What a golden file stores."""
    meta = article.meta
    return {
        "meta": {
            "title": meta.title,
            "creators": list(meta.creators),
            "publisher": meta.publisher,
            "date": meta.date,
            "source": meta.source,
            "translator": meta.translator,
        },
        "lines": [
            {
                "line": line.number,
                "role": line.role.value,
                "rule": line.rule,
                "level": line.level,
                "ordinal": line.ordinal,
                "parts": [[part.kind, part.start, part.end] for part in line.parts],
            }
            for line in article.lines
        ],
        "references": [{"line": r.line, "title": r.title} for r in article.references],
    }


def check_parts(article: Article) -> None:
    """Kept + dropped = raw: parts are sorted, apart, inside the line, and trimmed."""
    raw = article.seed.lines
    for line in article.lines:
        text = raw[line.number - 1]
        assert bool(line.parts) == line.role.is_kept
        for part in line.parts:
            assert 0 <= part.start < part.end <= len(text)
            shown = text[part.start : part.end]
            assert shown == shown.strip()
        assert all(one.end <= two.start for one, two in pairwise(line.parts))


# ---------------------------------------------------------------- the collection


def test_every_seed_has_a_golden() -> None:
    assert [path.stem for path in GOLDENS] == [path.stem for path in SEEDS]


@pytest.mark.parametrize("path", GOLDENS, ids=lambda path: path.stem)
def test_seed_reads_as_its_golden(path: Path) -> None:
    text = (ROOT / "seeds" / f"{path.stem}.txt").read_bytes().decode("utf-8")
    assert as_golden(read(text)) == json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_no_word_of_a_kept_line_is_dropped(path: Path) -> None:
    article = read(path.read_bytes().decode("utf-8"))
    check_parts(article)
    for line in article.kept:
        raw = article.seed.lines[line.number - 1]
        covered = {at for part in line.parts for at in range(part.start, part.end)}
        rest = "".join(char for at, char in enumerate(raw) if at not in covered)
        assert not [char for char in rest if char.isalpha() and char != "\u0640"], (line.number, rest)


# ---------------------------------------------------------------- any text

arabic = st.text(
    alphabet='ابتثجحخدذرزسشعقكلمنهوي ءآأةى١٢٣123.:؟!،-ـ*@=•[]()"«»|/\t\u00a0\ufeff\u200f\r', max_size=60
)
shapes = st.sampled_from(
    [
        PROSE,
        "عنوان قصير",
        "شارك",
        "اقرأ أيضا",
        "- بند",
        "1- بند",
        "بقلم: خالد سعيد",
        "",
        " ",
        "\ufeff",
        "12 مايو 2020",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(arabic, shapes, st.text(max_size=40)), max_size=25).map("\n".join))
def test_any_text_is_read(text: str) -> None:
    article = read(text)
    blank = INVISIBLE + "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
    expected = [number for number, line in enumerate(text.split("\n"), 1) if line.strip(blank)]
    assert [line.number for line in article.lines] == expected
    assert all(line.rule for line in article.lines)
    assert all((line.level >= 2) == (line.role is Role.HEADING) for line in article.lines)
    check_parts(article)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "\u00a0\n\ufeff\n\u200f\r\n", "كلمة", "١", "*", "[", "\u0640\u0640\u0640"]
)
def test_almost_nothing_is_read(text: str) -> None:
    check_parts(read(text))


def test_a_line_of_a_million_words_is_read() -> None:
    article = read("كلمة " * 1_000_000 + "\n" + "[" * 1_000_000 + "\n" + " " * 1_000_000 + ".")
    assert len(article.lines) == 3


def test_an_editor_overrules() -> None:
    text = f"سطر أول قصير\n\nعنوان المقالة كما يراه المحرر\n\n{PROSE}\n\n{PROSE}"
    article = read(text, {1: Role.BOILERPLATE, 3: Role.TITLE, 7: Role.CAPTION, 99: Role.DATE})
    assert [line.role.value for line in article.lines] == ["boilerplate", "title", "paragraph", "caption"]
    assert [line.rule for line in article.lines].count("editor") == 3
    assert article.meta.title == "عنوان المقالة كما يراه المحرر"


# ---------------------------------------------------------------- the title


def test_a_site_is_cut_from_a_title_that_comes_again() -> None:
    article = read(
        f"كيف تربى دودة القز في البيت - بستاننا\n\nالرئيسية\nزراعة\n\nكيف تربى دودة القز في البيت\n\n{PROSE}"
    )
    assert [line.role.value for line in article.lines] == [
        "title", "boilerplate", "boilerplate", "title_repeat", "paragraph",
    ]  # fmt: skip
    assert kept(article, 1) == [("text", "كيف تربى دودة القز في البيت")]
    assert article.meta.publisher == "بستاننا"


def test_a_dash_alone_cuts_no_title() -> None:
    assert read(f"دروب الساحل - قرية تبتسم\n\n{PROSE}").meta.title == "دروب الساحل - قرية تبتسم"


def test_a_bar_cuts_a_site() -> None:
    article = read(f"سبع طرق لحفظ الزيتون في الجرار | مطبخ الضيعة\n\n{PROSE}")
    assert article.meta.title == "سبع طرق لحفظ الزيتون في الجرار"
    assert article.meta.publisher == "مطبخ الضيعة"


def test_a_section_name_above_the_headline_of_a_web_page_is_no_title() -> None:
    text = f"أوراق البحر\n\nصيادو المرفأ القديم يعودون إلى القوارب الخشبية\n\n{PROSE}\nالعودة إلى الأعلى"
    assert roles(text) == ["boilerplate", "title", "paragraph", "boilerplate"]


def test_a_text_that_opens_with_a_paragraph_has_no_title() -> None:
    article = read(f"\ufeff{PROSE}\n\n{PROSE}")
    assert article.meta.title is None
    assert kept(article, 1) == [("text", PROSE)]


def test_a_line_of_date_and_counters_is_no_title() -> None:
    text = page("مِظلّةٌ زرقاء", "بواسطة | 9 مايو 2016 | حكايات | 7 تعليقات", PROSE, PROSE, "شارك المقال")
    assert roles(text)[0] == "title"


def test_the_title_below_a_menu_whose_site_is_named_above_it() -> None:
    menu = "الصفحة الرئيسية\nالحكايات\nالوصفات"
    text = page("دفتر العمة", menu, "الأحد، 6 مارس 2011", "خبز الطابون القديم", PROSE, "إرسال تعليق")
    assert roles(text)[:6] == ["boilerplate"] * 4 + ["date", "title"]


def test_a_kicker_and_a_deck_stay_beside_the_title() -> None:
    title = "القافلة تبلغ الواحة قبل هبوب العاصفة"
    kicker, deck = "بعد مسيرة ثلاثة أيام في الرمال", "الدليل يروي كيف نجا الجميع"
    text = page("الرئيسية", kicker, title, deck, "4 مايو 2019", PROSE, "شارك المقال")
    found = [line.role.value for line in read(text, {5: Role.TITLE}).lines]
    assert found == ["boilerplate", "paragraph", "title", "paragraph", "date", "paragraph", "boilerplate"]


# ---------------------------------------------------------------- furniture


def test_a_menu_a_counter_and_a_tail_are_dropped() -> None:
    text = (
        page(
            "أسواق النحاس تستعيد زوارها في الشتاء",
            "أسواق النحاس تستعيد زوارها في الشتاء",
            "8214",
            PROSE,
            PROSE,
            "",
        )
        + "شارك المقال\n\nطرق النحاسين على الباب\n\nالأكثر قراءة\n\nخبر أول عن السوق\nخبر ثان عن السوق\n\n"
        "جميع الحقوق محفوظة © صحيفة السوق 2021"
    )
    assert roles(text) == [
        "title", "title_repeat", "boilerplate", "paragraph", "paragraph",
        "boilerplate", "boilerplate", "boilerplate", "boilerplate", "boilerplate", "rights",
    ]  # fmt: skip


def test_a_related_link_inside_the_text_does_not_end_it() -> None:
    text = page(
        "عودة القطار إلى الوادي", PROSE, "اقرأ أيضا :", "خمس محطات لا تزال تنتظر المسافرين في الوادي", PROSE
    )
    assert roles(text) == ["title", "paragraph", "boilerplate", "boilerplate", "paragraph"]


def test_a_list_of_contents_is_dropped_and_names_the_headings() -> None:
    text = page(
        "زراعة النعناع",
        "محتويات",
        "١ التربة\n٢ الري\n٣ الحصاد",
        "التربة",
        PROSE,
        "الري",
        PROSE,
        "الحصاد",
        PROSE,
    )
    assert roles(text) == ["title"] + ["boilerplate"] * 4 + ["heading", "paragraph"] * 3


def test_a_refrain_is_no_list_of_contents() -> None:
    stanza = "يا نجمة الرعاة\nيا قنديل الدروب\nيا صاحبة الليل"
    text = f"أغنية النجمة\n\n{stanza}\n\nكلام بين المقطعين\n\n{stanza}"
    assert "boilerplate" not in roles(text)


def test_words_of_a_menu_are_headings_inside_an_article() -> None:
    text = page("دراسة عن سوق العمل", PROSE, "التعليم", PROSE, "النتائج", PROSE, "اشترك في النشرة البريدية")
    assert roles(text) == [
        "title",
        "paragraph",
        "heading",
        "paragraph",
        "heading",
        "paragraph",
        "boilerplate",
    ]


def test_rights_of_people_are_no_copyright() -> None:
    assert roles(f"حقوق الجيران\n\n{PROSE}") == ["title", "paragraph"]


def test_a_wiki_section_is_no_furniture() -> None:
    text = (
        f"افتح القائمة الرئيسية\nجزيرة المرجان\n{PROSE}\nانظر أيضا[عدل]\nخليج المرجان\nشعاب البحر\n"
        "مراجع[عدل]\n^ كتاب البحار، صفحة 12\n^ أ ب كتاب الجزر، صفحة 9\nسياسة الخصوصية"
    )
    assert roles(text) == [
        "boilerplate", "title", "paragraph", "heading", "list_item", "list_item",
        "heading", "list_item", "list_item", "boilerplate",
    ]  # fmt: skip


def test_contacts_and_clock_times_go_with_the_tail() -> None:
    text = page("عودة السفن إلى المرفأ", PROSE, PROSE, "example.org\nGMT 09:14\nالوسوم", "سفن مرفأ")
    assert roles(text)[-4:] == ["boilerplate"] * 4


def test_a_few_words_over_the_tail_head_nothing() -> None:
    text = page("عودة السفن إلى المرفأ", PROSE, PROSE, "ابق على صلة بنا", "النشرة البريدية")
    assert roles(text)[-2:] == ["boilerplate", "boilerplate"]


def test_the_title_again_below_the_text_is_dropped() -> None:
    title = "سوق السمك يفتح قبل الفجر"
    text = f"{title}\n{PROSE}\n{PROSE}\n{PROSE}\n{title}\nتابعونا على مواقع التواصل"
    assert roles(text)[-2:] == ["boilerplate", "boilerplate"]


def test_a_trail_of_links_is_no_title() -> None:
    title = "مشروع لائحة الأسواق الشعبية"
    text = page(f"Accueil > Documents > {title}", title, PROSE, "شارك المقال")
    assert roles(text) == ["boilerplate", "title", "paragraph", "boilerplate"]


def test_teasers_and_an_unknown_menu_above_the_headline() -> None:
    teaser = f"{PROSE.rstrip('.')}..."
    title = "بلدية الوادي تضبط مواعيد السوق"
    text = page(f"الرئيسية\nالحارة\nالملعب\n{teaser}", title, PROSE, PROSE, "الأكثر قراءة")
    assert roles(text) == ["boilerplate"] * 4 + ["title", "paragraph", "paragraph", "boilerplate"]


def test_a_deck_between_title_and_repeat_is_kept() -> None:
    title = "الصيادون يعودون إلى القوارب الخشبية"
    deck = "رئيس الجمعية يؤكد أن الشباك القديمة أرحم بالبحر من الجديدة"
    assert "boilerplate" not in roles(page(title, deck, title, PROSE))


def test_what_readers_wrote_below_a_count_of_comments_is_dropped() -> None:
    voices = "هدى يقول:\n5 مايو 2014 الساعة 9:12 ص\n" + PROSE + "\nرد"
    text = page("بئر القرية", PROSE, "2 تعليقات", voices, voices.replace("هدى", "رامي"), "اترك تعليقا")
    assert roles(text) == ["title", "paragraph"] + ["boilerplate"] * 10


def test_hashtags_and_tags_below_their_label_are_dropped() -> None:
    text = page("جسر المدينة القديم", PROSE, "#الجسر #تراث\n#النهر")
    assert roles(text)[2:] == ["boilerplate", "boilerplate"]
    tagged = page(
        "جسر المدينة القديم", PROSE, "كلمات مفتاحية\nالنهر\nالجسر", f"{PROSE} {PROSE}", PROSE, PROSE
    )
    assert roles(tagged)[2:] == ["boilerplate"] * 3 + ["paragraph"] * 3


def test_a_download_a_count_and_questions_of_the_same_kind_are_furniture() -> None:
    for line in ("تحميل الدراسة كاملة PDF", "هناك 4 تعليقات:", "فتاوى ذات صلة", "معجب بهذه:"):
        assert roles(page("دراسة عن الري", PROSE, line, PROSE))[2] == "boilerplate"


# ---------------------------------------------------------------- captions, bylines, dates


def test_a_caption_comes_once_with_its_credit() -> None:
    caption = "طلاب يزرعون الشتلات في ساحة المدرسة. [حقوق الصورة لنادي البيئة]"
    article = read(f"يوم الشجرة في المدرسة القديمة\n\n{caption}\n\n{caption}\n\n{PROSE}")
    assert [line.role.value for line in article.lines] == ["title", "caption", "caption_repeat", "paragraph"]
    assert kept(article, 3) == [
        ("text", "طلاب يزرعون الشتلات في ساحة المدرسة."),
        ("credit", "[حقوق الصورة لنادي البيئة]"),
    ]


def test_words_of_the_title_below_it_tell_of_a_picture() -> None:
    text = page("فطيرة الزعتر الجبلي على طريقة الجدات", "فطيرة الزعتر", PROSE)
    assert roles(text) == ["title", "caption", "paragraph"]


def test_a_short_line_said_twice_in_a_row_is_a_caption() -> None:
    text = page("قافلة الملح تصل إلى السوق", "من وصول القافلة\nمن وصول القافلة", PROSE)
    assert roles(text) == ["title", "caption", "caption_repeat", "paragraph"]


def test_a_post_and_a_label_alone_belong_to_the_byline() -> None:
    head = "بقلم: نادر الحاج\nأستاذ زائر بجامعة الساحل"
    assert roles(page("في معنى الجوار بين الناس", head, PROSE)) == ["title", "byline", "byline", "paragraph"]
    assert roles(page("في معنى الجوار بين الناس", "المؤلف:", "زكريا الحكيم", PROSE))[1:3] == ["byline"] * 2


def test_the_news_of_an_organisation_is_not_its_name() -> None:
    text = page("بيان عن الآبار القديمة", "2 مايو 2020", "جمعية الماء تطالب بترميم الآبار القديمة", PROSE)
    assert roles(text)[2] != "organisation"


@pytest.mark.parametrize(
    ("byline", "creators"),
    [
        ("بقلم: نادر الحاج", ("نادر الحاج",)),
        ("إعداد : الباحثة سميرة النجار، محللة اقتصادية", ("سميرة النجار",)),
        ("الدمام: د. هدى السالم", ("د. هدى السالم",)),
        ("حسن الفقيه - طرابلس", ("حسن الفقيه",)),
        ("حسن الفقيه (طرابلس)", ("حسن الفقيه",)),
        ("كتبت منى زيدان - آخر تحديث: ٠٩:١٢ ، ٣ آذار ٢٠١٨", ("منى زيدان",)),
        ("كتب: سامي خليل وعمر نجيب", ("سامي خليل", "عمر نجيب")),
    ],
)
def test_a_byline_under_the_title(byline: str, creators: tuple[str, ...]) -> None:
    article = read(f"المرفأ يفتح أبوابه للزوار بعد ترميمه\n\n{byline}\n\n{PROSE}")
    assert [line.role.value for line in article.lines] == ["title", "byline", "paragraph"]
    assert article.meta.creators == creators


def test_the_outlet_beside_a_name_publishes() -> None:
    assert (
        read(f"كأس المدينة لمن سبق في الجولة الأخيرة\n\nكريم نجيب – ملاعب اليوم\n\n{PROSE}").meta.publisher
        == "ملاعب اليوم"
    )


def test_organisation_translator_and_source_at_the_foot() -> None:
    text = (
        f"أثر الجفاف في هجرة الرعاة\n\n{PROSE}\n\nترجمة : سعاد منصور\n\nالمركز العربي لدراسات الماء\n\n"
        "رابط المقال: https://example.org/a?b=1"
    )
    article = read(text)
    assert [line.role.value for line in article.lines] == [
        "title", "paragraph", "translator", "organisation", "source_link",
    ]  # fmt: skip
    assert article.meta.translator == "سعاد منصور"
    assert article.meta.publisher == "المركز العربي لدراسات الماء"
    assert article.meta.source == "https://example.org/a?b=1"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("مايو 3, 2021", "2021-05-03"),
        ("الأربعاء 7 أوت 2019", "2019-08-07"),
        ("١٢ كانون الثاني / يناير ٢٠١٤", "2014-01-12"),
        ("نشر في: 5/11/2016 - 10:15 ص", "2016-11-05"),
        ("2020-02-29", "2020-02-29"),
        ("الأحد 3 ذو القعدة 1440هـ الموافق 7 يوليو 2019م", "2019-07-07"),
        ("في ٢٩ رجب سنة ١٣٢٧", None),
        ("5 جويلية 1999", "1999-07-05"),
    ],
)
def test_dates_of_all_traditions(text: str, date: str | None) -> None:
    assert is_date_line(text)
    assert read_date(text) == date


@pytest.mark.parametrize("text", ["2020", "في يوم من الأيام", "عدد 14/2020 من مجلة المرفأ", "قرية يناير"])
def test_no_date_lines(text: str) -> None:
    assert not is_date_line(text)


def test_a_signature_with_the_name_that_is_spelt_like_a_preposition() -> None:
    text = page("البلدية تفتح طريق الوادي أمام السيارات", "علي آل حامد (بيشة)", PROSE)
    assert roles(text)[1] == "byline"


def test_a_newspaper_signs_from_a_place() -> None:
    assert roles(page("التمور تتصدر سوق الموسم", "«المرصاد» من الرياض", PROSE))[1] == "byline"


def test_a_signature_right_over_the_text_of_a_crowded_head() -> None:
    head = "30/04/2020 الساعة 09:37\nلقطة من السباق\nلقطة من السباق\nوضع القراءة"
    text = page("سباق الهجن يعود إلى الميدان الكبير", head, "الدوحة - قنا", PROSE, "شارك المقال")
    assert roles(text)[-3] == "byline"


def test_a_date_below_a_title_that_has_teasers_above_it() -> None:
    text = page(
        f"الرئيسية\n{PROSE}", "المجلس يقر خطة السدود الجديدة\nبقلم سعاد", "7 مايو 2018", PROSE, "شارك الخبر"
    )
    overrides = {4: Role.TITLE}
    assert [line.role.value for line in read(text, overrides).lines][4] == "date"


def test_an_address_closes_a_column() -> None:
    text = page("خواطر آخر الأسبوع", "سعاد العمري", PROSE, PROSE, "salon@example.org")
    assert roles(text)[-1] == "byline"
    assert read(text).meta.creators == ("سعاد العمري",)


def test_a_publisher_is_told_by_its_label() -> None:
    text = page("رحلات في جبال الحجر", "الناشر: أكاديمية الأفق", PROSE, "شارك المقال")
    assert roles(text)[1] == "organisation"
    assert read(text).meta.publisher == "أكاديمية الأفق"


def test_a_source_above_the_text_and_one_that_was_taken_from() -> None:
    text = page("عودة الصيادين إلى الميناء", "المصدر: وكالات", PROSE, "* نقلا عن صحيفة «الشراع»")
    assert [roles(text)[1], roles(text)[3]] == ["source_link", "source_link"]


def test_a_caption_names_who_took_the_picture_after_a_dash() -> None:
    text = page("عيد الحصاد في السهل", PROSE, "الفلاحون في يومهم الأول - تصوير: هدى الريس", PROSE)
    assert roles(text)[2] == "caption"


def test_the_name_of_the_site_below_a_title_that_carries_it_is_no_caption() -> None:
    text = page("غبار الطلع | أوراق سلمى", "أوراق سلمى", "الرئيسية", "غبار الطلع", PROSE)
    assert roles(text)[1] == "boilerplate"


# ---------------------------------------------------------------- the body


def test_numbered_items_keep_their_numbers_and_labels() -> None:
    article = read(
        page(
            "خطوات تجفيف التين",
            PROSE,
            "1- القطف: يقطف ناضجا قبل الظهر.\n2- الغسل بماء بارد.\n٣- النشر في الشمس.",
        )
    )
    items = [line for line in article.lines if line.role is Role.LIST_ITEM]
    assert [item.ordinal for item in items] == [1, 2, 3]
    assert kept(article, 5) == [("label", "القطف:"), ("text", "يقطف ناضجا قبل الظهر.")]
    assert kept(article, 6) == [("text", "الغسل بماء بارد.")]


@pytest.mark.parametrize("sign", ["\u0640", "-", "*", "@", "•", "\u2013"])
def test_bullets_are_dropped_from_items(sign: str) -> None:
    items = "\n\n".join(f"{sign} بند من بنود الخطة رقم {n} في القرية." for n in ("واحد", "اثنين", "ثلاثة"))
    article = read(f"خطة القرية الصغيرة\n\n{PROSE}\n\n{items}")
    assert [line.role.value for line in article.lines][2:] == ["list_item"] * 3
    assert kept(article, 5) == [("text", "بند من بنود الخطة رقم واحد في القرية.")]


def test_numbered_heads_over_dash_items() -> None:
    lines = [
        "1- طريق البحر",
        "- طوله عشرون ميلا",
        "- تظلله أشجار السرو",
        "2- طريق الجبل",
        "- طوله تسعة أميال",
        "- مرصوف بالحجر",
    ]
    assert roles("طريقان إلى البلدة\n\n" + PROSE + "\n" + "\n".join(lines)) == [
        "title", "paragraph", "heading", "list_item", "list_item", "heading", "list_item", "list_item",
    ]  # fmt: skip


def test_marked_heads_over_text() -> None:
    article = read(
        f"رحلة في سوق العطارين\n\n{PROSE}\n* رائحة الصباح\n{PROSE}\n{PROSE}\n* ميزان النحاس\n{PROSE}"
    )
    assert [line.role.value for line in article.lines][2:] == [
        "heading", "paragraph", "paragraph", "heading", "paragraph",
    ]  # fmt: skip
    assert kept(article, 4) == [("text", "رائحة الصباح")]


def test_an_interview_is_made_of_paragraphs() -> None:
    talk = f"* كيف بدأت النسج؟\n{PROSE}\n\n* ومن علمك الألوان؟\n{PROSE}\n\n*هل ما زال النول هنا؟\n{PROSE}"
    assert roles(f"\ufeff{PROSE}\n\nحوار: سعاد منصور\n{talk}") == ["paragraph", "byline"] + ["paragraph"] * 6


def test_headings_stand_over_text_and_lead_ins_do_not() -> None:
    text = page(
        "صناعة الفخار",
        PROSE,
        "أدوات الورشة:",
        PROSE,
        "قسم الصانع عمله على النحو التالي:",
        "1- العجن.\n2- التدوير.",
        f"فرن الحطب\n{PROSE}",
    )
    assert roles(text) == [
        "title", "paragraph", "heading", "paragraph", "paragraph", "list_item", "list_item",
        "heading", "paragraph",
    ]  # fmt: skip


def test_articles_of_a_law_nest_under_its_parts() -> None:
    article = read(
        page(
            "نظام الغابات",
            "الباب الأول",
            "المادة الأولى",
            PROSE,
            "المادة الثانية",
            PROSE,
            "الباب الثاني",
            "المادة الثالثة",
            PROSE,
        )
    )
    assert [line.level for line in article.lines if line.role is Role.HEADING] == [2, 3, 3, 2, 3]


def test_a_list_that_lost_its_bullets() -> None:
    text = page(
        "خزانة المخطوطات",
        f"{PROSE * 2}",
        "كتب الفلك",
        "رسالة في الأسطرلاب.\nجدول الأهلة.\nكتاب المواقيت.",
        "خاتمة الجولة",
        f"{PROSE * 2}",
    )
    assert roles(text) == [
        "title", "paragraph", "heading", "list_item", "list_item", "list_item", "heading", "paragraph",
    ]  # fmt: skip


def test_verses_are_neither_headings_nor_lists() -> None:
    verses = "\n\n".join(["وقفت على الديار وقد تولت   وما في الدار بعدهم مجيب"] * 3)
    assert roles(f"من ديوان الغريب\n\n{verses}\n\n{PROSE}") == ["title"] + ["paragraph"] * 4


def test_items_that_stand_apart() -> None:
    text = page(
        "خبز التنور في البيت", PROSE, "المقادير:", "كوبان من الطحين", "ملعقة خميرة", "كوب ماء دافئ",
        "طريقة التحضير:", "- يعجن الطحين بالماء.", "- يترك ساعة.",
    )  # fmt: skip
    assert roles(text)[2:] == ["heading"] + ["list_item"] * 3 + ["heading"] + ["list_item"] * 2


def test_a_heading_closes_the_items_above_it() -> None:
    text = page(
        "تعب العيون", f"{PROSE} وتشمل هذه الأعراض", "جفاف في الجفن", "وجع في الرأس", "دموع بلا سبب",
        "أسباب التعب", PROSE,
    )  # fmt: skip
    assert roles(text)[2:] == ["list_item"] * 3 + ["heading", "paragraph"]


def test_a_table_in_a_text_without_empty_lines() -> None:
    lines = ["نتائج الجولة", "النسور × الصقور 3-0", "السفينة × المرساة 1-1", "الجبل × الوادي 0-2"]
    text = "كأس القرى تبلغ دورها الأخير\n" + "\n".join([PROSE, *lines, "الترتيب", "1- النسور", "2- السفينة"])
    assert roles(text)[2:] == ["heading"] + ["list_item"] * 3 + ["heading"] + ["list_item"] * 2


def test_sentences_without_empty_lines_are_no_list() -> None:
    told = "والجواب أن البئر لمن حفرها.\nجاء في كتاب الحارة مثل هذا.\nوالله أعلم."
    assert roles(page("سؤال عن البئر", PROSE, f"الجواب\n{told}", PROSE))[3:6] == ["paragraph"] * 3


def test_dialogue_after_a_saying_verb_is_speech() -> None:
    text = f"حارس الجسر\n{PROSE}\nقال لي:\n- تأخرت.\n- الطريق موحلة يا عم.\n- والنهر لا ينتظر.\n{PROSE}"
    assert "list_item" not in roles(text)


def test_parts_are_named_and_counted() -> None:
    text = page(
        "لائحة السوق", "الباب الأول\nأحكام عامة", f"المادة 1: {PROSE}", "المادة 2: مقر اللجنة في البلدة.",
        f"ثانيا: حدود السوق\n{PROSE}", f"خاتمة:\n{PROSE}",
    )  # fmt: skip
    assert roles(text)[1:] == [
        "heading", "heading", "paragraph", "paragraph", "heading", "paragraph", "heading", "paragraph",
    ]  # fmt: skip


def test_bare_numbers_in_order_head_the_parts_of_a_story() -> None:
    assert roles(f"ليالي المنارة\n(1)\n{PROSE}\n(2)\n{PROSE}")[1::2] == ["heading", "heading"]


def test_a_list_of_parts_is_no_row_of_headings() -> None:
    text = page(
        "تقرير عن الغابة",
        f"{PROSE[:-1]} في بابين:",
        "الباب الأول: أشجار السرو\nالباب الثاني: أشجار البلوط",
        PROSE,
    )
    assert roles(text)[2:] == ["list_item", "list_item", "paragraph"]


def test_verses_parted_by_dots() -> None:
    verses = "وقفت على الديار وقد تولت ... وما في الدار مجيب\nفقلت لها وقد طال انتظاري ... لعل لهم نصيب"
    text = page("من ديوان الغريب", PROSE, "وهذه أبيات مما قرأت له في ديوانه:", f"{verses}\n{verses}", PROSE)
    assert "list_item" not in roles(text)


def test_who_speaks_announces_no_list_and_heads_nothing() -> None:
    said = "«لا تطفئوا القنديل قبل الفجر».\nثم مضى ولم يلتفت.\nوالله أعلم."
    assert "list_item" not in roles(f"قنديل\n\n{PROSE}\n{PROSE}\nكتب لي جاري القديم يقول:\n{said}")
    shout = f"ليل السوق\n\n{PROSE}\nصاح أحدهم:\n{PROSE}\n{PROSE}"
    assert roles(shout)[2] == "paragraph"


def test_speech_is_no_item_of_a_list_apart() -> None:
    text = page("لقاء", PROSE, "في البيت هذه الأشياء:", "قالت: أنتظر أختي", "قالت: وأنتظر أمي", PROSE)
    assert "list_item" not in roles(text)


def test_a_line_that_announces_stands_outside_the_list_below_it() -> None:
    items = "يرطب التربة الجافة.\nيقلل التبخر.\nيحمي الجذور من الحر."
    contents = "محتويات\nغطاء التربة\nللحدائق\nللحقول"
    other = "ينثر القش.\nيسقى باعتدال.\nيجدد كل عام."
    text = page(
        "أغطية الأرض",
        contents,
        "غطاء التربة",
        PROSE,
        "للحدائق",
        f"من فوائده ما يأتي:[٢]\n{items}",
        "للحقول",
        other,
    )
    assert roles(text)[8:12] == ["paragraph", "list_item", "list_item", "list_item"]


def test_who_is_named_before_every_question_and_answer_heads_nothing() -> None:
    talk = ["المجلة: متى بدأت الرسم؟", f"الرسام: {PROSE}", "المجلة: ومن علمك؟", f"الرسام: {PROSE}"]
    assert "heading" not in roles(page("في مرسم الجبل", PROSE, *talk))


def test_drawbacks_head_short_items() -> None:
    text = page(
        "مراجعة آلة الحصاد", PROSE, "المميزات", "محرك قوي", "وزن خفيف", "العيوب", "سعر مرتفع", "صوت عال"
    )
    assert roles(page(text, PROSE))[2:6] == ["heading", "list_item", "list_item", "heading"]


# ---------------------------------------------------------------- titles that were run into a line


def test_references_are_cut_out_of_the_line() -> None:
    other = "مياه الجبل ـ الينابيع والخزانات"
    text = (
        page(
            "الماء في القرى العالية",
            f"{PROSE} {other}",
            f"ـ السدود الترابية: تحتاج القرى إلى صيانة دورية وإدارة مشتركة{other}\n",
        )
        + "ـ الآبار: تحفر بعد مسح وترخيص من البلدية."
    )
    article = read(text)
    assert [(r.line, r.title) for r in article.references] == [(3, other), (5, other)]
    assert kept(article, 3) == [("text", PROSE), ("reference", other)]
    assert kept(article, 5)[1] == ("text", "تحتاج القرى إلى صيانة دورية وإدارة مشتركة")


def test_an_unfinished_sentence_is_no_reference() -> None:
    assert read(f"عنوان\n\n{PROSE} وصل الوفد إلى بون ـ ألمانيا صباح أمس").references == ()
    assert read(f"عنوان\n\n{PROSE} قال العمدة ـ وهو مزارع ـ إن الماء قليل هذا العام").references == ()
