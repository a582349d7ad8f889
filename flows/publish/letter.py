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
from flows.publish.exhibit import Exhibit, rank_findings
from flows.publish.letter_words import name_attachment, tell_findings, word_opening, word_subject
from flows.publish.mail import parse_mailbox
from flows.publish.page import render_template
from flows.publish.report import (
    BookPage,
    BookReport,
    PictureKey,
    render_report,
    show_book,
)
from flows.publish.wording import BEIJING, Wording, one_line, read_wording
from transforms.errors import MingzhangError
from warehouse.outbox import Told

MOST_FINDINGS = 10
LETTER_ID = re.compile(r"[0-9a-f]{16,64}")


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
    told: tuple[Told, ...]


def letter_key(publisher: str, document_id: str, findings: Sequence[str]) -> str:
    """Return the id of a letter: the same for the same publisher, document and findings in any order.

    A finding that is told as anything but new is given as `fingerprint:told`.
    """
    parts = [publisher, document_id, *sorted(set(findings))]
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
    """Return the letter about all findings of one book and those it resolved, its id derived from them.

    Raises: LetterError when the book has none of either, MailboxError for an unusable address.
    """
    told = tell_findings(book)
    letter_id = letter_key(
        book.publisher, book.document_id, [f if how == "new" else f"{f}:{how}" for f, how in told.items()]
    )
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
        letter_id,
        book.publisher,
        book.document_id,
        tuple(told),
        recipient or None,
        language,
        message,
        tuple(told.values()),
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

    The ten most serious findings stand in the letter, all of them in the attachment, which a letter of thanks alone
    does without. `sender`, `reply_to`
    and `recipient` are mailboxes, `名称 <address>` or a bare address; without a recipient there is no To.

    Raises: LetterError, or MailboxError for an unusable address.
    """
    books = [book for book in books if tell_findings(book)]
    if not books:
        raise LetterError("a letter needs a finding; there is nothing to write about")
    if not LETTER_ID.fullmatch(letter_id):
        raise LetterError(f"not a letter id: {letter_id!r}; use letter_key()")
    wording = read_wording(language)
    attachment = name_attachment(books, wording)
    shown = _pick_findings(books)
    inline = _name_pictures(shown, pictures, letter_id)
    context = _gather_context(books, shown, inline, wording) | {
        "attachment": attachment if any(book.findings for book in books) else "",
        "letter_id": letter_id,
        "period": one_line(period),
        "date": wording.date(written_at),
        "signature": parse_mailbox(sender).display_name,
    }
    message = EmailMessage(policy=SMTP)
    _address(message, recipient, sender, reply_to)
    message["Subject"] = word_subject(books, wording)
    message["Date"] = written_at.astimezone(BEIJING)
    message["Message-ID"] = f"<{letter_id}@{parse_mailbox(sender).domain}>"
    message["X-Mingzhang-Letter"] = letter_id
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(render_template("letter.txt.j2", **context), cte="base64")
    message.add_alternative(render_template("letter.html.j2", **context), subtype="html", cte="base64")
    _embed_pictures(message, inline, pictures)
    if context["attachment"]:
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
    return [book for book in picked if tell_findings(book)]


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
    entries = [(page, exhibit) for page in pages for exhibit in (*page.errors, *page.questions)]
    still = [entry for entry in entries if _is_still_open(*entry)]
    fresh = [entry for entry in entries if not _is_still_open(*entry)]
    errors = [entry for entry in fresh if not entry[1].is_question]
    questions = [entry for entry in fresh if entry[1].is_question]
    return {
        "words": wording,
        "say": wording.say,
        "publisher": one_line(books[0].publisher),
        "opening": word_opening(books, wording),
        "errors": _number(errors, 1),
        "questions": _number(questions, 1 + len(errors)),
        "still": _number(still, 1 + len(fresh)),
        "resolved": [ended for page in pages for ended in page.resolved],
        "remaining": sum(len(book.findings) for book in books) - len(entries),
        "sources": [page.book for page in pages],
        "several": len(books) > 1,
    }


def _is_still_open(page: BookPage, exhibit: Exhibit) -> bool:
    return exhibit.finding_id in page.book.still_open


def _number(entries: Sequence[tuple[BookPage, Exhibit]], first: int) -> list[tuple[int, BookPage, Exhibit]]:
    return [(number, page, exhibit) for number, (page, exhibit) in enumerate(entries, first)]


def _address(message: EmailMessage, recipient: str | None, sender: str, reply_to: str) -> None:
    message["From"] = parse_mailbox(sender)
    message["Reply-To"] = parse_mailbox(reply_to or sender)
    if recipient:
        message["To"] = parse_mailbox(recipient)


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
