"""One bad document costs one call: the crew that reads PDFs survives death, hanging, hunger for memory and errors."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from typing import Any

import pytest

import flows.readers
from flows.readers import CrashedError, Outcome, run_calls, undisturbed
from transforms.errors import EncryptedPdfError, UnreadableError

LIMITS: dict[str, Any] = {"workers": 2, "seconds": 60, "megabytes": 2_000}


def obey(order: str) -> str:
    """Do what a hostile PDF might make its reader do; runs in the reading process."""
    if order == "exit":
        os._exit(7)
    if order == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if order == "hang":
        threading.Event().wait()
    if order == "refuse":
        raise EncryptedPdfError("the PDF is encrypted")
    if order == "fail":
        raise ZeroDivisionError("a defect of ours")
    if order == "recurse":
        return obey(order)
    if order == "devour":
        return str(len(bytearray(4_000_000_000)))
    if order == "return a function":
        return lambda: order  # type: ignore[return-value]
    return order.upper()


def name_process(_: int) -> int:
    return os.getpid()


def outcomes_of(*orders: str, **limits: Any) -> dict[str, Outcome[str, str]]:
    outcomes = list(run_calls(obey, [(order, (order,)) for order in orders], **(LIMITS | limits)))
    assert sorted(outcome.key for outcome in outcomes) == sorted(orders)
    return {outcome.key: outcome for outcome in outcomes}


def error_of(outcome: Outcome[str, str]) -> tuple[type[UnreadableError], str]:
    assert outcome.error is not None
    assert outcome.result is None
    return type(outcome.error), str(outcome.error)


@pytest.fixture(autouse=True)
def _no_process_outlives_its_test() -> Iterator[None]:
    yield
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("workers", [1, 3])
def test_every_call_has_its_own_outcome_however_many_work(workers: int) -> None:
    orders = [f"book {number}" for number in range(7)]
    outcomes = outcomes_of(*orders, workers=workers)
    assert outcomes == {order: Outcome(order, order.upper(), None) for order in orders}


def test_no_calls_are_no_outcomes_and_no_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flows.readers, "_Worker", None)
    assert outcomes_of() == {}


DEATHS = {
    "exit": "the process that read it died (exit 7): out of memory or a crash in the PDF parser",
    "kill": "the process that read it died (exit -9): out of memory or a crash in the PDF parser",
    "fail": "our reader failed: ZeroDivisionError: a defect of ours",
    "recurse": "our reader failed: RecursionError: maximum recursion depth exceeded",
    "devour": "reading needed more memory than is allowed; raise megabytes_per_reader to try again",
}


def test_each_disaster_costs_its_own_call_and_no_other() -> None:
    outcomes = outcomes_of("a", "exit", "b", "kill", "c", "fail", "d", "recurse", "e", "devour", "f")
    assert {key: outcome.result for key, outcome in outcomes.items() if outcome.error is None} == {
        "a": "A", "b": "B", "c": "C", "d": "D", "e": "E", "f": "F",
    }  # fmt: skip
    for order, message in DEATHS.items():
        kind, text = error_of(outcomes[order])
        assert (kind, text[: len(message)]) == (CrashedError, message)
        assert "\n" not in text


def test_a_call_that_takes_too_long_is_given_up_and_the_others_go_on() -> None:
    outcomes = outcomes_of("a", "hang", "b", workers=1, seconds=5)
    assert error_of(outcomes["hang"]) == (CrashedError, "reading took more than 5 seconds and was given up")
    assert (outcomes["a"].result, outcomes["b"].result) == ("A", "B")


def test_a_file_that_cannot_be_read_says_why_in_its_own_words() -> None:
    outcomes = outcomes_of("refuse", "a")
    assert error_of(outcomes["refuse"]) == (EncryptedPdfError, "the PDF is encrypted")
    assert outcomes["refuse"].error is not None
    assert outcomes["refuse"].error.state == "encrypted"
    assert outcomes["a"].result == "A"


def test_a_result_that_cannot_be_sent_costs_its_call(capfd: pytest.CaptureFixture[str]) -> None:
    outcomes = outcomes_of("return a function", "a", workers=1)
    assert error_of(outcomes["return a function"])[0] is CrashedError
    assert outcomes["a"].result == "A"
    capfd.readouterr()


def test_a_process_reads_one_book_after_another() -> None:
    pids = {
        o.result for o in run_calls(name_process, ((n, (n,)) for n in range(6)), **(LIMITS | {"workers": 1}))
    }
    assert len(pids) == 1
    assert pids != {os.getpid()}


def test_a_book_is_fetched_only_when_somebody_is_free_to_read_it() -> None:
    taken: list[int] = []

    def books() -> Iterator[tuple[int, tuple[str]]]:
        for number in range(10):
            taken.append(number)
            yield number, (f"book {number}",)

    done = 0
    for _ in run_calls(obey, books(), **LIMITS):
        done += 1
        assert len(taken) <= done + LIMITS["workers"]
    assert done == 10


def test_who_stops_listening_stops_the_work() -> None:
    outcomes = run_calls(obey, ((n, ("a",)) for n in range(1000)), **LIMITS)
    assert next(outcomes).result == "A"
    outcomes.close()  # type: ignore[attr-defined]


def test_an_error_while_a_book_is_fetched_is_not_hidden_and_leaves_no_process() -> None:
    def books() -> Iterator[tuple[int, tuple[str]]]:
        yield 1, ("a",)
        raise FileNotFoundError("the archive is gone")

    with pytest.raises(FileNotFoundError, match="the archive is gone"):
        list(run_calls(obey, books(), **LIMITS))


def test_the_garbage_collector_stays_away_while_a_book_is_read_and_comes_back_after_a_failure() -> None:
    kept_away: list[bool] = []

    def fail() -> None:
        with undisturbed():
            kept_away.append(not gc.isenabled())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (kept_away, gc.isenabled()) == ([True], True)
