"""What a letter says of itself: its subject, its opening, the name of its attachment, and how it tells each finding."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.publish.exhibit import SUSPICIOUS, rank_findings
from flows.publish.report import BookReport, name_book
from flows.publish.wording import Wording, one_line
from warehouse.outbox import Told

TITLE_LENGTH = 60
FORBIDDEN_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\s]+')


def tell_findings(book: BookReport) -> dict[str, Told]:
    """Return how a letter about a book tells each finding: new, still open, or resolved."""
    told: dict[str, Told] = {
        f.finding_id: "still_open" if f.finding_id in book.still_open else "new"
        for f in rank_findings(book.findings)
    }
    return told | {life.finding_id: "resolved" for life in book.lives if life.state == "resolved"}


def word_opening(books: Sequence[BookReport], wording: Wording) -> str:
    """Return what the letter is about: thanks first, then what is new, then what is still open."""
    resolved = sum(life.state == "resolved" for book in books for life in book.lives)
    still = sum(len(book.still_open) for book in books)
    fresh = [f for book in books for f in book.findings if f.finding_id not in book.still_open]
    questions = sum(finding.verdict == SUSPICIOUS for finding in fresh)
    errors = len(fresh) - questions
    titles = (wording.say("book_title", title=name_book(book, wording)) for book in books)
    words = {
        "title": wording.say("list_separator").join(titles),
        "errors": errors,
        "questions": questions,
        "still": still,
        "resolved": resolved,
    }
    keys = {
        "opening_resolved": resolved,
        "opening_both": errors and questions,
        "opening_errors": errors and not questions,
        "opening_questions": questions and not errors,
        "opening_still_also": still and (fresh or resolved),
        "opening_still": still and not (fresh or resolved),
    }
    return wording.say("sentence_separator").join(
        wording.say(key, **words) for key, said in keys.items() if said
    )


def word_subject(books: Sequence[BookReport], wording: Wording) -> str:
    """Return the subject: what is new, else what is still open, else thanks."""
    findings = [finding for book in books for finding in book.findings]
    only_questions = all(finding.verdict == SUSPICIOUS for finding in findings)
    only_still = all(f.finding_id in book.still_open for book in books for f in book.findings)
    about = "_resolved" if not findings else "_still" if only_still else "_question" if only_questions else ""
    key = f"subject{about}{'_many' if len(books) > 1 else ''}"
    title = name_book(books[0], wording)
    short = title if len(title) <= TITLE_LENGTH else f"{title[: TITLE_LENGTH - 1]}…"
    return one_line(
        wording.say(key, title=short, books=len(books), count=len(findings) or len(tell_findings(books[0])))
    )


def name_attachment(books: Sequence[BookReport], wording: Wording) -> str:
    """Return the file name of the attached report, fit for every file system."""
    years = "-".join(sorted({str(book.fiscal_year) for book in books if book.fiscal_year}))
    publisher = one_line(books[0].publisher)[:TITLE_LENGTH]
    name = wording.say("attachment", publisher=publisher, years=years)
    return FORBIDDEN_IN_FILE_NAMES.sub("_", one_line(name)).replace("_.html", ".html").lstrip(".")
