"""Processes that read PDFs: each with a limit on memory and time; the death of one costs one document.

PDFium is not thread-safe and hostile PDFs are normal, so no PDF is ever parsed in the main process.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import resource
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from flows.leaving import hush_teardown
from transforms.errors import UnreadableError

K = TypeVar("K")
R = TypeVar("R")

PATIENCE_SECONDS = 5.0  # how long an idle process may take to leave

_SPAWN = multiprocessing.get_context("spawn")


class CrashedError(UnreadableError):
    """The process that read the document died or took too long."""

    state = "crashed"


@dataclass(frozen=True, slots=True)
class Outcome(Generic[K, R]):
    """What became of one call: its key, and its result or its error."""

    key: K
    result: R | None
    error: UnreadableError | None


def run_calls(
    function: Callable[..., R],
    calls: Iterable[tuple[K, tuple[Any, ...]]],
    *,
    workers: int,
    seconds: float,
    megabytes: int,
) -> Iterator[Outcome[K, R]]:
    """Yield the outcome of `function(*arguments)` for each (key, arguments), as they finish.

    An UnreadableError comes back as an outcome; so does the death of a process, a time-out, and any other
    exception, as a CrashedError. A process starts only when there is a call for it, and arguments are taken from
    `calls` only when a process is free, so a long queue of PDFs is never in memory at once.
    """
    queue = iter(calls)
    crew: list[_Worker[K]] = []
    try:
        while True:
            given = list(islice(queue, workers - sum(not w.idle for w in crew)))
            idle = [w for w in crew if w.idle]
            # All start before the first is given its call: they take a second, and a call waits until its process reads.
            hired = [_Worker[K](function, megabytes) for _ in given[len(idle) :]]
            crew += hired
            for worker, (key, arguments) in zip(idle + hired, given, strict=False):
                worker.give(key, arguments, seconds)
            busy = [w for w in crew if not w.idle]
            if not busy:
                return
            yield from _collect(busy)
            crew = [w for w in crew if w.alive]
    finally:
        for worker in crew:
            worker.stop()


def _collect(busy: list[_Worker[K]]) -> list[Outcome[K, Any]]:
    """Return the outcomes that came in, after waiting for the first or for the nearest deadline."""
    nearest = min(worker.deadline for worker in busy)
    ready = set(wait([worker.connection for worker in busy], timeout=max(0.0, nearest - time.monotonic())))
    outcomes: deque[Outcome[K, Any]] = deque()
    for worker in busy:
        if worker.connection in ready:
            outcomes.append(worker.receive())
        elif time.monotonic() >= worker.deadline:
            outcomes.append(worker.give_up())
    return list(outcomes)


class _Worker(Generic[K]):
    """One reading process and the call it is busy with."""

    def __init__(self, function: Callable[..., Any], megabytes: int) -> None:
        self.connection, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_serve, args=(theirs, function, megabytes), daemon=True)
        self._process.start()
        theirs.close()
        self.idle = True
        self.alive = True
        self.deadline = 0.0
        self._key: K | None = None
        self._seconds = 0.0

    def give(self, key: K, arguments: tuple[Any, ...], seconds: float) -> None:
        """Hand the process one call."""
        self._key, self._seconds, self.idle = key, seconds, False
        self.deadline = time.monotonic() + seconds
        with contextlib.suppress(OSError):
            self.connection.send(arguments)

    def receive(self) -> Outcome[K, Any]:
        """Return the outcome the process sent, or that it died."""
        key, self.idle = self._finished_key(), True
        try:
            result, error = self.connection.recv()
        except (EOFError, OSError):
            self.stop()
            reason = f"the process that read it died (exit {self._process.exitcode}): out of memory or a crash in the PDF parser"
            return Outcome(key, None, CrashedError(reason))
        return Outcome(key, result, error)

    def give_up(self) -> Outcome[K, Any]:
        """End a process that is over its time and return that outcome."""
        key, self.idle = self._finished_key(), True
        self.stop(patience=0)
        return Outcome(
            key, None, CrashedError(f"reading took more than {self._seconds:g} seconds and was given up")
        )

    def stop(self, patience: float = PATIENCE_SECONDS) -> None:
        """End the process: it leaves by itself when its connection closes, or is killed after `patience`."""
        self.alive = False
        self.connection.close()
        self._process.join(patience)
        self._process.kill()
        self._process.join()

    def _finished_key(self) -> K:
        key = self._key
        assert key is not None
        return key


def _serve(connection: Connection, function: Callable[..., Any], megabytes: int) -> None:
    """Answer calls until the other side closes; runs in the child process."""
    hush_teardown()
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1024 * 1024,) * 2)
    with contextlib.suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        while True:
            arguments = connection.recv()
            connection.send(_answer(function, arguments))


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Keep the garbage collector away while one book is read: it finds nothing there and takes a twentieth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _answer(function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[Any, UnreadableError | None]:
    try:
        with undisturbed():
            return function(*arguments), None
    except UnreadableError as error:
        return None, error
    except MemoryError:
        return None, CrashedError(
            "reading needed more memory than is allowed; raise megabytes_per_reader to try again"
        )
    except Exception as error:
        return None, CrashedError(f"our reader failed: {type(error).__name__}: {error}")
