"""Letters delivered, each once, whatever crashes between.

The order is the promise: the .eml file, then its row, then `sending`, then the server, then `sent`. A run
that dies before `sending` sends the letter next night; one that dies after leaves it for a person.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from email.policy import SMTP
from pathlib import Path

import duckdb

from flows.publish.letter import LETTER_ID, Letter, LetterError
from flows.publish.mail import (
    PostponedError,
    RefusedError,
    SmtpSettings,
    UncertainError,
    UnreachableError,
    connect,
    send_letter,
)
from flows.publish.report import BookReport
from warehouse.outbox import (
    OutboxLetter,
    enqueue_letter,
    find_interrupted,
    find_mentioned,
    find_unsent,
    mark_postponed,
    mark_refused,
    mark_sending,
    mark_sent,
    mark_uncertain,
)

INTERRUPTED = "上次发送中断，不知是否已送达，请人工确认 · a run died while sending; a person decides"


@dataclass(slots=True)
class DeliveryReport:
    """What became of the letters of one night, by letter id, and the reason when the server was not reached."""

    written: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    postponed: list[str] = field(default_factory=list)
    withheld: list[str] = field(default_factory=list)
    uncertain: list[str] = field(default_factory=list)
    unreachable: str = ""


def keep_unmentioned(
    connection: duckdb.DuckDBPyConnection, book: BookReport, recipient: str | None
) -> BookReport:
    """Return `book` with only the findings that no letter to its publisher names yet."""
    mentioned = find_mentioned(connection, book.publisher, recipient)
    fresh = tuple(finding for finding in book.findings if finding.finding_id not in mentioned)
    return replace(book, findings=fresh)


def deliver(
    connection: duckdb.DuckDBPyConnection,
    letters: Sequence[Letter],
    folder: Path,
    smtp: SmtpSettings | None,
    still_stands: Callable[[OutboxLetter], bool] = lambda _: True,
) -> DeliveryReport:
    """Return what became of `letters` and of those that earlier nights left unsent.

    Every letter is written to `folder` as <letter_id>.eml; with `smtp` those with a recipient are mailed.
    A letter that names a finding already named to its publisher is not delivered (`repeated`): compose
    from `keep_unmentioned`. `still_stands` is asked just before mailing; a letter it
    denies is withheld, and so is one whose file somebody took away.
    """
    report = DeliveryReport()
    for interrupted in find_interrupted(connection):
        mark_uncertain(connection, interrupted.letter_id, INTERRUPTED)
        report.uncertain.append(interrupted.letter_id)
    for letter in letters:
        put = report.written if _put_in_outbox(connection, letter, folder) else report.repeated
        put.append(letter.letter_id)
    if smtp is not None:
        _mail_unsent(connection, folder, smtp, still_stands, report)
    return report


def _put_in_outbox(connection: duckdb.DuckDBPyConnection, letter: Letter, folder: Path) -> bool:
    """Return True when the letter is now in the outbox folder and its table, to be mailed."""
    if not LETTER_ID.fullmatch(letter.letter_id):
        raise LetterError(f"not a letter id: {letter.letter_id!r}; use letter_key()")
    mentioned = find_mentioned(connection, letter.publisher, letter.recipient)
    if mentioned.intersection(letter.finding_ids):
        return False
    path = _write_eml(folder, letter)
    row = OutboxLetter(
        letter_id=letter.letter_id,
        publisher=letter.publisher,
        document_id=letter.document_id,
        finding_ids=letter.finding_ids,
        recipient=letter.recipient,
        language=letter.language,
        message_id=str(letter.message["Message-ID"]),
        path=path.name,
    )
    return enqueue_letter(connection, row)


def _write_eml(folder: Path, letter: Letter) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{letter.letter_id}.eml"
    draft = path.with_suffix(".eml.part")
    draft.write_bytes(letter.message.as_bytes(policy=SMTP))
    draft.replace(path)
    return path


def _mail_unsent(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    smtp: SmtpSettings,
    still_stands: Callable[[OutboxLetter], bool],
    report: DeliveryReport,
) -> None:
    for number, letter in enumerate(find_unsent(connection)):
        if not (folder / letter.path).exists() or not still_stands(letter):
            report.withheld.append(letter.letter_id)
            continue
        if number:
            time.sleep(smtp.pause_seconds)
        try:
            _mail_one(connection, letter, folder, smtp, report)
        except UnreachableError as error:
            report.unreachable = str(error)
            return


def _mail_one(
    connection: duckdb.DuckDBPyConnection,
    letter: OutboxLetter,
    folder: Path,
    smtp: SmtpSettings,
    report: DeliveryReport,
) -> None:
    """Mail one written letter; its state says `sending` exactly while its fate is open."""
    content = (folder / letter.path).read_bytes()
    with connect(smtp) as client:
        mark_sending(connection, letter.letter_id)
        try:
            reply = send_letter(client, smtp, letter.recipient or "", content)
        except PostponedError as error:
            mark_postponed(connection, letter.letter_id, str(error))
            report.postponed.append(letter.letter_id)
        except RefusedError as error:
            mark_refused(connection, letter.letter_id, str(error))
            report.refused.append(letter.letter_id)
        except UncertainError as error:
            mark_uncertain(connection, letter.letter_id, str(error))
            report.uncertain.append(letter.letter_id)
        else:
            mark_sent(connection, letter.letter_id, reply)
            report.sent.append(letter.letter_id)
