"""Nights killed by SIGKILL at random moments, then one to the end: `python -m tests.province.kills`.

What is left must equal the night that nobody disturbed: the archive byte for byte, the warehouse fact for fact, the
letters letter for letter. Every night is a process of its own with the processes it started, against a real Prefect
server, over the demo's site, whose letters go to a real mail server.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console

from flows.demo.site import serving_demo, write_site_file
from flows.orchestration import running_server
from flows.settings import Settings
from tests.flows.publish.smtp_server import Postbox, find_free_port, open_postbox
from warehouse.connect import open_release, open_warehouse

ROOT = Path(__file__).parents[2]
QUESTIONS = {
    "documents": "SELECT document_id, state, publisher, judged_with IS NOT NULL FROM documents ORDER BY ALL",
    "facts": "SELECT document_id, fact_id, text, amount_yuan, confirmed FROM facts ORDER BY ALL",
    "verdicts": "SELECT document_id, relation, instance, verdict FROM verdicts ORDER BY ALL",
    "findings": "SELECT finding_id, message_zh FROM findings ORDER BY ALL",
    "addresses": "SELECT DISTINCT url, role, sha256 FROM captures WHERE sha256 IS NOT NULL ORDER BY ALL",
}


@dataclass(frozen=True, slots=True)
class Left:
    """What a night leaves behind."""

    archive: dict[str, str]
    released: dict[str, list[tuple[Any, ...]]]
    letters: list[tuple[str, ...]]
    outbox: list[str]

    def differences(self, other: Left) -> list[str]:
        """Return the parts in which two ends differ."""
        parts = [("archive", self.archive, other.archive), ("letters", self.letters, other.letters)]
        parts += [("outbox", self.outbox, other.outbox)]
        parts += [(name, self.released[name], other.released[name]) for name in QUESTIONS]
        return [name for name, ours, theirs in parts if ours != theirs]


class Stage:
    """A demo site, a mail server and a Prefect server, for nights in processes of their own."""

    def __init__(self, api: str, sites: Path, mail_port: int, postbox: Postbox) -> None:
        self._postbox = postbox
        mail = {
            "HOST": "127.0.0.1",
            "PORT": str(mail_port),
            "SECURITY": "none",
            "SENDER": "bounces@example.cn",
        }
        self._environment = os.environ | {f"MINGZHANG_SMTP__{name}": value for name, value in mail.items()}
        self._environment |= {
            "PREFECT_API_URL": api,
            "PYTHONPATH": str(ROOT),
            "MINGZHANG_SITES": str(sites),
            "MINGZHANG_ALLOW_LOOPBACK": "true",
            "MINGZHANG_SMTP__PAUSE_SECONDS": "0",
        }

    def take_night(self, folder: Path, seconds: float | None = None) -> int:
        """Return the exit status of a night, killed with all its processes after `seconds` where it still runs."""
        environment = self._environment | {"MINGZHANG_FOLDER": str(folder)}
        command = [sys.executable, "-c", "from flows.cli import main; main()", "nightly"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        with subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True, **quiet) as night:  # type: ignore[call-overload]
            try:
                return int(night.wait(seconds))
            except subprocess.TimeoutExpired:
                os.killpg(night.pid, signal.SIGKILL)
                return int(night.wait())

    def count_mailed(self) -> int:
        """Return how many letters the mail server has taken so far."""
        return len(self._postbox.letters)


@contextmanager
def open_stage(folder: Path) -> Iterator[Stage]:
    """Yield what nights need, the site and its file in `folder`."""
    postbox = Postbox()
    with (
        serving_demo(folder / "site", night=1) as (_, server),
        open_postbox(postbox) as mail_port,
        running_server(Settings(folder=folder / "server"), find_free_port()) as api,
    ):
        write_site_file(server, folder / "sites")
        yield Stage(api, folder / "sites", mail_port, postbox)


def read_left(folder: Path) -> Left:
    """Return what nights left in a folder, without times."""
    archive = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((folder / "archive").rglob("*"))
        if path.is_file()
    }
    with open_release(folder / "release" / "mingzhang.duckdb") as release:
        released = {name: release.execute(question).fetchall() for name, question in QUESTIONS.items()}
    with open_warehouse(folder / "warehouse.duckdb") as connection:
        letters = connection.execute(
            "SELECT letter_id, publisher, recipient FROM letters ORDER BY ALL"
        ).fetchall()
    outbox = sorted(path.name for path in (folder / "outbox").iterdir())
    return Left(archive, released, letters, outbox)


def kill_often(
    stage: Stage, folder: Path, moments: Sequence[float], undisturbed: Left
) -> Iterator[list[str]]:
    """Yield, for each moment, in what a night killed then and run again differs from an undisturbed one."""
    for number, seconds in enumerate(moments):
        night = folder / f"killed{number}"
        mailed = stage.count_mailed()
        stage.take_night(night, seconds)
        stage.take_night(night)
        differences = read_left(night).differences(undisturbed)
        if stage.count_mailed() - mailed > len(undisturbed.letters):
            differences.append("a letter was sent twice")
        yield differences


def draw_moments(count: int, seconds: float, start: float, seed: int) -> list[float]:
    """Return random moments of a night, none in the start-up of Python, when nothing is at stake."""
    draw = random.Random(seed)
    return [draw.uniform(start, seconds) for _ in range(count)]


def show(moments: Mapping[float, list[str]], console: Console) -> None:
    """Print a line a kill."""
    for seconds, differences in moments.items():
        words = ", ".join(differences) or "the same end"
        console.print(f"killed after {seconds:.2f} s, run again: {words}", highlight=False)


def main() -> None:
    """Kill twenty nights and compare each with an undisturbed one; exit 1 where one differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.province.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=6)
    asked = parser.parse_args()
    console = Console()
    with TemporaryDirectory(prefix="mingzhang-kills-") as scratch, open_stage(Path(scratch)) as stage:
        folder = Path(scratch)
        began = time.monotonic()
        stage.take_night(folder / "undisturbed")
        seconds = time.monotonic() - began
        undisturbed = read_left(folder / "undisturbed")
        console.print(f"an undisturbed night: {seconds:.1f} s")
        moments = draw_moments(asked.kills, seconds, 0.2 * seconds, asked.seed)
        bad = 0
        for at, differences in zip(moments, kill_often(stage, folder, moments, undisturbed), strict=True):
            show({at: differences}, console)
            bad += bool(differences)
    console.print(f"{asked.kills - bad} of {asked.kills} ended as the undisturbed night")
    raise SystemExit(1 if bad else 0)


if __name__ == "__main__":
    main()
