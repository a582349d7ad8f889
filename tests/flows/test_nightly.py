"""Nights over real sites: what is new is read, judged and told once; what is unchanged costs nothing."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from flows.demo.server import DemoServer, LoggedRequest
from flows.demo.site import DemoBook, build_site, demo_books, serving_demo, write_site_file
from flows.run import run_night
from flows.settings import Settings
from tests.flows.publish.smtp_server import Postbox, find_free_port, open_postbox, settings_for
from warehouse.connect import open_release

OPERATOR = "operator@qinglan.example"
PUBLISHER = "culture@qinglan.example"

pytestmark = pytest.mark.usefixtures("prefect_server")


@dataclass(frozen=True)
class Night:
    """What one night did, as seen from outside; `mailed` holds the recipients of all nights so far."""

    status: int
    requests: list[LoggedRequest]
    mailed: list[str]
    page: str
    released: Mapping[str, list[tuple[Any, ...]]]
    letters: Mapping[str, EmailMessage]
    reports: Mapping[str, int]
    portal: str


QUESTIONS = {
    "runs": "SELECT outcome, (summary -> '$.judged')::INTEGER, (summary -> '$.findings')::INTEGER "
    "FROM runs ORDER BY started_at",
    "documents": "SELECT state, count(*) FROM documents GROUP BY 1 ORDER BY 1",
    "findings": "SELECT publisher, fiscal_year, count(*) FROM open_findings GROUP BY ALL",
    "versions": "SELECT publisher, fiscal_year, version FROM disclosures WHERE version > 1 AND is_current",
    "captures": "SELECT role, state, count(*) FROM captures WHERE run_id = (SELECT max(run_id) FROM runs) "
    "GROUP BY ALL ORDER BY ALL",
}


def take_night(requests: list[LoggedRequest], postbox: Postbox) -> Night:
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
    index = settings.portal_folder / "index.html"
    portal = index.read_text(encoding="utf-8") if index.exists() else ""
    return Night(status, list(requests), list(postbox.recipients), page, released, letters, reports, portal)


@pytest.fixture(scope="module")
def demo(prefect_server: None, tmp_path_factory: pytest.TempPathFactory) -> list[Night]:
    """Six nights over the demo's site: all is new; nothing is; one book was replaced; two other sites fail, the mail
    server is away and the portal has no place; both are back; nothing is new again."""
    folder = tmp_path_factory.mktemp("demo")
    postbox = Postbox()
    with (
        serving_demo(folder / "site", night=1) as (_, server),
        open_postbox(postbox) as port,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("MINGZHANG_FOLDER", str(folder / "var"))
        patch.setenv("MINGZHANG_SITES", str(folder / "sites"))
        patch.setenv("MINGZHANG_ALLOW_LOOPBACK", "true")
        patch.setenv("MINGZHANG_OPERATOR", OPERATOR)
        good = write_site_file(server, folder / "sites")
        nights = [take_night(server.log, postbox), take_night(server.log, postbox)]
        build_site(demo_books(2), server.folder)
        nights.append(take_night(server.log, postbox))
        gone, unreadable = folder / "sites" / "gone.yml", folder / "sites" / "a_mistake.yml"
        text = good.read_text("utf-8").replace("key: demo", "key: gone")
        gone.write_text(text.replace("/zwgk/czyjs/", "/nothing/here/"), "utf-8")
        unreadable.write_text("name: 示范区\ncode: 990003\n", "utf-8")
        mail = {
            "HOST": "127.0.0.1",
            "PORT": str(find_free_port()),
            "SECURITY": "none",
            "SENDER": "bounces@example.cn",
        }
        for name, value in mail.items():
            patch.setenv(f"MINGZHANG_SMTP__{name}", value)
        in_the_way = folder / "var" / "portal"
        in_the_way.mkdir()
        patch.setenv("MINGZHANG_PORTAL", "true")
        nights.append(take_night(server.log, postbox))
        in_the_way.rmdir()
        gone.unlink()
        unreadable.unlink()
        patch.setenv("MINGZHANG_SMTP__PORT", str(port))
        nights.append(take_night(server.log, postbox))
        patch.delenv("MINGZHANG_PORTAL")
        return [*nights, take_night(server.log, postbox)]


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
    assert "被替换（网站未作声明）: 青岚区统计局2024年度部门决算（81 个数字变动）" in third.page
    assert "| T03 | 合计 | expenditure_total | 928.98 | 941.28 |" in third.page


def test_the_replaced_clean_book_gets_no_letter(demo: list[Night]) -> None:
    assert demo[2].letters.keys() == demo[0].letters.keys()


def test_a_site_that_fails_stops_no_other_and_the_night_says_so(demo: list[Night]) -> None:
    fourth = demo[3]
    assert fourth.status == 1
    assert "| demo | unchanged | 6 documents |" in fourth.page
    assert "| gone | failed |" in fourth.page
    assert fourth.released["documents"] == [("read", 7)]


def test_a_site_file_with_a_mistake_loses_that_site_only_and_the_mistake_is_told(demo: list[Night]) -> None:
    (row,) = (line for line in demo[3].page.splitlines() if line.startswith("| a_mistake | failed |"))
    assert "a_mistake.yml:2:1: code" in row


def test_without_a_mail_server_letters_wait_and_the_night_says_so(demo: list[Night]) -> None:
    assert "letters wait for the mail server: mail server 127.0.0.1:" in demo[3].page
    assert demo[3].mailed == []


def test_a_summary_that_could_not_be_mailed_is_a_fault_and_is_kept_beside_the_page(demo: list[Night]) -> None:
    assert f"the summary was not mailed to {OPERATOR}: mail server 127.0.0.1:" in demo[3].page


def test_a_letter_that_waited_is_mailed_once_when_the_mail_server_is_back(demo: list[Night]) -> None:
    assert [night.status for night in demo[4:]] == [0, 0]
    assert [night.mailed for night in demo[4:]] == [[PUBLISHER, OPERATOR], [PUBLISHER, OPERATOR, OPERATOR]]
    assert "信函: {'sent': 1}" in demo[4].page
    assert "信函: 无" in demo[5].page


def test_the_portal_is_built_where_the_settings_ask_for_it_and_tells_of_its_night(demo: list[Night]) -> None:
    assert [night.portal == "" for night in demo] == [True, True, True, True, False, False]
    assert "示范市青岚区" in demo[4].portal
    assert demo[5].portal == demo[4].portal


def test_a_portal_that_cannot_be_built_stops_no_letter_and_the_night_says_so(demo: list[Night]) -> None:
    assert "the portal was not built:" in demo[3].page
    assert "letters wait for the mail server" in demo[3].page


def test_every_night_is_kept_with_its_outcome(demo: list[Night]) -> None:
    """A release is made before its own night is over, so the last night has no outcome in it."""
    assert demo[5].released["runs"] == [
        ("completed", 6, 5), ("completed", 0, 0), ("completed", 1, 0), ("partial", 0, 0), ("completed", 0, 0),
        (None, None, None),
    ]  # fmt: skip


def test_a_night_without_any_site_file_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINGZHANG_FOLDER", str(tmp_path / "var"))
    monkeypatch.setenv("MINGZHANG_SITES", str(tmp_path))
    night = take_night([], Postbox())
    assert night.status != 0
    assert "no site file there; add one <district>.yml" in night.page


def test_a_night_that_fails_at_once_is_mailed_to_the_operator_and_its_exit_status_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "warehouse.duckdb").write_bytes(b"no database" * 1000)
    postbox = Postbox()
    with open_postbox(postbox) as port:
        settings = Settings(folder=tmp_path, operator=OPERATOR, smtp=settings_for(port))
        monkeypatch.setattr("flows.nightly.Settings", lambda: settings)
        status = run_night(settings, Console(file=io.StringIO()))
    (mail,) = (message_from_bytes(letter, policy=default) for letter in postbox.letters)
    assert (status, postbox.recipients) == (2, [OPERATOR])
    assert mail["Subject"].startswith("⚠ 明账 ")
    body = mail.get_body(("plain",))
    assert body is not None
    assert body.get_content().count("WarehouseError: cannot open") == 1


CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not beside this checkout")
def test_a_site_of_real_files_ends_with_each_in_its_right_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = sorted(CORPUS.rglob("*.pdf"))
    books = [
        DemoBook(
            file,
            f"示范局{letter(n)}",
            2024,
            f"示范局{letter(n)}2024年度部门决算",
            date(2025, 9, 1),
            file.name,
        )
        for n, file in enumerate(files)
    ]
    with DemoServer(tmp_path / "site") as server:
        build_site(books, server.folder)
        monkeypatch.setenv("MINGZHANG_FOLDER", str(tmp_path / "var"))
        monkeypatch.setenv("MINGZHANG_SITES", str(tmp_path / "sites"))
        monkeypatch.setenv("MINGZHANG_ALLOW_LOOPBACK", "true")
        write_site_file(server, tmp_path / "sites")
        night = take_night(server.log, Postbox())
    states = {
        sha256: (state, kind)
        for sha256, state, kind in answer(tmp_path / "var", "SELECT document_id, state, kind FROM documents")
    }
    found = {file: states[hashlib.sha256(file.read_bytes()).hexdigest()] for file in files}
    assert night.status == 0
    assert {found[file] for file in files if file.parent.name == "final_accounts"} == {
        ("read", "final_accounts")
    }
    assert {found[file] for file in files if file.parent.name == "budgets"} == {("read", "budget")}
    refused = [found[file] for file in files if file.parent.name == "not_disclosures"]
    assert {state for state, _ in refused} <= {"not_a_disclosure", "image_only"}
    assert all(night.page.count(f"| {file.name} |") == 1 for file in files)


def letter(number: int) -> str:
    """Return a Chinese character for a number, because the title of a book has no digit but its year."""
    return chr(ord("一") + number)


def answer(folder: Path, query: str) -> list[tuple[Any, ...]]:
    with open_release(folder / "release" / "mingzhang.duckdb") as release:
        return release.execute(query).fetchall()
