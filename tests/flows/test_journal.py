"""The journal decides how a night ended, and tells it to an operator in one sentence and on one page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from flows.crawl.answers import State
from flows.crawl.visits import Capture, Role, SiteState, SiteVisit
from flows.journal import (
    COMPLETED,
    EXIT_STATUS,
    FAILED,
    PARTIAL,
    BookEntry,
    Journal,
    Replacement,
    SiteEntry,
    write_page,
)
from warehouse.compare import FigureChange
from warehouse.versions import TakenDown

STARTED = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
BOOK = Capture("wuchang", "https://site.example/a.pdf", Role.ATTACHMENT, STARTED, State.NEW)
READ = BookEntry("a" * 64, "青岚区统计局2024年度部门决算.pdf", "final_accounts", "", facts=225)
CHANGE = FigureChange("T03", "合计", "expenditure_total", "928.98", None, 8)

DOWN = TakenDown("青岚区档案馆", 2024, "部门决算", "withdrawn", "https://site.example/b.pdf", "d" * 64)


def visit(state: SiteState, *captures: Capture, detail: str = "") -> SiteEntry:
    return SiteEntry.of(SiteVisit("wuchang", state, captures, detail, 1.25))


def journal(*sites: SiteEntry, **known: Any) -> Journal:
    """Return the journal of a night that got as far as the release."""
    known = {"released": "release/mingzhang.duckdb"} | known
    return Journal("20261124T180000000000", STARTED, list(sites), **known)


FRESH = visit(SiteState.FRESH, BOOK)
OUTCOMES = {
    "every site is fresh": (journal(FRESH), COMPLETED),
    "nothing is new": (journal(visit(SiteState.UNCHANGED, BOOK)), COMPLETED),
    "a site known to be empty": (journal(visit(SiteState.EMPTY_EXPECTED)), COMPLETED),
    "a file that is no book": (
        journal(FRESH, books=[BookEntry("a", "x", "not_a_disclosure", "")]),
        COMPLETED,
    ),
    "a scan": (journal(FRESH, books=[BookEntry("a", "x", "image_only", "")]), COMPLETED),
    "one of two sites failed": (journal(FRESH, visit(SiteState.FAILED)), PARTIAL),
    "one of two sites is walled": (journal(FRESH, visit(SiteState.BLOCKED)), PARTIAL),
    "the only site lost a page": (journal(visit(SiteState.PARTIAL, BOOK)), PARTIAL),
    "our reader crashed on a book": (
        journal(FRESH, books=[READ, BookEntry("b", "x", "crashed", "")]),
        PARTIAL,
    ),
    "a fault of our own": (journal(FRESH, faults=["Great Expectations: …"]), PARTIAL),
    "no site at all": (journal(), PARTIAL),
    "every site failed": (journal(visit(SiteState.FAILED), visit(SiteState.BLOCKED)), FAILED),
    "nothing was released": (journal(FRESH, released=""), FAILED),
}


@pytest.mark.parametrize(("night", "outcome"), OUTCOMES.values(), ids=OUTCOMES)
def test_a_night_ends_as_its_worst_loss(night: Journal, outcome: str) -> None:
    assert night.outcome == outcome


def test_an_outcome_is_an_exit_status() -> None:
    assert EXIT_STATUS == {"completed": 0, "partial": 1, "failed": 2}


def test_the_summary_counts_what_the_table_of_runs_keeps() -> None:
    night = journal(
        FRESH,
        books=[READ, BookEntry("b", "x.pdf", "broken", "damaged")],
        findings={"a" * 64: 2, "c" * 64: 0},
        replacements=[Replacement("青岚区统计局", 2024, "决算公开", (CHANGE,))],
        taken_down=[DOWN],
        faults=["关系 R900 运行出错"],
        notes=["上一夜没有结束"],
        seconds={"crawl": 12.34},
    )
    night.letters.update({"written": 1})
    assert night.summary() == {
        "sites": {"wuchang": "fresh"},
        "changed_sites": {"wuchang": {"new": 1, "changed": 0}},
        "seconds": {"crawl": 12.3},
        "books": {"final_accounts": 1, "broken": 1},
        "judged": 2,
        "findings": 2,
        "replaced": ["决算公开"],
        "replaced_silently": [],
        "taken_down": {"d" * 64: "withdrawn"},
        "letters": {"written": 1},
        "faults": ["关系 R900 运行出错"],
        "notes": ["上一夜没有结束"],
    }


def test_the_sentence_says_what_was_lost_before_what_was_done() -> None:
    night = journal(FRESH, visit(SiteState.BLOCKED, detail="403"), findings={"a": 3}, faults=["磁盘将满"])
    assert night.verdict() == (
        "2 个站点，未完成: wuchang blocked（403），新读 0 个文件，核对 1 本，发现问题 3 处，本方故障: 磁盘将满"
    )


def test_the_page_tells_every_site_book_and_changed_figure(tmp_path: Path) -> None:
    night = journal(
        visit(SiteState.FRESH, BOOK, detail="1 document"),
        books=[READ],
        findings={"a" * 64: 5},
        replacements=[Replacement("青岚区统计局", 2024, "", (CHANGE,))],
    )
    page = write_page(night, tmp_path / "nights")
    lines = page.read_text(encoding="utf-8").splitlines()
    assert page.name == "20261124T180000000000.md"
    assert lines[0] == "# 明账 2026-11-24 18:00 · completed"
    assert "| wuchang | fresh | 1 document | 1.2 | 1 | 1 | 0 |" in lines
    assert "| 青岚区统计局2024年度部门决算.pdf | final_accounts |  | 225 | 5 |" in lines
    assert "## 被替换: 青岚区统计局（1 个数字变动）" in lines
    assert "| T03 | 合计 | expenditure_total | 928.98 |  |" in lines
    assert "发布: release/mingzhang.duckdb" in lines
    assert "信函: 无" in lines


def test_a_silent_change_and_a_book_taken_down_are_news() -> None:
    night = journal(
        FRESH,
        replacements=[Replacement("青岚区统计局", 2024, "", (CHANGE,), is_silent=True)],
        taken_down=[DOWN],
    )
    assert night.verdict().endswith("被替换 1 本，其中 1 本未作声明，不再公开 1 本")
    lines = night.markdown().splitlines()
    assert "## 被替换（网站未作声明）: 青岚区统计局（1 个数字变动）" in lines
    assert "| 青岚区档案馆 | 2024 | 部门决算 | 已撤下 | https://site.example/b.pdf |" in lines


def test_a_night_that_released_nothing_says_so() -> None:
    assert "发布: 未发布" in journal(released="").markdown()


def test_no_name_from_outside_breaks_a_table() -> None:
    hostile = BookEntry("a", "x | y\n\n# 标题", "broken", "a\r\nb | c")
    page = journal(books=[hostile]).markdown()
    (row,) = (line for line in page.splitlines() if line.startswith("| x"))
    assert row.replace("\\|", "").count("|") == 6
    assert "\n# 标题" not in page


def test_pages_sort_by_time(tmp_path: Path) -> None:
    for run_id in ("20261124T180000000000", "20261123T180000000000"):
        write_page(Journal(run_id, STARTED), tmp_path)
    assert [path.stem[:8] for path in sorted(tmp_path.iterdir())] == [
        f"{date(2026, 11, d):%Y%m%d}" for d in (23, 24)
    ]


def test_the_sites_that_lost_something_stand_first_and_each_says_what_changed_and_how_long_it_took() -> None:
    changed = replace(BOOK, state=State.CHANGED)
    rows = journal(
        visit(SiteState.FRESH, BOOK, BOOK, changed, detail="3 documents"),
        visit(SiteState.BLOCKED, replace(BOOK, state=State.BLOCKED), detail="403"),
    ).site_rows()
    assert rows == [
        ("wuchang", "blocked", "403", "1.2", "0", "0", "0"),
        ("wuchang", "fresh", "3 documents", "1.2", "3", "2", "1"),
    ]


def test_the_page_counts_the_sites_in_each_state() -> None:
    page = journal(FRESH, visit(SiteState.FAILED), visit(SiteState.FAILED)).markdown()
    assert "## 站点（fresh 1、failed 2）" in page


def test_a_province_of_failures_is_one_sentence_of_bounded_length() -> None:
    night = journal(*[visit(SiteState.FAILED, detail="no answer")] * 2_844)
    assert "另有 2824 个" in night.verdict()
    assert len(night.verdict()) < 1_500


def test_a_step_that_fails_has_its_time_written_down() -> None:
    night = journal(FRESH)
    with pytest.raises(OSError, match="disk"), night.timed("release"):
        raise OSError("disk")
    assert list(night.seconds) == ["release"]
