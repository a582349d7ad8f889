"""Letters delivered, each once, whatever crashes between.

The order is the promise: the .eml file, then its row, then `sending`, then the server, then `sent`. A run
that dies before `sending` sends the letter next night; one that dies after leaves it for a person.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
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
    Telling,
    Told,
    enqueue_letter,
    find_interrupted,
    find_tellings,
    find_unsent,
    find_waiting,
    mark_postponed,
    mark_refused,
    mark_sending,
    mark_sent,
    mark_uncertain,
)

RECEIVED = ("sent", "uncertain")
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


def keep_news(book: BookReport, tellings: Mapping[str, Telling], *, by_hand: bool = False) -> BookReport:
    """Return `book` with only what its publisher has not been told: what is new, still open, or resolved.

    A finding is told when it is new, once more when a version published since still has it, and thanked for once
    when it is resolved, provided that the publisher was told of it. `by_hand` says that written letters are carried
    by a person, since no mail server is set.
    """
    news = {f.finding_id: _news(tellings.get(f.finding_id)) for f in book.findings}
    return replace(
        book,
        findings=tuple(f for f in book.findings if news[f.finding_id]),
        still_open=frozenset(f for f, told in news.items() if told == "still_open"),
        lives=[
            life
            for life in book.lives
            if life.state != "resolved" or _is_owed_thanks(tellings.get(life.finding_id), by_hand=by_hand)
        ],
    )


def _news(last: Telling | None) -> Told | None:
    """Return how an open finding is to be told next; None for one about which everything has been said."""
    if last is None or last.told == "resolved":
        return "new"
    reached = last.letter_state in RECEIVED or last.letter_state == "written"
    return "still_open" if last.told == "new" and not last.is_current and reached else None


def _is_owed_thanks(last: Telling | None, *, by_hand: bool) -> bool:
    received = last is not None and (
        last.letter_state in RECEIVED or (by_hand and last.letter_state == "written")
    )
    return last is not None and last.told != "resolved" and received


def find_stale(
    connection: duckdb.DuckDBPyConnection,
    smtp: SmtpSettings | None,
    still_stands: Callable[[OutboxLetter], bool],
) -> list[str]:
    """Return the letters that wait and will never be mailed, because what they say is no longer so.

    Without a mail server there are none: a person may have carried them.
    """
    if smtp is None:
        return []
    return [letter.letter_id for letter in find_waiting(connection) if not still_stands(letter)]


def deliver(
    connection: duckdb.DuckDBPyConnection,
    letters: Sequence[Letter],
    folder: Path,
    smtp: SmtpSettings | None,
    still_stands: Callable[[OutboxLetter], bool] = lambda _: True,
) -> DeliveryReport:
    """Return what became of `letters` and of those that earlier nights left unsent.

    Every letter is written to `folder` as <letter_id>.eml; with `smtp` those with a recipient are mailed.
    A letter that tells of a finding what its publisher was told already is not delivered (`repeated`): compose
    from `keep_news`. `still_stands` is asked just before mailing; a letter it
    denies is withheld, and so is one whose file somebody took away.
    """
    report = DeliveryReport()
    for interrupted in find_interrupted(connection):
        mark_uncertain(connection, interrupted.letter_id, INTERRUPTED)
        report.uncertain.append(interrupted.letter_id)
    stale = find_stale(connection, smtp, still_stands)
    for letter in letters:
        put = report.written if _put_in_outbox(connection, letter, folder, stale) else report.repeated
        put.append(letter.letter_id)
    if smtp is not None:
        _mail_unsent(connection, folder, smtp, still_stands, report)
    return report


def _put_in_outbox(
    connection: duckdb.DuckDBPyConnection, letter: Letter, folder: Path, stale: Sequence[str]
) -> bool:
    """Return True when the letter is now in the outbox folder and its table, to be mailed."""
    if not LETTER_ID.fullmatch(letter.letter_id):
        raise LetterError(f"not a letter id: {letter.letter_id!r}; use letter_key()")
    tellings = find_tellings(connection, letter.publisher, letter.recipient, stale)
    said = zip(letter.finding_ids, letter.told, strict=True)
    if any(_is_told(how, tellings.get(finding_id)) for finding_id, how in said):
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
        told=letter.told,
    )
    return enqueue_letter(connection, row)


def _is_told(how: Told, last: Telling | None) -> bool:
    """Whether that has been said of a finding, or more."""
    if last is None:
        return False
    return last.told == how or (last.told == "still_open" and how == "new")


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
