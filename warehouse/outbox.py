"""The outbox in the warehouse: which letter is written, on its way, sent, refused, or for a person to decide.

Every function is one transaction on an open connection. A state changes only along

    written → sending → sent | refused | uncertain | written (a temporary refusal)
    refused, or written without an address → written (a new address)

so that a letter whose fate is unknown is never sent again by a program.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import duckdb

from transforms.errors import MingzhangError


class OutboxError(MingzhangError):
    """A letter is not in the state that a change of state asks for."""


@dataclass(frozen=True, slots=True)
class OutboxLetter:
    """One row of the outbox; `recipient` is None when no address of the publisher is known."""

    letter_id: str
    publisher: str
    document_id: str
    finding_ids: tuple[str, ...]
    recipient: str | None
    language: str
    message_id: str
    path: str
    state: str = "written"
    detail: str = ""


def enqueue_letter(connection: duckdb.DuckDBPyConnection, letter: OutboxLetter) -> bool:
    """Return True when `letter` is new in the outbox, or was given an address it can be tried at.

    A letter that is already there is left alone, unless it was refused or had no address and now has
    another one: then it waits to be sent again, because nobody has received it.
    """
    row = connection.execute(
        """
        INSERT INTO letters (letter_id, publisher, document_id, finding_ids, recipient, language,
                             message_id, state, detail, path, created_at, changed_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, 'written', '', ?, now(), now())
        ON CONFLICT (letter_id) DO UPDATE
        SET recipient = excluded.recipient, state = 'written', detail = '', path = excluded.path,
            message_id = excluded.message_id, changed_at = now()
        WHERE excluded.recipient IS NOT NULL
          AND letters.recipient IS DISTINCT FROM excluded.recipient
          AND (letters.state = 'refused' OR (letters.state = 'written' AND letters.recipient IS NULL))
        RETURNING letter_id
        """,
        [
            letter.letter_id,
            letter.publisher,
            letter.document_id,
            list(letter.finding_ids),
            letter.recipient,
            letter.language,
            letter.message_id,
            letter.path,
        ],
    ).fetchone()
    return row is not None


def mark_sending(connection: duckdb.DuckDBPyConnection, letter_id: str) -> None:
    """Record that a letter is about to be handed to the mail server; only a written letter may be."""
    _change_state(connection, letter_id, "written", "sending", "")


def mark_sent(connection: duckdb.DuckDBPyConnection, letter_id: str, reply: str) -> None:
    """Record that the mail server accepted the letter, with its `reply`."""
    _change_state(connection, letter_id, "sending", "sent", reply)


def mark_refused(connection: duckdb.DuckDBPyConnection, letter_id: str, reply: str) -> None:
    """Record that the mail server refused the letter for good (5xx), with its `reply`."""
    _change_state(connection, letter_id, "sending", "refused", reply)


def mark_postponed(connection: duckdb.DuckDBPyConnection, letter_id: str, reply: str) -> None:
    """Put a letter back for the next night after a temporary refusal (4xx), with the server's `reply`."""
    _change_state(connection, letter_id, "sending", "written", reply)


def mark_uncertain(connection: duckdb.DuckDBPyConnection, letter_id: str, reason: str) -> None:
    """Record that nobody knows whether the letter went out: a person decides."""
    _change_state(connection, letter_id, "sending", "uncertain", reason)


def find_unsent(connection: duckdb.DuckDBPyConnection) -> list[OutboxLetter]:
    """Return the letters that wait to be mailed, oldest first; those without an address are not among them."""
    return [letter for letter in _select(connection, "written") if letter.recipient is not None]


def find_interrupted(connection: duckdb.DuckDBPyConnection) -> list[OutboxLetter]:
    """Return the letters left in `sending` by a run that died."""
    return _select(connection, "sending")


def find_mentioned(
    connection: duckdb.DuckDBPyConnection, publisher: str, recipient: str | None
) -> frozenset[str]:
    """Return the findings that a letter to `publisher` already names, so that they are not mailed twice.

    A letter that nobody can have received (refused, or never addressed) counts only while `recipient`
    is the address it has: a new address is a reason to write again.
    """
    rows = connection.execute(
        """
        SELECT DISTINCT unnest(finding_ids)
        FROM letters
        WHERE publisher = $publisher
          AND NOT (
              $recipient::VARCHAR IS NOT NULL
              AND recipient IS DISTINCT FROM $recipient::VARCHAR
              AND (state = 'refused' OR (state = 'written' AND recipient IS NULL))
          )
        """,
        {"publisher": publisher, "recipient": recipient},
    ).fetchall()
    return frozenset(finding_id for (finding_id,) in rows)


def _change_state(
    connection: duckdb.DuckDBPyConnection, letter_id: str, before: str, after: str, detail: str
) -> None:
    changed = connection.execute(
        "UPDATE letters SET state = ?, detail = ?, changed_at = now() "
        "WHERE letter_id = ? AND state = ? RETURNING letter_id",
        [after, detail, letter_id, before],
    ).fetchone()
    if changed is None:
        raise OutboxError(f"letter {letter_id} cannot become {after}: it is not in state {before}")


def _select(connection: duckdb.DuckDBPyConnection, state: str) -> list[OutboxLetter]:
    rows = connection.execute(
        """
        SELECT letter_id, publisher, document_id, finding_ids, recipient, language, message_id, path,
               state, detail
        FROM letters WHERE state = ? ORDER BY created_at, letter_id
        """,
        [state],
    ).fetchall()
    letters = (OutboxLetter(*row) for row in rows)
    return [replace(letter, finding_ids=tuple(letter.finding_ids)) for letter in letters]
