"""What became of each site and document in one night; it decides how the run ended."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from flows.crawl.answers import State
from flows.crawl.visits import SiteState, SiteVisit
from warehouse.compare import FigureChange
from warehouse.versions import TakenDown

COMPLETED, PARTIAL, FAILED = "completed", "partial", "failed"
EXIT_STATUS = {COMPLETED: 0, PARTIAL: 1, FAILED: 2}
GOOD_SITES = frozenset({SiteState.FRESH, SiteState.UNCHANGED, SiteState.EMPTY_EXPECTED})
SITE_COLUMNS = ("站点", "状态", "说明", "秒", "文件", "新", "变")
MOST_TOLD = 20  # sites that a sentence names
LOST = "not_in_archive"
_OURS = {"crashed", LOST}
_TAKEN_DOWN = {"withdrawn": "已撤下", "overwritten": "地址已换成另一文件", "unlisted": "列表不再列出"}


@dataclass(frozen=True, slots=True)
class SiteEntry:
    """How one site ended the night, what changed there, and how long it took.

    `new` and `changed` count documents among `documents`; `addresses` is how many were asked.
    """

    site: str
    state: SiteState
    detail: str
    seconds: float
    documents: int = 0
    new: int = 0
    changed: int = 0
    addresses: int = 0

    @classmethod
    def of(cls, visit: SiteVisit) -> Self:
        """Return what a night remembers of a visit; its captures are in the warehouse by then."""
        states = Counter(capture.state for capture in visit.captures if capture.is_document)
        return cls(
            visit.site, visit.state, visit.detail, visit.seconds, states.total(), states[State.NEW],
            states[State.CHANGED], len(visit.captures),
        )  # fmt: skip

    @property
    def is_good(self) -> bool:
        """Whether nothing was lost there."""
        return self.state in GOOD_SITES


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
    sites: list[SiteEntry] = field(default_factory=list)
    books: list[BookEntry] = field(default_factory=list)
    findings: dict[str, int] = field(default_factory=dict)
    replacements: list[Replacement] = field(default_factory=list)
    taken_down: list[TakenDown] = field(default_factory=list)
    released: str = ""
    reports: list[str] = field(default_factory=list)
    letters: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """Write down how long a step takes, also when it fails."""
        began = time.monotonic()
        try:
            yield
        finally:
            self.seconds[step] = time.monotonic() - began

    def blame(self, error: Exception) -> None:
        """Write down what ended the night, once, whoever passes it on."""
        fault = f"{type(error).__name__}: {error}"
        if fault not in self.faults:
            self.faults.append(fault)

    @property
    def outcome(self) -> str:
        """How the run ended: failed when nothing was reached or released, partial when something was lost."""
        good = [site for site in self.sites if site.is_good]
        if not self.released or (self.sites and not good and not any(site.documents for site in self.sites)):
            return FAILED
        lost = len(good) < len(self.sites) or any(book.state in _OURS for book in self.books)
        return PARTIAL if lost or self.faults or not self.sites else COMPLETED

    def states(self) -> dict[str, int]:
        """Return how many sites ended in each state, in the order of `SiteState`."""
        counts = Counter(site.state for site in self.sites)
        return {state.value: counts[state] for state in SiteState if counts[state]}

    def summary(self) -> dict[str, Any]:
        """Return the counts that the table `runs` keeps."""
        return {
            "sites": {site.site: site.state.value for site in self.sites},
            "changed_sites": {
                site.site: {"new": site.new, "changed": site.changed}
                for site in self.sites
                if site.new or site.changed
            },
            "seconds": {step: round(seconds, 1) for step, seconds in self.seconds.items()},
            "books": dict(Counter(book.state for book in self.books)),
            "judged": len(self.findings),
            "findings": sum(self.findings.values()),
            "replaced": [r.title for r in self.replacements],
            "replaced_silently": [r.title for r in self.replacements if r.is_silent],
            "taken_down": {down.document_id: down.state for down in self.taken_down},
            "letters": dict(self.letters),
            "faults": self.faults,
            "notes": self.notes,
        }

    def verdict(self) -> str:
        """Return the night in one sentence, worst first."""
        bad = [site for site in self.sites if not site.is_good]
        parts = [f"{len(self.sites)} 个站点"]
        if bad:
            told = [f"{site.site} {site.state.value}（{site.detail}）" for site in bad[:MOST_TOLD]]
            told += [f"另有 {len(bad) - MOST_TOLD} 个"] if len(bad) > MOST_TOLD else []
            parts.append("未完成: " + "；".join(told))
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

    def site_rows(self) -> list[tuple[str, ...]]:
        """Return a row a site under `SITE_COLUMNS`, those that lost something first."""
        return [
            (
                s.site,
                s.state.value,
                s.detail,
                f"{s.seconds:.1f}",
                str(s.documents),
                str(s.new),
                str(s.changed),
            )
            for s in sorted(self.sites, key=lambda site: (site.is_good, site.site))
        ]

    def markdown(self) -> str:
        """Return the run page that an operator reads, as Markdown."""
        sections = [f"# 明账 {self.started_at:%Y-%m-%d %H:%M} · {self.outcome}", self.verdict()]
        if self.notes:
            sections.append("\n".join(f"- {note}" for note in self.notes))
        heading = "、".join(f"{state} {count}" for state, count in self.states().items())
        sections.append(f"## 站点（{heading}）\n\n" + _table(SITE_COLUMNS, self.site_rows()))
        spent = [(step, f"{seconds:.1f}") for step, seconds in self.seconds.items()]
        sections.append("## 用时\n\n" + _table(("步骤", "秒"), spent))
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
