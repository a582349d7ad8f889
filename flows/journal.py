"""What became of each site and document in one night; it decides how the run ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from flows.crawl.visits import SiteState, SiteVisit
from warehouse.compare import FigureChange
from warehouse.versions import TakenDown

COMPLETED, PARTIAL, FAILED = "completed", "partial", "failed"
EXIT_STATUS = {COMPLETED: 0, PARTIAL: 1, FAILED: 2}
_GOOD_SITES = {SiteState.FRESH, SiteState.UNCHANGED, SiteState.EMPTY_EXPECTED}
LOST = "not_in_archive"
_OURS = {"crashed", LOST}
_TAKEN_DOWN = {"withdrawn": "已撤下", "overwritten": "地址已换成另一文件", "unlisted": "列表不再列出"}


@dataclass(frozen=True, slots=True)
class BookEntry:
    """What became of one file tonight: where it came from, its state, and the reason in one line."""

    document_id: str
    name: str
    state: str
    reason: str
    facts: int = 0


@dataclass(frozen=True, slots=True)
class Replacement:
    """A book that was replaced by another version, the figures that changed, and whether its site said nothing of it."""

    publisher: str
    fiscal_year: int | None
    title: str
    changes: tuple[FigureChange, ...]
    is_silent: bool = False


@dataclass(slots=True)
class Journal:
    """The record of one night, filled step by step."""

    run_id: str
    started_at: datetime
    visits: list[SiteVisit] = field(default_factory=list)
    books: list[BookEntry] = field(default_factory=list)
    findings: dict[str, int] = field(default_factory=dict)
    replacements: list[Replacement] = field(default_factory=list)
    taken_down: list[TakenDown] = field(default_factory=list)
    released: str = ""
    reports: list[str] = field(default_factory=list)
    letters: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    @property
    def outcome(self) -> str:
        """How the run ended: failed when nothing was reached or released, partial when something was lost."""
        good = [visit for visit in self.visits if visit.state in _GOOD_SITES]
        if not self.released or (self.visits and not good and not self._documents()):
            return FAILED
        lost = len(good) < len(self.visits) or any(book.state in _OURS for book in self.books)
        return PARTIAL if lost or self.faults or not self.visits else COMPLETED

    def _documents(self) -> int:
        return sum(capture.is_document for visit in self.visits for capture in visit.captures)

    def summary(self) -> dict[str, Any]:
        """Return the counts that the table `runs` keeps."""
        return {
            "sites": {visit.site: visit.state.value for visit in self.visits},
            "books": dict(Counter(book.state for book in self.books)),
            "judged": len(self.findings),
            "findings": sum(self.findings.values()),
            "replaced": [r.title for r in self.replacements],
            "replaced_silently": [r.title for r in self.replacements if r.is_silent],
            "taken_down": {down.document_id: down.state for down in self.taken_down},
            "letters": dict(self.letters),
            "faults": self.faults,
        }

    def verdict(self) -> str:
        """Return the night in one sentence, worst first."""
        bad = [v for v in self.visits if v.state not in _GOOD_SITES]
        parts = [f"{len(self.visits)} 个站点"]
        if bad:
            parts.append("未完成: " + "；".join(f"{v.site} {v.state.value}（{v.detail}）" for v in bad))
        parts.append(
            f"新读 {len(self.books)} 个文件，核对 {len(self.findings)} 本，发现问题 {sum(self.findings.values())} 处"
        )
        if self.replacements:
            silent = sum(replaced.is_silent for replaced in self.replacements)
            parts.append(
                f"被替换 {len(self.replacements)} 本" + (f"，其中 {silent} 本未作声明" if silent else "")
            )
        if self.taken_down:
            parts.append(f"不再公开 {len(self.taken_down)} 本")
        if self.faults:
            parts.append("本方故障: " + "；".join(self.faults))
        return "，".join(parts)

    def markdown(self) -> str:
        """Return the run page that an operator reads, as Markdown."""
        sections = [f"# 明账 {self.started_at:%Y-%m-%d %H:%M} · {self.outcome}", self.verdict()]
        sections.append(
            "## 站点\n\n"
            + _table(
                ("站点", "状态", "说明", "秒"),
                [(v.site, v.state.value, v.detail, f"{v.seconds:.1f}") for v in self.visits],
            )
        )
        if self.books:
            rows = [
                (b.name, b.state, b.reason, str(b.facts), str(self.findings.get(b.document_id, "")))
                for b in self.books
            ]
            sections.append("## 今夜读取的文件\n\n" + _table(("文件", "状态", "说明", "数字", "问题"), rows))
        for replaced in self.replacements:
            rows = [
                (c.form, c.label, c.measure, c.old_text or "", c.new_text or "") for c in replaced.changes
            ]
            sections.append(
                f"## 被替换{'（网站未作声明）' if replaced.is_silent else ''}: "
                f"{replaced.title or replaced.publisher}（{len(rows)} 个数字变动）\n\n"
                + _table(("表", "行", "栏", "原为", "现为"), rows)
            )
        if self.taken_down:
            rows = [
                (d.publisher, str(d.fiscal_year or ""), d.title, _TAKEN_DOWN[d.state], d.url)
                for d in self.taken_down
            ]
            sections.append("## 不再公开\n\n" + _table(("单位", "年度", "文件", "状态", "原地址"), rows))
        sections.append(
            f"## 发布与信函\n\n发布: {self.released or '未发布'}\n\n信函: {dict(self.letters) or '无'}"
        )
        return "\n\n".join(sections)


def write_page(journal: Journal, folder: Path) -> Path:
    """Write the run page of a night into a folder of them; their names sort by time."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{journal.run_id}.md"
    path.write_text(journal.markdown(), encoding="utf-8")
    return path


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table; a pipe or line break in a cell cannot break it."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(
        "| " + " | ".join(" ".join(str(c).split()).replace("|", "\\|") for c in line) + " |" for line in lines
    )
