"""The report to a publisher: one self-contained page that says what was checked and what does not agree."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from expectations.findings import Finding
from expectations.names import Language
from flows.crawl.archive import ArchiveError
from flows.publish.exhibit import (
    MOST_PICTURES,
    SUSPICIOUS,
    Exhibit,
    exhibit_finding,
    rank_findings,
)
from flows.publish.page import render_template
from flows.publish.places import mark_boxes, shown_pages
from flows.publish.wording import BEIJING, Wording, one_line, read_wording
from transforms.errors import BrokenPdfError
from transforms.pdf.picture import render_page
from warehouse.lives import Life

CHECKED = ("exact", "rounding", "balanced", "improbable", "inconsistent", "suspicious")
VERDICT_ORDER = (*CHECKED, "extraction_doubt", "not_comparable", "not_applicable", "errored")


class FormSummary(NamedTuple):
    """What became of one form: its identifier, status, pages, and why when it was not read."""

    form: str
    status: str
    pages: tuple[int, ...]
    reason: str


class Change(NamedTuple):
    """One printed number that changed since the previous version of the book."""

    form: str
    label: str
    measure: str
    old: str
    new: str


class PictureKey(NamedTuple):
    """Which picture: the finding of a document, on a page."""

    document_id: str
    finding_id: str
    page: int


class Picture(NamedTuple):
    """A picture in a report or letter: its page and where it is loaded from."""

    page: int
    source: str


@dataclass(frozen=True, slots=True)
class BookReport:
    """Everything a publisher is told about one book.

    `terms` holds, by finding, the coefficient of each fact in its leading relation; a finding without
    them shows a sum only where its facts add up. `relations` gives titles of relations by identifier.
    `still_open` names the findings that an earlier version was told of; `lives` are those explained or resolved.
    """

    document_id: str
    publisher: str
    district: str
    fiscal_year: int | None
    kind: str
    title: str
    source_url: str
    page_url: str
    captured_at: datetime | None
    findings: tuple[Finding, ...]
    forms: Sequence[FormSummary] = ()
    verdict_counts: Mapping[str, int] = field(default_factory=dict)
    issues: Sequence[str] = ()
    changes: Sequence[Change] = ()
    terms: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    relations: Mapping[str, str] = field(default_factory=dict)
    still_open: frozenset[str] = frozenset()
    lives: Sequence[Life] = ()


class Ended(NamedTuple):
    """A finding that is no longer open, as it is shown: its sentence, and the reason or the version that ended it."""

    sentence: str
    note: str


@dataclass(frozen=True, slots=True)
class BookPage:
    """One book as the templates show it: its name, conclusion, exhibits and their pictures."""

    book: BookReport
    title: str
    captured: str
    conclusion: str
    errors: tuple[Exhibit, ...]
    questions: tuple[Exhibit, ...]
    verdicts: tuple[tuple[str, int], ...]
    pictures: Mapping[PictureKey, str]
    explained: tuple[Ended, ...] = ()
    resolved: tuple[Ended, ...] = ()

    def pictures_of(self, exhibit: Exhibit) -> list[Picture]:
        """Return the pictures of a finding that exist, in the order of its pages."""
        keys = (PictureKey(self.book.document_id, exhibit.finding_id, page) for page in exhibit.pages)
        return [Picture(key.page, self.pictures[key]) for key in keys if key in self.pictures]

    def pages_without_picture(self, exhibit: Exhibit) -> list[int]:
        """Return the pages of a finding that have no picture."""
        shown = {picture.page for picture in self.pictures_of(exhibit)}
        return [page for page in exhibit.pages if page not in shown]


def render_report(
    publisher: str,
    books: Sequence[BookReport],
    pictures: Mapping[PictureKey, str],
    language: Language = "zh",
) -> str:
    """Return the report as one HTML page; `pictures` says where each picture is loaded from."""
    wording = read_wording(language)
    return render_template(
        "report.html.j2",
        words=wording,
        say=wording.say,
        publisher=one_line(publisher),
        pages=[show_book(book, pictures, wording) for book in books],
    )


def render_pictures(
    books: Sequence[BookReport], read_pdf: Callable[[str], bytes], most_findings: int | None = None
) -> dict[PictureKey, bytes]:
    """Return the boxed pages of the findings, most serious first, as PNG.

    `read_pdf` returns the bytes of a document by its id. A page that cannot be drawn, or whose book the archive cannot
    give, has no picture: the report names it instead.
    """
    pictures: dict[PictureKey, bytes] = {}
    for book in books:
        ranked = rank_findings(book.findings)[:most_findings]
        try:
            pdf = read_pdf(book.document_id) if ranked else b""
        except ArchiveError:
            continue
        for finding in ranked:
            terms = book.terms.get(finding.finding_id, {})
            for page in shown_pages(finding, terms)[:MOST_PICTURES]:
                try:
                    picture = render_page(pdf, page, mark_boxes(finding, terms, page))
                except BrokenPdfError:
                    continue
                pictures[PictureKey(book.document_id, finding.finding_id, page)] = picture
    return pictures


def write_report(
    folder: Path,
    publisher: str,
    books: Sequence[BookReport],
    read_pdf: Callable[[str], bytes],
    language: Language = "zh",
) -> Path:
    """Return the index.html of a folder that holds the whole report and nothing else of an earlier one."""
    folder.mkdir(parents=True, exist_ok=True)
    sources: dict[PictureKey, str] = {}
    for key, picture in render_pictures(books, read_pdf).items():
        sources[key] = f"{hashlib.sha256(repr(tuple(key)).encode()).hexdigest()[:16]}-{key.page}.png"
        (folder / sources[key]).write_bytes(picture)
    index = folder / "index.html"
    draft = folder / "index.html.part"
    draft.write_text(render_report(publisher, books, sources, language), "utf-8")
    draft.replace(index)
    for picture_file in folder.glob("*.png"):
        if picture_file.name not in sources.values():
            picture_file.unlink()
    return index


def show_book(book: BookReport, pictures: Mapping[PictureKey, str], wording: Wording) -> BookPage:
    """Return one book as the templates show it, its findings most serious first."""
    exhibits = [
        exhibit_finding(finding, book.terms.get(finding.finding_id, {}), book.relations, wording)
        for finding in rank_findings(book.findings)
    ]
    return BookPage(
        book=book,
        title=name_book(book, wording),
        captured=_word_moment(book.captured_at, wording),
        conclusion=_conclude(book, wording),
        errors=tuple(exhibit for exhibit in exhibits if not exhibit.is_question),
        questions=tuple(exhibit for exhibit in exhibits if exhibit.is_question),
        verdicts=tuple(
            (wording.verdict(verdict), book.verdict_counts[verdict])
            for verdict in VERDICT_ORDER
            if book.verdict_counts.get(verdict)
        ),
        pictures=pictures,
        explained=tuple(_show_life(life, wording) for life in book.lives if life.state == "waived"),
        resolved=tuple(_show_life(life, wording) for life in book.lives if life.state == "resolved"),
    )


def _show_life(life: Life, wording: Wording) -> Ended:
    sentence = life.message_zh if wording.language == "zh" else life.message_en
    note = (
        wording.say("explained_note", reason=one_line(life.reason), until=wording.date(life.until))
        if life.state == "waived" and life.until
        else wording.say("resolved_note", version=life.resolved_version)
    )
    return Ended(sentence, note)


def name_book(book: BookReport, wording: Wording) -> str:
    """Return the printed title of a book, or one made of publisher, year and kind."""
    if title := one_line(book.title).strip("《》"):
        return title
    year = wording.say("fiscal_year", year=book.fiscal_year) if book.fiscal_year else ""
    kind = wording.say(f"kind_{book.kind}")
    return wording.say("untitled", publisher=one_line(book.publisher), year=year, kind=kind)


def _conclude(book: BookReport, wording: Wording) -> str:
    questions = sum(finding.verdict == SUSPICIOUS for finding in book.findings)
    errors = len(book.findings) - questions
    checked = sum(book.verdict_counts.get(verdict, 0) for verdict in CHECKED)
    if not checked and not book.findings:
        return wording.say("conclusion_unchecked")
    outcome = {
        (False, False): "none",
        (True, False): "errors",
        (False, True): "questions",
        (True, True): "both",
    }[(bool(errors), bool(questions))]
    return wording.say(f"conclusion_{outcome}", checked=checked, errors=errors, questions=questions)


def _word_moment(moment: datetime | None, wording: Wording) -> str:
    if moment is None:
        return ""
    return wording.say("captured", moment=f"{moment.astimezone(BEIJING):%Y-%m-%d %H:%M}")
