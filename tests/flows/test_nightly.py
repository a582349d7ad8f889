"""Nights over real sites: what is new is read, judged and told once; what is unchanged costs nothing."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from flows.demo.server import LoggedRequest
from flows.demo.site import build_site, demo_books, serving_demo, write_site_file
from flows.run import run_night
from flows.settings import Settings
from warehouse.connect import open_release

pytestmark = pytest.mark.usefixtures("prefect_server")


@dataclass(frozen=True)
class Night:
    """What one night did, as seen from outside: exit status, requests at the site, run page, release, letters."""

    status: int
    requests: list[LoggedRequest]
    page: str
    released: Mapping[str, list[tuple[Any, ...]]]
    letters: Mapping[str, EmailMessage]
    reports: Mapping[str, int]


QUESTIONS = {
    "run": "SELECT summary FROM runs ORDER BY started_at DESC LIMIT 1",
    "documents": "SELECT state, count(*) FROM documents GROUP BY 1 ORDER BY 1",
    "findings": "SELECT publisher, fiscal_year, count(*) FROM open_findings GROUP BY ALL",
    "versions": "SELECT publisher, fiscal_year, version FROM disclosures WHERE version > 1 AND is_current",
    "captures": "SELECT role, state, count(*) FROM captures WHERE run_id = (SELECT max(run_id) FROM runs) "
    "GROUP BY ALL ORDER BY ALL",
}


def take_night(requests: list[LoggedRequest]) -> Night:
    """Run one night as `mingzhang nightly` does, and return what it did."""
    requests.clear()
    settings = Settings()
    text = io.StringIO()
    status = run_night(settings, Console(file=text, width=200))
    with open_release(settings.release) as release:
        released = {name: release.execute(query).fetchall() for name, query in QUESTIONS.items()}
    letters = {
        path.stem: message_from_bytes(path.read_bytes(), policy=default)
        for path in sorted(settings.outbox.glob("*.eml"))
    }
    reports = {path.parent.name: path.stat().st_mtime_ns for path in settings.reports.glob("*/index.html")}
    page = max(settings.nights.glob("*.md")).read_text(encoding="utf-8")
    return Night(status, list(requests), page, released, letters, reports)


@pytest.fixture(scope="module")
def demo(prefect_server: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Night]]:
    """Three nights over the demo's site: all new, unchanged, one book replaced."""
    folder = tmp_path_factory.mktemp("demo")
    with serving_demo(folder / "site", night=1) as (_, server), pytest.MonkeyPatch.context() as patch:
        patch.setenv("MINGZHANG_FOLDER", str(folder / "var"))
        patch.setenv("MINGZHANG_SITES", str(folder / "sites"))
        patch.setenv("MINGZHANG_ALLOW_LOOPBACK", "true")
        write_site_file(server, folder / "sites")
        nights = [take_night(server.log), take_night(server.log)]
        build_site(demo_books(2), server.folder)
        yield [*nights, take_night(server.log)]


CLEAN = ("青岚区人民政府办公室", "青岚区统计局")


def bodies(night: Night) -> list[str]:
    """The addresses of pages and books whose content was sent again; robots.txt is asked anew every night."""
    return [r.path for r in night.requests if r.status == 200 and r.path != "/robots.txt"]


def test_the_first_night_reads_judges_and_releases_every_book(demo: list[Night]) -> None:
    first = demo[0]
    assert first.status == 0
    assert first.released["documents"] == [("read", 6)]
    assert first.released["findings"] == [("青岚区文化和旅游局", 2024, 5)]
    assert sorted(first.reports) == sorted([*CLEAN, "青岚区文化和旅游局"])


def test_the_first_night_writes_one_letter_to_the_publisher_concerned_and_none_to_the_others(
    demo: list[Night],
) -> None:
    assert [letter["To"] for letter in demo[0].letters.values()] == ["culture@qinglan.example"]


def test_an_unchanged_site_costs_no_body_no_reading_and_no_letter(demo: list[Night]) -> None:
    first, second = demo[:2]
    assert second.status == 0
    assert bodies(second) == []
    assert "新读 0 个文件，核对 0 本" in second.page
    assert second.letters.keys() == first.letters.keys()
    assert second.reports == first.reports


def test_a_silently_replaced_book_is_a_new_version_and_its_figures_are_told(demo: list[Night]) -> None:
    third = demo[2]
    assert [path.rpartition(".")[2] for path in bodies(third)] == ["pdf"]
    assert third.released["versions"] == [("青岚区统计局", 2024, 2)]
    assert "被替换: 青岚区统计局2024年度部门决算（39 个数字变动）" in third.page
    assert "| T03 | 合计 | expenditure_total | 928.98 | 941.28 |" in third.page


def test_the_replaced_clean_book_gets_no_letter(demo: list[Night]) -> None:
    assert demo[2].letters.keys() == demo[0].letters.keys()


def test_a_site_that_fails_stops_no_other_and_the_night_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving_demo(tmp_path / "site", night=1) as (_, server):
        monkeypatch.setenv("MINGZHANG_FOLDER", str(tmp_path / "var"))
        monkeypatch.setenv("MINGZHANG_SITES", str(tmp_path / "sites"))
        monkeypatch.setenv("MINGZHANG_ALLOW_LOOPBACK", "true")
        good = write_site_file(server, tmp_path / "sites")
        broken = (
            good.read_text("utf-8")
            .replace("key: demo", "key: broken")
            .replace("/zwgk/czyjs/", "/nothing/here/")
        )
        (tmp_path / "sites" / "broken.yml").write_text(broken, "utf-8")
        night = take_night(server.log)
    assert night.status == 1
    assert night.released["documents"] == [("read", 6)]
    assert "| broken | failed |" in night.page


def test_a_night_without_any_site_file_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINGZHANG_FOLDER", str(tmp_path / "var"))
    monkeypatch.setenv("MINGZHANG_SITES", str(tmp_path))
    night = take_night([])
    assert night.status != 0
    assert "no site file there; add one <district>.yml" in night.page
