"""`mingzhang site test` on a served copy of each publishing system prints the books it holds."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.crawl.answers import Known
from flows.crawl.archive import Archive
from flows.crawl.fetch import Fetcher
from flows.crawl.site import load_site
from flows.crawl.visits import SiteState
from flows.crawl.walk import crawl_site
from tests.flows.crawl.district import District, detail_page, list_page
from tests.flows.crawl.served import Served
from tests.flows.crawl.systems import SYSTEMS

TITLES = r"""
titles:
  include:
    - '^(?P<year>20\d\d)年度?(?P<publisher>\D*?)(?:部门|单位)?(?P<kind>决算|预算)'
    - '^(?P<publisher>.*?)(?P<year>20\d\d)年度?(?:部门|单位)?(?P<kind>决算|预算)'
"""


def write_site(folder: Path, server: District, served: Served, reader: str) -> Path:
    """Return the site file of a served system."""
    text = 'name: 青岚区\ncode: "990002"\nhosts: ["{host}"]\npoliteness: {delay_seconds: 0}\n' + served.site
    filled = text.replace("{base_url}", server.base_url).replace("{host}", server.host)
    path = folder / "qinglan.yml"
    path.write_text(f"{filled}reader: {reader}\n{TITLES}", encoding="utf-8")
    return path


@pytest.mark.parametrize("named", [True, False], ids=["named", "auto"])
@pytest.mark.parametrize("system", SYSTEMS)
def test_a_served_system_gives_the_books_it_holds(
    system: str, named: bool, district: District, tmp_path: Path
) -> None:
    served = SYSTEMS[system](district)
    path = write_site(tmp_path, district, served, system.partition("-")[0] if named else "auto")
    result = CliRunner(
        env={"MINGZHANG_ALLOW_LOOPBACK": "true", "MINGZHANG_FOLDER": str(tmp_path / "var")}
    ).invoke(app, ["site", "test", str(path), "--format", "json"])
    found = json.loads(result.stdout)
    assert found["problems"] == []
    assert found["without_book"] == []
    assert system.partition("-")[0] in {*found["systems"], "department_columns"}
    assert served.truth == [(book["title"], book["url"], book["format"]) for book in found["books"]]
    assert {"final_accounts", "budget"} >= {book["kind"] for book in found["books"]}
    assert all(book["fiscal_year"] and book["published"] for book in found["books"])
    assert all(book["publisher"].startswith("青岚区") for book in found["books"])
    assert result.exit_code == 0
    assert not (tmp_path / "var").exists()
    assert not any(entry.path.endswith(".pdf") for entry in district.log), "a book was fetched"


@pytest.mark.parametrize("system", ["trs", "jcms-records", "guangdong-gkmlpt", "department_columns"])
def test_a_night_over_a_served_system_keeps_every_book_and_a_second_finds_it_unchanged(
    system: str, district: District, tmp_path: Path, fetcher: Fetcher, archive: Archive
) -> None:
    served = SYSTEMS[system](district)
    site = load_site(write_site(tmp_path, district, served, "auto"))
    first = crawl_site(site, archive, {}, fetcher, lambda: datetime.now(UTC))
    assert (first.state, first.detail) == (SiteState.FRESH, f"{len(served.truth)} documents")
    assert [url for _, url, _ in served.truth] == [book.url for book in first.captures if book.is_document]
    known = {c.url: Known(c.sha256, c.etag, c.last_modified) for c in first.captures if c.sha256}
    second = crawl_site(site, archive, known, fetcher, lambda: datetime.now(UTC))
    assert (second.state, second.detail) == (SiteState.UNCHANGED, first.detail)


def test_a_person_reads_a_table_of_books_their_addresses_and_what_went_wrong(
    district: District, tmp_path: Path
) -> None:
    district.write(
        "/zwgk/index.html",
        list_page(
            ("t20250912_1.html", "青岚区统计局2024年度部门决算[公开]"),
            ("t20250912_2.html", "青岚区财政局2024年度部门决算"),
            ("t20250912_3.html", "青岚区教育局2024年度部门决算"),
        ),
    )
    district.write("/zwgk/t20250912_1.html", detail_page("P01.pdf"))
    district.write("/zwgk/t20250912_2.html", detail_page())
    served = Served("columns: ['{base_url}/zwgk/']\n", [])
    path = write_site(tmp_path, district, served, "trs")
    result = CliRunner(env={"MINGZHANG_ALLOW_LOOPBACK": "true", "COLUMNS": "120"}).invoke(
        app, ["site", "test", str(path)]
    )
    lines = result.stdout.splitlines()
    assert lines[1].split() == [
        "2024",
        "决算",
        "青岚区统计局",
        "pdf",
        "2025-09-12",
        "青岚区统计局2024年度部门决算[公开]",
    ]
    assert [line.replace(district.base_url, "") for line in lines[2:]] == [
        "/zwgk/P01.pdf",
        "1 file (2024 决算 1) on 1 list page (trs 1) and 3 pages; nothing was kept",
        "no book: /zwgk/t20250912_2.html",
        "lost: /zwgk/t20250912_3.html: the server answered 404",
    ]
    assert result.exit_code == 1


def test_a_mistake_in_the_file_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "qinglan.yml"
    path.write_text("name: 青岚区\ncode: 990002\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["site", "test", str(path)])
    assert f"{path}:2:1: code: input should be a valid string" in str(result.exception)
