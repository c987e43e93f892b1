"""Every built page is HTML as its standard has it, judged by the Nu HTML checker."""

from pathlib import Path

from audit.markup import check_markup


def test_the_checker_finds_no_fault_on_any_page_and_those_of_a_faulty_one(
    site: Path, pages: dict[str, str], tmp_path: Path
) -> None:
    assert len(pages) > 40
    head = '<!doctype html><html lang="ar"><head><title>ا</title></head>'
    (tmp_path / "faulty.html").write_text(f"{head}<body><p id=a><b id=a>x</p></body></html>", "utf-8")
    told = check_markup(site, tmp_path)
    assert any("faulty.html:1: error: Duplicate ID" in one for one in told), told
    assert [one for one in told if "faulty.html" not in one] == []
