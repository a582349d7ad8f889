"""How Prefect is set up here: its home, no calls to the outside, patience with a slow start, a server for `serve`.

Call `prepare_prefect` before anything imports Prefect: it reads its settings from the environment on import.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import stamina

from flows.settings import Settings
from transforms.errors import MingzhangError

START_UP_SECONDS = 120  # 2026-11: the first server took 12–27 s, and the default limit of 20 s was overrun
STOP_SECONDS = 20


class ServerError(MingzhangError):
    """The Prefect server did not start; says where its own words are."""


def prepare_prefect(settings: Settings) -> None:
    """Set what Prefect needs, wherever the operator has not."""
    home = (settings.folder / "prefect").absolute()
    home.mkdir(parents=True, exist_ok=True)
    defaults = {
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(START_UP_SECONDS),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_LOGGING_LEVEL": "WARNING",
    }
    for name, value in defaults.items():
        os.environ.setdefault(name, value)


@contextmanager
def running_server(settings: Settings, port: int) -> Iterator[str]:
    """Yield the address of a Prefect API: the operator's, where PREFECT_API_URL names one, else our own on loopback.

    A schedule needs a real server: an ephemeral one schedules nothing.
    Raises: ServerError when our own does not become healthy.
    """
    prepare_prefect(settings)
    if theirs := os.environ.get("PREFECT_API_URL"):
        yield theirs
        return
    api = f"http://127.0.0.1:{port}/api"
    log_path = settings.folder / "prefect" / "server.log"
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    environment = os.environ | {"PREFECT_SERVER_UI_API_URL": api}
    with (
        log_path.open("ab") as log,
        subprocess.Popen(command, env=environment, stdout=log, stderr=log) as server,
    ):
        try:
            _await_health(api, server, str(log_path))
            os.environ["PREFECT_API_URL"] = api
            yield api
        finally:
            os.environ.pop("PREFECT_API_URL", None)
            _stop(server)


def _await_health(api: str, server: subprocess.Popen[bytes], log_path: str) -> None:
    """Return once the server answers."""
    try:
        for attempt in stamina.retry_context(
            on=httpx.TransportError, attempts=None, timeout=START_UP_SECONDS, wait_max=1
        ):
            with attempt:
                if server.poll() is not None:
                    raise ServerError(f"the Prefect server ended at once (port in use?); see {log_path}")
                httpx.get(f"{api}/health", trust_env=False).raise_for_status()
    except httpx.HTTPError as error:
        raise ServerError(
            f"the Prefect server did not answer in {START_UP_SECONDS} s; see {log_path}"
        ) from error


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
