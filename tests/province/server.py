"""Serves the province on loopback, one address a district, from a process of its own; writes down every request."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from tests.province.answers import SILENT_SECONDS, Answer, District
from tests.province.plan import Ailment, DistrictPlan

_SPAWN = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Request:
    """One request as answered; `stated` is whether its answer said how to ask again: with an ETag."""

    address: str
    path: str
    conditional: bool
    status: int
    size: int
    stated: bool


@contextmanager
def serving(plans: Sequence[DistrictPlan], port: int, log: Path) -> Iterator[None]:
    """Serve every district that is not dead while the block runs; each request is a line of `log`."""
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_serve, args=(list(plans), port, log, theirs), daemon=True)
    process.start()
    try:
        ours.recv()
        yield
    finally:
        process.kill()
        process.join()


def read_log(log: Path, start: int = 0) -> list[Request]:
    """Return the requests from line `start` on."""
    lines = log.read_text("utf-8").splitlines()[start:]
    parts = (line.split("\t") for line in lines)
    return [
        Request(address, path, known == "1", int(status), int(size), stated == "1")
        for address, path, known, status, size, stated in parts
    ]


def _serve(plans: list[DistrictPlan], port: int, log: Path, ready: Connection) -> None:
    asyncio.run(_listen(plans, port, log, ready))


async def _listen(plans: list[DistrictPlan], port: int, log: Path, ready: Connection) -> None:
    """Listen at every address and answer until the process ends."""
    districts = {plan.address: District(plan, port) for plan in plans if plan.ailment is not Ailment.DEAD}
    stalling = {plan.address for plan in plans if plan.ailment is Ailment.STALLING}
    with log.open("a", encoding="utf-8", buffering=1) as lines:

        async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            address = writer.get_extra_info("sockname")[0]
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                while True:
                    path, headers = await _read_request(reader)
                    answer = await districts[address].answer(path, headers)
                    known = "if-none-match" in headers or "if-modified-since" in headers
                    lines.write(
                        f"{address}\t{path}\t{known:d}\t{answer.status}\t{len(answer.body)}\t{'ETag' in answer.headers:d}\n"
                    )
                    writer.write(_render(answer))
                    await writer.drain()
                    if answer.stated_length is not None:
                        await asyncio.sleep(SILENT_SECONDS if address in stalling else 0)
                        break
            writer.close()

        server = await asyncio.start_server(talk, list(districts), port, backlog=256)
        ready.send("listening")
        async with server:
            await server.serve_forever()


async def _read_request(reader: asyncio.StreamReader) -> tuple[str, dict[str, str]]:
    """Return the path and the headers, their names in lower case."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.strip().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    return first.split(" ")[1], {name.lower(): value for name, value in headers.items()}


def _render(answer: Answer) -> bytes:
    """Return an answer as it goes over the line."""
    length = len(answer.body) if answer.stated_length is None else answer.stated_length
    headers = {"Content-Type": answer.content_type, "Content-Length": str(length), **answer.headers}
    if answer.status == 304:
        del headers["Content-Length"]
    head = [f"HTTP/1.1 {answer.status} X", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join([*head, "", ""]).encode("latin-1") + answer.body
