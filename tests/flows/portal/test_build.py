"""What stands in a portal, how it is put in place, and what the index and the charts hold."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

from flows.portal.build import PortalError, build_portal
from flows.portal.charts import Series, draw_bars
from flows.portal.records import slug_of
from flows.portal.words import read_words
from tests.flows.portal.released import DISTRICT, HOSTILE, read_pdf
from warehouse.connect import WarehouseError, open_release

MOST_BYTES = 1_000_000
BODY = f"p/{slug_of(DISTRICT, HOSTILE)}.html"


def page_at(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_text("utf-8").encode(), parser=html.HTMLParser(encoding="utf-8"))


def test_every_link_and_picture_of_every_page_is_there(portal: Path) -> None:
    broken = set()
    for file in portal.rglob("*.html"):
        page = page_at(file)
        for address in page.xpath("//a/@href | //img/@src | //link/@href | //script/@src"):
            target = address.partition("#")[0]
            if re.match(r"https?:|data:", address) or not target:
                continue
            if not (file.parent / unquote(target)).exists():
                broken.add((file.name, address))
    assert set() == broken


def test_no_page_is_larger_than_a_megabyte(portal: Path) -> None:
    assert [p.name for p in portal.rglob("*.html") if p.stat().st_size > MOST_BYTES] == []


def test_every_body_has_a_page_and_every_text_its_other_language(portal: Path, release: Path) -> None:
    with open_release(release) as connection:
        bodies = connection.execute("SELECT DISTINCT district, publisher FROM report.books").fetchall()
    expected = {f"{slug_of(*body)}.html" for body in bodies}
    assert (expected, expected) == tuple({p.name for p in (portal / f / "p").iterdir()} for f in ("", "en"))
    assert read_words("zh").sentences.keys() == read_words("en").sentences.keys()


def test_the_catalogue_counts_what_the_release_holds(portal: Path, release: Path) -> None:
    with open_release(release) as connection:
        (counts,) = connection.execute(
            "SELECT count(*) FILTER (verdict IN ('exact', 'rounding', 'balanced', 'improbable')), "
            "count(*) FILTER (verdict = 'inconsistent'), count(*) FILTER (verdict = 'not_applicable') "
            "FROM verdicts JOIN disclosures USING (document_id) WHERE is_current AND relation = 'R111'"
        ).fetchall()
    row = page_at(portal / "relations.html").get_element_by_id("R111")
    cells = [int(cell.text_content().replace(",", "")) for cell in row.xpath("./td")]
    assert counts[1] == 1
    assert counts == (cells[0], cells[1], cells[3])


def test_a_body_shows_its_finding_what_changed_and_both_versions(portal: Path) -> None:
    text = page_at(portal / BODY).text_content()
    assert all(part in text for part in ("两者相差", "第 2 版", "40.00", "50.00", "四舍五入最多可造成的差"))
    english = page_at(portal / "en" / BODY).text_content()
    assert all(part in english for part in ("Version 2", "40.00", "50.00"))


def test_the_printed_amount_stands_beside_the_exact_one(portal: Path, release: Path) -> None:
    with open_release(release) as connection:
        ((publisher, text, yuan),) = connection.execute(
            "SELECT publisher, expenditure_text, expenditure_yuan FROM report.totals "
            "WHERE expenditure_yuan IS NOT NULL ORDER BY publisher LIMIT 1"
        ).fetchall()
    shown = page_at(portal / f"p/{slug_of(DISTRICT, publisher)}.html").text_content()
    assert f"{text} 万元" in shown
    assert f"{yuan.normalize():,f} 元" in shown


def test_a_district_shows_who_published_what_and_what_is_missing(portal: Path) -> None:
    page = page_at(portal / f"d/{slug_of(DISTRICT)}.html")
    rows = {
        row.xpath("string(./th)"): [cell.text_content().strip() for cell in row.xpath("./td")]
        for row in page.xpath("//table[contains(@class, 'matrix')]//tbody/tr")
    }
    assert rows[HOSTILE] == ["1 处矛盾", "缺"]
    assert {"无矛盾"} == {cell for name, cells in rows.items() if name != HOSTILE for cell in cells}


def test_a_new_portal_takes_the_pictures_over_and_keeps_the_one_before(release: Path, tmp_path: Path) -> None:
    drawn: list[str] = []

    def read(document_id: str) -> bytes:
        drawn.append(document_id)
        return read_pdf(document_id)

    out = tmp_path / "portal"
    built = []
    for day in (1, 2, 3):
        build_portal(release, out, read, datetime(2025, 12, day, tzinfo=UTC))
        built.append(out.resolve())
    assert len(set(drawn)) == 1
    assert len(drawn) == len(list((out / "pictures").iterdir()))
    assert [folder.exists() for folder in built] == [False, True, True]


def test_without_the_bytes_of_a_book_the_page_is_named(release: Path, tmp_path: Path) -> None:
    out = build_portal(release, tmp_path / "portal").index.parent
    assert "所涉数字另见原件第" in page_at(out / BODY).text_content()


def test_a_folder_that_is_no_portal_is_left_alone(release: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("words")
    with pytest.raises(PortalError, match="name another folder"):
        build_portal(release, tmp_path / "mine")
    assert [p.name for p in tmp_path.iterdir()] == ["mine"]


def test_without_a_release_nothing_is_begun(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="no release"):
        build_portal(tmp_path / "none.duckdb", tmp_path / "portal")
    assert list(tmp_path.iterdir()) == []


def test_the_released_files_are_among_the_downloads(portal: Path, release: Path) -> None:
    assert release.read_bytes() == (portal / "downloads" / release.name).read_bytes()
    assert (portal / "downloads" / "dictionary.html").exists()


def test_bars_are_one_a_year_and_series_and_hold_no_word() -> None:
    series = [
        Series("income", (Decimal(10_000), None)),
        Series("</svg><script>", (Decimal(-20_000), Decimal(5_000))),
    ]
    svg = draw_bars((2023, 2024), series, stacked=False)
    assert svg.count('aria-roledescription="bar"') == 3
    assert {"2023", "2024"} <= set(re.findall(r">(\d{4})<", svg))
    assert "<script" not in svg
