"""The outbox in the warehouse: which letter is written, on its way, sent, refused, or for a person to decide.

Every function is one transaction on an open connection. A state changes only along

    written → sending → sent | refused | uncertain | written (a temporary refusal)
    refused, or written without an address → written (a new address)

so that a letter whose fate is unknown is never sent again by a program.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

import duckdb

from transforms.errors import MingzhangError

Told = Literal["new", "still_open", "resolved"]


class OutboxError(MingzhangError):
    """A letter is not in the state that a change of state asks for."""


@dataclass(frozen=True, slots=True)
class OutboxLetter:
    """One row of the outbox; `recipient` is None when no address of the publisher is known.

    `told` says how each finding is told, in the order of `finding_ids`; empty where all are new.
    """

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
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """How a finding was last told to its publisher: in a letter about which document, and what became of it.

    `is_current` says whether that document is still the one that counts.
    """

    told: Told
    document_id: str
    is_current: bool
    letter_state: str


def enqueue_letter(connection: duckdb.DuckDBPyConnection, letter: OutboxLetter) -> bool:
    """Return True when `letter` is new in the outbox, or was given an address it can be tried at.

    A letter that is already there is left alone, unless it was refused or had no address and now has
    another one: then it waits to be sent again, because nobody has received it.
    """
    row = connection.execute(
        """
        INSERT INTO letters (letter_id, publisher, document_id, finding_ids, recipient, language,
                             message_id, state, detail, path, created_at, changed_at, told)
        VALUES (?, ?, ?, ?, ?, ?, ?, 'written', '', ?, now(), now(), ?)
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
            list(letter.told or _all_new(letter.finding_ids)),
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


def find_waiting(connection: duckdb.DuckDBPyConnection) -> list[OutboxLetter]:
    """Return the letters that nobody has received yet and that may still go out, without an address or with one."""
    return _select(connection, "written")


def find_interrupted(connection: duckdb.DuckDBPyConnection) -> list[OutboxLetter]:
    """Return the letters left in `sending` by a run that died."""
    return _select(connection, "sending")


def find_tellings(
    connection: duckdb.DuckDBPyConnection,
    publisher: str,
    recipient: str | None,
    except_for: Collection[str] = (),
) -> dict[str, Telling]:
    """Return how each finding was last told to `publisher`, so that nothing is told twice.

    A letter that nobody can have received (refused, or never addressed) counts only while `recipient` is the address
    it has: a new address is a reason to write again. Letters of `except_for` do not count. What was told of a finding
    that another took the place of was told of that other.
    """
    rows = connection.execute(
        """
        WITH named AS (
            SELECT unnest(finding_ids) AS finding_id,
                unnest(coalesce(told, ['new' FOR f IN finding_ids])) AS told,
                document_id, state, created_at
            FROM letters
            WHERE publisher = $publisher
              AND NOT list_contains($except_for::VARCHAR[], letter_id)
              AND NOT (
                  $recipient::VARCHAR IS NOT NULL
                  AND recipient IS DISTINCT FROM $recipient::VARCHAR
                  AND (state = 'refused' OR (state = 'written' AND recipient IS NULL))
              )
        ),
        inherited AS (
            SELECT h.superseded_by, n.* EXCLUDE (finding_id)
            FROM named AS n
            JOIN finding_history AS h USING (finding_id)
            WHERE h.superseded_by IS NOT NULL
        )
        SELECT finding_id, told, document_id,
            document_id IN (SELECT document_id FROM disclosures WHERE is_current), state
        FROM (FROM named UNION ALL FROM inherited)
        QUALIFY row_number() OVER (PARTITION BY finding_id ORDER BY created_at DESC) = 1
        """,
        {"publisher": publisher, "recipient": recipient, "except_for": list(except_for)},
    ).fetchall()
    return {row[0]: Telling(*row[1:]) for row in rows}


def letter_stands(connection: duckdb.DuckDBPyConnection, letter: OutboxLetter) -> bool:
    """Return whether everything a waiting letter says is still so, and no later letter says any of it.

    What it names as open must be open in the current version of its book; what it gives thanks for must be resolved,
    and have been told by a letter that went out.
    """
    (count, later) = connection.execute(
        """
        SELECT
            (
                SELECT count(DISTINCT t.finding_id)
                FROM (SELECT unnest($ids::VARCHAR[]) AS finding_id, unnest($told::VARCHAR[]) AS told) AS t
                LEFT JOIN (SELECT finding_id FROM open_findings WHERE document_id = $document) AS o USING (finding_id)
                LEFT JOIN finding_states AS s USING (finding_id)
                LEFT JOIN (
                    SELECT DISTINCT unnest(finding_ids) AS finding_id
                    FROM letters
                    WHERE publisher = $publisher AND state IN ('sent', 'uncertain')
                ) AS l USING (finding_id)
                WHERE if(t.told = 'resolved', s.state = 'resolved' AND l.finding_id IS NOT NULL,
                    o.finding_id IS NOT NULL)
            ),
            (
                SELECT count(*)
                FROM letters
                WHERE publisher = $publisher AND state <> 'refused' AND list_has_any(finding_ids, $ids::VARCHAR[])
                    AND created_at > (SELECT max(created_at) FROM letters WHERE letter_id = $letter)
            )
        """,
        {
            "ids": list(letter.finding_ids),
            "told": list(letter.told or _all_new(letter.finding_ids)),
            "document": letter.document_id,
            "publisher": letter.publisher,
            "letter": letter.letter_id,
        },
    ).fetchall()[0]
    return bool(count == len(set(letter.finding_ids)) and not later)


def _all_new(finding_ids: Collection[str]) -> tuple[Told, ...]:
    return tuple("new" for _ in finding_ids)


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
               state, detail, if(list_distinct(told) = ['new'], NULL, told)
        FROM letters WHERE state = ? ORDER BY created_at, letter_id
        """,
        [state],
    ).fetchall()
    letters = (OutboxLetter(*row) for row in rows)
    return [
        replace(letter, finding_ids=tuple(letter.finding_ids), told=tuple(letter.told or ()))
        for letter in letters
    ]
