"""Turns: one request at a time to a host, with a pause after the one before, across all threads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Host:
    """The lock of one host, and when the last request there ended."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    ended_at: float | None = None


class Turns:
    """Who may ask which host when.

    Args:
        now: A clock in seconds that never goes back.
        sleep: What waits.
    """

    def __init__(self, now: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._now = now
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    @contextmanager
    def take(self, host: str, pause_seconds: float) -> Iterator[None]:
        """Hold `host` for one request, `pause_seconds` after the last one ended."""
        with self._lock:
            turn = self._hosts.setdefault(host, _Host())
        with turn.lock:
            wait = 0.0 if turn.ended_at is None else turn.ended_at + pause_seconds - self._now()
            if wait > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                turn.ended_at = self._now()
