"""One more article touches few pages, so that two open pull requests rarely meet: the four that are its own,
eight that list everything, and those of the articles that it is related to."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from conftest import DOCS, SEEDS
from warraq.pipeline import walk
from warraq.write import compare

PARAGRAPHS = (
    "أعلنت السلطات في العراق أنها استعادت عشرات من المقاتلين الأجانب الذين كانوا في صفوف تنظيم داعش.",
    "وقال مسؤول إن الخلايا النائمة ما زالت تنشط في أطراف سوريا، وإن الأجهزة الأمنية تتابعها.",
    "ويرى باحثون أن إعادة تأهيل العائدين تحتاج إلى سنوات، وأن عائلات داعش في مخيم الهول تنتظر.",
    "ولم تعلن تركيا عدد من عبروا حدودها، غير أن تقديرات تتحدث عن المئات منهم.",
)
SUMMARY = (
    "The text reports that authorities took back dozens of people who had been in the ranks of the "
    "organisation. An official is said to have stated that hidden groups are still active and that the "
    "agencies follow them. Researchers are quoted as saying that it takes years to help those who return, "
    "and that the families are waiting. No figure was given for those who crossed the border, while some "
    "estimates speak of hundreds of them."
)
RECORD = {
    "slug": "an-added-article",
    "title": {"en": "An added article"},
    "publisher": "eccti",
    "date": "2019",
    "subject": ["foreign-fighters", "isis", "syria", "returnees"],
    "summary": {
        "text": SUMMARY,
        "points": [
            {"text": f"It says so in sentence {word}.", "lines": [line]}
            for word, line in (("one", 3), ("two", 5), ("three", 7), ("four", 9))
        ],
    },
}


def add(seeds: Path, paragraphs: tuple[str, ...], name: str) -> None:
    (seeds / f"{name}.txt").write_text(
        "\n\n".join(["مقالة مضافة للتجربة", *paragraphs, ""]), encoding="utf-8"
    )
    record = {**RECORD, "slug": name}
    (seeds / f"{name}.yml").write_text(yaml.safe_dump(record, allow_unicode=True), encoding="utf-8")


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    shutil.copytree(SEEDS, folder)
    return folder


def spread(at: int) -> Iterator[tuple[str, ...]]:
    """Texts that are near to all of the collection, to some of it, and to none."""
    yield PARAGRAPHS
    yield (
        *PARAGRAPHS[:1],
        *(
            f"وهذه فقرة {word} عن زراعة القمح وأسعاره في الأسواق المحلية."
            for word in ("أولى", "ثانية", "ثالثة")
        ),
    )
    yield tuple(f"فقرة رقم {i} عن زراعة القمح وأسعاره في الأسواق المحلية لهذا العام." for i in range(at))


@pytest.mark.parametrize("which", range(3))
def test_one_more_article_touches_few_pages(seeds: Path, which: int) -> None:
    add(seeds, list(spread(4))[which], "added")
    walked = walk(seeds)
    assert walked.problems == ()
    changes = compare(walked.pages, DOCS)
    (added,) = (entry for entry in walked.entries if entry.record.slug == "added")
    assert changes.removed == ()
    assert len(changes.written) <= 12 + 2 * len(added.related), changes.written
    near = {relation.slug for relation in added.related}
    others = {path for path in changes.written if "/articles/" in path and "index" not in path}
    assert {Path(path).stem for path in others} <= near | {"added"}
    assert not [path for path in changes.written if "/subjects/" in path]
    assert bool(near) == (which < 2)
