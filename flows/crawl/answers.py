"""What a server's answer means: content, a wall, gone for good, or not now."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum

import httpx

from flows.crawl.walls import WALL_STATUSES

LONGEST_RETRY_AFTER_SECONDS = 120.0


class State(StrEnum):
    """What became of one address.

    DISALLOWED is robots.txt's word; FOREIGN is a host that the site file does not name, or a private network.
    """

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    BLOCKED = "blocked"
    TOO_LARGE = "too_large"
    FAILED = "failed"
    DISALLOWED = "disallowed"
    FOREIGN = "foreign"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier night captured at an address: hash, and the validators its server gave."""

    sha256: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What one address gave.

    `body` is there for new and changed content, and for unchanged content that the server sent again;
    `sha256` whenever content is known; `detail` is one line for a person.
    """

    url: str
    final_url: str
    status: int | None
    state: State
    body: bytes | None = None
    sha256: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    detail: str = ""


class EndedError(Exception):
    """The fetch ends here, with a state that a retry would not change."""

    def __init__(self, state: State, detail: str, status: int | None = None) -> None:
        super().__init__(detail)
        self.state, self.detail, self.status = state, detail, status


class UnavailableError(Exception):
    """The server says: not now. `retry_after` is the pause it asks for, in seconds."""

    def __init__(self, status: int, retry_after: float | None) -> None:
        super().__init__(f"the server answered {status}")
        self.status, self.retry_after = status, retry_after


def retry_pause(error: Exception) -> bool | float:
    """Return whether to ask again after `error`, and after how many seconds where the server says so."""
    if isinstance(error, UnavailableError):
        if error.retry_after is None:
            return True
        return error.retry_after if error.retry_after <= LONGEST_RETRY_AFTER_SECONDS else False
    return isinstance(error, httpx.TransportError | socket.gaierror)


def check_status(status: int, headers: Mapping[str, str]) -> None:
    """End or retry the fetch where an answer carries no content."""
    if status in WALL_STATUSES:
        raise EndedError(State.BLOCKED, f"the server answered {status} and wants no automatic reader", status)
    if status in {404, 410}:
        raise EndedError(State.GONE, f"the server answered {status}", status)
    if status == 429 or status >= 500:
        raise UnavailableError(status, _read_retry_after(headers.get("retry-after")))
    if status not in {200, 203}:
        raise EndedError(State.FAILED, f"the server answered {status}", status)


def _read_retry_after(value: str | None) -> float | None:
    """Return the seconds that a Retry-After header asks for, given as seconds or as a date."""
    if not value:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
