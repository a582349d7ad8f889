"""The letter to a publisher: what does not agree, what to do, and how sure we are, as one mail.

No text from outside reaches a header with a line break in it, and none reaches HTML unescaped.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP

from expectations.names import Language
from flows.publish.exhibit import SUSPICIOUS, Exhibit, rank_findings
from flows.publish.mail import parse_mailbox
from flows.publish.page import render_template
from flows.publish.report import (
    BookPage,
    BookReport,
    PictureKey,
    name_book,
    render_report,
    show_book,
)
from flows.publish.wording import BEIJING, Wording, one_line, read_wording
from transforms.errors import MingzhangError

MOST_FINDINGS = 10
TITLE_LENGTH = 60
LETTER_ID = re.compile(r"[0-9a-f]{16,64}")
FORBIDDEN_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\s]+')


class LetterError(MingzhangError):
    """A letter that cannot be written: no finding, or a malformed id."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter ready for the outbox; `recipient` is None when no address of the publisher is known."""

    letter_id: str
    publisher: str
    document_id: str
    finding_ids: tuple[str, ...]
    recipient: str | None
    language: Language
    message: EmailMessage


def letter_key(publisher: str, document_id: str, finding_ids: Sequence[str]) -> str:
    """Return the id of a letter: the same for the same publisher, document and findings in any order."""
    parts = [publisher, document_id, *sorted(set(finding_ids))]
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:32]


def write_letter(
    book: BookReport,
    recipient: str | None,
    sender: str,
    *,
    pictures: Mapping[PictureKey, bytes],
    period: str,
    written_at: datetime,
    language: Language = "zh",
    reply_to: str = "",
) -> Letter:
    """Return the letter about all findings of one book, its id derived from them.

    Raises: LetterError when the book has no findings, MailboxError for an unusable address.
    """
    finding_ids = tuple(finding.finding_id for finding in rank_findings(book.findings))
    letter_id = letter_key(book.publisher, book.document_id, finding_ids)
    message = compose_letter(
        [book],
        recipient,
        sender,
        pictures=pictures,
        letter_id=letter_id,
        period=period,
        written_at=written_at,
        language=language,
        reply_to=reply_to,
    )
    return Letter(
        letter_id, book.publisher, book.document_id, finding_ids, recipient or None, language, message
    )


def compose_letter(
    books: Sequence[BookReport],
    recipient: str | None,
    sender: str,
    *,
    pictures: Mapping[PictureKey, bytes],
    letter_id: str,
    period: str,
    written_at: datetime,
    language: Language = "zh",
    reply_to: str = "",
) -> EmailMessage:
    """Return the mail to one publisher about its books: text, HTML with pictures inside, report attached.

    The ten most serious findings stand in the letter, all of them in the attachment. `sender`, `reply_to`
    and `recipient` are mailboxes, `名称 <address>` or a bare address; without a recipient there is no To.

    Raises: LetterError, or MailboxError for an unusable address.
    """
    books = [book for book in books if book.findings]
    if not books:
        raise LetterError("a letter needs a finding; there is nothing to write about")
    if not LETTER_ID.fullmatch(letter_id):
        raise LetterError(f"not a letter id: {letter_id!r}; use letter_key()")
    wording = read_wording(language)
    attachment = _name_attachment(books, wording)
    shown = _pick_findings(books)
    inline = _name_pictures(shown, pictures, letter_id)
    context = _gather_context(books, shown, inline, wording) | {
        "attachment": attachment,
        "letter_id": letter_id,
        "period": one_line(period),
        "date": wording.date(written_at),
        "signature": parse_mailbox(sender).display_name,
    }
    message = EmailMessage(policy=SMTP)
    _address(message, recipient, sender, reply_to)
    message["Subject"] = _word_subject(books, wording)
    message["Date"] = written_at.astimezone(BEIJING)
    message["Message-ID"] = f"<{letter_id}@{parse_mailbox(sender).domain}>"
    message["X-Mingzhang-Letter"] = letter_id
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(render_template("letter.txt.j2", **context), cte="base64")
    message.add_alternative(render_template("letter.html.j2", **context), subtype="html", cte="base64")
    _embed_pictures(message, inline, pictures)
    report = render_report(books[0].publisher, books, _as_data_uris(pictures), language)
    message.add_attachment(report, subtype="html", filename=attachment, cte="base64")
    return message


def _pick_findings(books: Sequence[BookReport]) -> list[BookReport]:
    """Return the books with only the ten most serious findings among them."""
    ranked = rank_findings([finding for book in books for finding in book.findings])[:MOST_FINDINGS]
    kept = {id(finding) for finding in ranked}
    picked = [
        replace(book, findings=tuple(finding for finding in book.findings if id(finding) in kept))
        for book in books
    ]
    return [book for book in picked if book.findings]


def _name_pictures(
    books: Sequence[BookReport], pictures: Mapping[PictureKey, bytes], letter_id: str
) -> dict[PictureKey, str]:
    """Return the Content-ID of each picture that stands in the letter itself."""
    named = {(book.document_id, finding.finding_id) for book in books for finding in book.findings}
    keys = [key for key in pictures if (key.document_id, key.finding_id) in named]
    return {key: f"p{number}.{letter_id}@mingzhang" for number, key in enumerate(keys, 1)}


def _gather_context(
    books: Sequence[BookReport],
    shown: Sequence[BookReport],
    inline: Mapping[PictureKey, str],
    wording: Wording,
) -> dict[str, object]:
    sources = {key: f"cid:{content_id}" for key, content_id in inline.items()}
    pages = [show_book(book, sources, wording) for book in shown]
    everything = [finding for book in books for finding in book.findings]
    questions = sum(finding.verdict == SUSPICIOUS for finding in everything)
    errors = len(everything) - questions
    separator = wording.say("list_separator")
    opening = "both" if errors and questions else "errors" if errors else "questions"
    return {
        "words": wording,
        "say": wording.say,
        "publisher": one_line(books[0].publisher),
        "opening": wording.say(
            f"opening_{opening}",
            title=separator.join(wording.say("book_title", title=name_book(book, wording)) for book in books),
            errors=errors,
            questions=questions,
        ),
        "errors": _number([(page, exhibit) for page in pages for exhibit in page.errors], 1),
        "questions": _number(
            [(page, exhibit) for page in pages for exhibit in page.questions],
            1 + sum(len(page.errors) for page in pages),
        ),
        "remaining": len(everything) - sum(len(book.findings) for book in shown),
        "sources": [page.book for page in pages],
        "several": len(books) > 1,
    }


def _number(entries: Sequence[tuple[BookPage, Exhibit]], first: int) -> list[tuple[int, BookPage, Exhibit]]:
    return [(number, page, exhibit) for number, (page, exhibit) in enumerate(entries, first)]


def _address(message: EmailMessage, recipient: str | None, sender: str, reply_to: str) -> None:
    message["From"] = parse_mailbox(sender)
    message["Reply-To"] = parse_mailbox(reply_to or sender)
    if recipient:
        message["To"] = parse_mailbox(recipient)


def _word_subject(books: Sequence[BookReport], wording: Wording) -> str:
    findings = [finding for book in books for finding in book.findings]
    only_questions = all(finding.verdict == SUSPICIOUS for finding in findings)
    key = f"subject{'_question' if only_questions else ''}{'_many' if len(books) > 1 else ''}"
    title = name_book(books[0], wording)
    short = title if len(title) <= TITLE_LENGTH else f"{title[: TITLE_LENGTH - 1]}…"
    return one_line(wording.say(key, title=short, books=len(books), count=len(findings)))


def _name_attachment(books: Sequence[BookReport], wording: Wording) -> str:
    years = "-".join(sorted({str(book.fiscal_year) for book in books if book.fiscal_year}))
    publisher = one_line(books[0].publisher)[:TITLE_LENGTH]
    name = wording.say("attachment", publisher=publisher, years=years)
    return FORBIDDEN_IN_FILE_NAMES.sub("_", one_line(name)).replace("_.html", ".html").lstrip(".")


def _embed_pictures(
    message: EmailMessage, inline: Mapping[PictureKey, str], pictures: Mapping[PictureKey, bytes]
) -> None:
    page = message.get_body(("html",))
    if not isinstance(page, EmailMessage):
        raise LetterError("the letter has no HTML part to hold its pictures")
    for key, content_id in inline.items():
        page.add_related(
            pictures[key],
            maintype="image",
            subtype="png",
            cid=f"<{content_id}>",
            filename=f"page-{key.page}.png",
            disposition="inline",
        )


def _as_data_uris(pictures: Mapping[PictureKey, bytes]) -> dict[PictureKey, str]:
    return {
        key: f"data:image/png;base64,{base64.b64encode(picture).decode()}"
        for key, picture in pictures.items()
    }
