"""The night fires by itself against a real Prefect server, served by one process and from a work pool."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import stamina

from flows.demo.site import serving_demo, write_site_file
from flows.orchestration import running_server
from flows.settings import Settings
from tests.flows.publish.smtp_server import find_free_port

ROOT = Path(__file__).parents[2]
EVERY_TWENTY_SECONDS = "* * * * * */20"
PATIENCE_SECONDS = 200
PREFECT = [sys.executable, "-m", "prefect", "--no-prompt"]


class NotYetError(Exception):
    """No night has ended yet."""


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run a Prefect server as `mingzhang serve` does; yield its address."""
    folder = tmp_path_factory.mktemp("server")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PREFECT_API_URL", raising=False)
        patch.setenv("PREFECT_HOME", str(folder / "prefect"))
        patch.setenv("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
        patch.setenv("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")
        patch.setenv("PREFECT_LOGGING_LEVEL", "ERROR")
        patch.setenv("DO_NOT_TRACK", "1")
        with running_server(Settings(folder=folder), find_free_port()) as address:
            yield address


@pytest.fixture
def environment(api: str, tmp_path: Path) -> Iterator[Mapping[str, str]]:
    """The environment of a process whose nights crawl the demo's site."""
    with serving_demo(tmp_path / "site", night=1) as (_, server):
        write_site_file(server, tmp_path / "sites")
        yield os.environ | {
            "PREFECT_API_URL": api,
            "PYTHONPATH": str(ROOT),
            "MINGZHANG_FOLDER": str(tmp_path / "var"),
            "MINGZHANG_SITES": str(tmp_path / "sites"),
            "MINGZHANG_ALLOW_LOOPBACK": "true",
            "MINGZHANG_SCHEDULE": EVERY_TWENTY_SECONDS,
        }


@contextmanager
def running(command: list[str], environment: Mapping[str, str], log: Path) -> Iterator[None]:
    """Run a process while the block runs; what it says goes to `log`."""
    with log.open("wb") as said:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=said, stderr=said)
        try:
            yield
        finally:
            process.terminate()
            process.wait(30)


def ask(api: str, path: str, **body: Any) -> list[dict[str, Any]]:
    answer = httpx.post(f"{api}/{path}", json=body, trust_env=False, timeout=30)
    answer.raise_for_status()
    rows: list[dict[str, Any]] = answer.json()
    return rows


def await_night(api: str, **filters: Any) -> dict[str, Any]:
    """Return the first run that its schedule started and that ended, whatever way it ended."""
    ended = {"flow_runs": {"state": {"type": {"any_": ["COMPLETED", "FAILED", "CRASHED"]}}}}
    for attempt in stamina.retry_context(
        on=NotYetError, attempts=None, timeout=PATIENCE_SECONDS, wait_initial=0.5, wait_max=1
    ):
        with attempt:
            runs = ask(api, "flow_runs/filter", sort="START_TIME_ASC", **filters, **ended)
            if not runs:
                raise NotYetError
    return runs[0]


def run_page(api: str, run: Mapping[str, Any]) -> dict[str, str]:
    """Return what the page of a run shows, by the key of each artifact."""
    artifacts = ask(api, "artifacts/filter", artifacts={"flow_run_id": {"any_": [run["id"]]}})
    return {artifact["key"]: str(artifact["data"]) for artifact in artifacts}


def assert_first_night(api: str, run: Mapping[str, Any]) -> None:
    assert (run["auto_scheduled"], run["state"]["name"]) == (True, "Completed")
    page = run_page(api, run)
    assert set(page) == {"night", "sites"}
    assert "| demo | fresh | 6 documents |" in page["night"]
    assert "fresh" in page["sites"]


def test_the_schedule_of_serve_fires_and_its_run_page_shows_the_summary(
    api: str, environment: Mapping[str, str], tmp_path: Path
) -> None:
    with running(
        [str(Path(sys.executable).with_name("mingzhang")), "serve"], environment, tmp_path / "serve.log"
    ):
        run = await_night(api, deployments={"name": {"any_": ["nightly"]}})
    assert_first_night(api, run)


def test_the_schedule_of_a_work_pool_fires_on_its_worker_and_its_run_page_shows_the_summary(
    api: str, environment: Mapping[str, str], tmp_path: Path
) -> None:
    cron = ["--cron", EVERY_TWENTY_SECONDS, "--timezone", "Asia/Shanghai"]
    for command in (
        ["work-pool", "create", "mingzhang", "--type", "process"],
        ["deploy", "--name", "nightly", *cron],
    ):
        subprocess.run([*PREFECT, *command], cwd=ROOT, env=environment, check=True, capture_output=True)
    worker = [*PREFECT, "worker", "start", "--pool", "mingzhang", "--type", "process"]
    with running(worker, environment, tmp_path / "worker.log"):
        run = await_night(api, work_pools={"name": {"any_": ["mingzhang"]}})
    assert_first_night(api, run)
