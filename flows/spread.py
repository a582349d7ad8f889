"""Where books are read: by processes of this machine, or by a Dask cluster through Prefect's task runner.

On a cluster each batch of books is one task; its worker still gives every book a process with limits on memory and
time. Bytes go out and documents come back, so a worker needs the code and nothing else: no archive, no warehouse.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

import dask
from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect_dask import DaskTaskRunner

from flows.readers import Outcome, run_calls
from flows.settings import Settings
from transforms.document import read_document
from transforms.model import Document

BATCH = 20  # books a task: a task costs about 30 ms of Prefect's server, and a batch is lost with its machine
BATCHES_A_WORKER = 2

Call = tuple[str, tuple[bytes]]
Read = Outcome[str, Document]


@task(cache_policy=NO_CACHE, persist_result=False, retries=2)
def read_batch(batch: list[Call], seconds: float, megabytes: int) -> list[Read]:
    """Return what became of each book of a batch, read one by one on whichever machine this runs."""
    return list(run_calls(read_document, batch, workers=1, seconds=seconds, megabytes=megabytes))


def read_on_cluster(calls: Iterable[Call], settings: Settings) -> Iterator[Read]:
    """Yield the outcome of reading each book on a Dask cluster; a few batches are on their way at a time.

    Raises: whatever ended a batch three times, such as a cluster that is gone; its books are read the next night.
    """
    queue = iter(calls)
    pending: deque[Any] = deque()
    with _runner(settings) as runner:
        while True:
            while len(pending) < BATCHES_A_WORKER * settings.workers and (
                batch := list(islice(queue, BATCH))
            ):
                limits = {"seconds": settings.seconds_per_book, "megabytes": settings.megabytes_per_reader}
                pending.append(runner.submit(read_batch, {"batch": batch, **limits}))
            if not pending:
                return
            yield from pending.popleft().result()


@contextmanager
def _runner(settings: Settings) -> Iterator[DaskTaskRunner]:
    """Yield a task runner on the cluster that the settings name, or on one of this machine."""
    local = {"n_workers": settings.workers, "threads_per_worker": 1, "dashboard_address": None}
    with (
        dask.config.set({"distributed.worker.daemon": False}),  # a worker starts the processes that read
        DaskTaskRunner(address=settings.dask_address)
        if settings.dask_address
        else DaskTaskRunner(cluster_kwargs=local) as runner,
    ):
        yield runner
